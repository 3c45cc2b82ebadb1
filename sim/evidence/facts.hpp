#pragma once
/// The published results of a plan's rounds, resolved: who was in each field, what is known of its scores,
/// and which chances fell how.

#include <cutline/base/diagnostic.hpp>
#include <cutline/base/ids.hpp>
#include <cutline/base/team_set.hpp>
#include <cutline/plan/plan.hpp>
#include <cutline/plan/roster.hpp>
#include <cutline/scenario/scenario.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cutline::evidence {

/// What was measured: the points of a criterion, or the total.
using Measure = std::optional<CriterionId>;

/// A score as it was printed.
struct ScoreFact {
    TeamId team;
    Measure of;
    double value, half_unit; ///< points
};
/// The mean over those who were scored.
struct MeanFact {
    Measure of;
    double value, half_unit; ///< points
};
/// Nobody was better, or worse, than these by more than `within` points.
struct PlacingFact {
    Measure of;
    TeamSet teams;
    double within;
    bool best;
};
/// These were above all others.
struct TopFact {
    Measure of;
    TeamSet teams;
};
/// Who passed a gate by score, and who didn't.
struct GateFact {
    std::size_t gate; ///< position in RoundPlan::gates
    TeamSet passed, failed;
};
/// Who stayed of those whom the cut judged.
struct CutFact {
    TeamSet judged, stayed;
    std::size_t spent; ///< places that gates had used up
};

/// One item of evidence about scores, and where it stands.
struct Fact {
    std::variant<ScoreFact, MeanFact, PlacingFact, TopFact, GateFact, CutFact> says;
    std::string path;
    Place place;
};

/// One thing that fell by chance.
struct Verdict {
    enum class Kind { enters, admitted, withdraws, passes } kind;
    std::size_t round; ///< position in Plan::rounds
    TeamId team;
    std::size_t gate = 0; ///< position in RoundPlan::gates
    Value chance;
    bool happened;
    std::string path;
    Place place;
};

/// A round that has been held.
struct HeldRound {
    std::size_t position = 0; ///< in Plan::rounds
    TeamSet field;
    TeamSet scored;             ///< who had not withdrawn
    bool outcome_known = false; ///< the file says who left
    TeamSet survivors, out;     ///< if it is
    RoundOutcome outcome{};     ///< if it is
    std::vector<Fact> facts{};
    std::vector<CriterionId> criteria{}; ///< whose points facts ask for, each once
    std::vector<Verdict> verdicts{};
};

/// Resolves what the scenario has published about a plan that was made of it. Rounds in the order in which
/// they were held. An error where fields or exits can't be told from what is given, or can't have been.
[[nodiscard]] std::vector<HeldRound> read_facts(const Scenario& scenario, const Plan& plan,
                                                const Roster& roster, Diagnostics& diagnostics);

} // namespace cutline::evidence
