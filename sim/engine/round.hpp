#pragma once
/// The rules of one round in one trial, as they are told: field, withdrawals, scores, gates before, cut,
/// gates after.

#include "engine/cut.hpp"
#include "engine/scores.hpp"
#include "engine/trial_draws.hpp"

#include <cutline/engine/record.hpp>
#include <cutline/plan/outcome.hpp>
#include <cutline/plan/plan.hpp>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace cutline {

/// What a trial carries from round to round.
struct TrialState {
    explicit TrialState(const Plan& plan) : survivors(plan.rounds.size()), out(plan.rounds.size()) {}

    std::span<const double> drawn; ///< of Plan::draws() numbers
    Latents latents;
    std::array<std::optional<TenThousandths>, max_teams>
        last_total{};               ///< of the last round that scored the team
    std::vector<TeamSet> survivors; ///< by position of the round
    std::vector<TeamSet> out;       ///< cut, or failed a gate
};

/// Holds rounds of one trial.
class RoundRules {
  public:
    /// All outlive this. @param scores  room to work in  @param record  may be null
    RoundRules(const Plan& plan, const TrialDraws& draws, TrialState& state, RoundScores& scores,
               TrialRecord* record)
        : plan_(plan), draws_(draws), state_(state), scores_(scores), record_(record) {}

    /// Holds the round at `position`; those that feed it have been held. @param told  is overwritten
    void hold(std::size_t position, RoundOutcome& told);

  private:
    void recall(std::size_t position, RoundOutcome& told);
    void enter(std::size_t position, RoundOutcome& told) const;
    [[nodiscard]] TeamSet withdraw(std::size_t position, RoundOutcome& told) const;
    void score(std::size_t position, TeamSet field);
    [[nodiscard]] TeamSet pass_gates(std::size_t position, bool after, TeamSet field, RoundOutcome& told,
                                     std::size_t& cut_spent) const;
    [[nodiscard]] bool passes(std::size_t position, std::size_t gate, TeamId team) const;
    [[nodiscard]] TenThousandths measured_by(const GatePlan& gate, TeamId team) const;
    [[nodiscard]] TeamSet cut(std::size_t position, TeamSet judged, RoundOutcome& told,
                              std::size_t cut_spent) const;
    [[nodiscard]] Ranking rank(std::size_t position, TeamSet judged) const;

    void record_recalled(std::size_t position, const RoundOutcome& told, TeamSet scored) const;
    void record_scores(TeamSet field) const;
    void record_cut(TeamSet judged, std::size_t count, const Ranking& ranking, const CutResult& result) const;

    const Plan& plan_;
    const TrialDraws& draws_;
    TrialState& state_;
    RoundScores& scores_;
    TrialRecord* record_;
};

/// Whether a round of the plan asks for totals of rounds before it.
[[nodiscard]] bool carries(const Plan& plan);

/// What an award gives, in millionths.
[[nodiscard]] Micros award_amount(const AwardPlan& award, TeamId team, std::span<const double> drawn);

/// A gate's bar in a trial: (at least + months × per month), of the full points or of what `of` says.
[[nodiscard]] TenThousandths gate_bar(const Plan& plan, const RoundPlan& round, const GatePlan& gate,
                                      std::span<const double> drawn);

/// A trial's `keep` or `drop`.
[[nodiscard]] std::size_t cut_count(const CutPlan& cut, std::span<const double> drawn);

} // namespace cutline
