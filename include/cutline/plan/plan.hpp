#pragma once
/// A competition made ready to be played: every rule checked, every name resolved to an id, rounds in the
/// order in which they are held, all in flat arrays. **A plan that exists can be played**; nobody checks
/// again.
///
/// Plans are immutable and may be shared between threads.

#include <cutline/base/ids.hpp>
#include <cutline/base/team_set.hpp>
#include <cutline/numeric/law.hpp>
#include <cutline/numeric/simplex.hpp>
#include <cutline/plan/outcome.hpp>
#include <cutline/plan/roster.hpp>
#include <cutline/scenario/scenario.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cutline {

/// A number of the plan: a constant plus multiples of what a trial has drawn.
struct Value {
    struct Term {
        std::size_t draw; ///< index into the trial's drawn numbers
        double factor;
        friend bool operator==(const Term&, const Term&) = default;
    };
    double constant = 0;
    std::vector<Term> terms;

    [[nodiscard]] bool certain() const { return terms.empty(); }
    [[nodiscard]] bool is(double number) const { return certain() && constant == number; }
    /// The value in a trial whose drawn numbers are `drawn`.
    [[nodiscard]] double in(std::span<const double> drawn) const {
        double sum = constant;
        for (const auto& term : terms)
            sum += term.factor * drawn[term.draw];
        return sum;
    }
    friend bool operator==(const Value&, const Value&) = default;
};

/// An uncertain number: one word of its stream gives one value.
struct DrawnNumber {
    std::string name; ///< its path, or its name among the inputs
    Law law;
    std::optional<Support> within;
    Quantile quantile;

    /// The number that a word draws. Laws without bounds are cut off at ±1e12, so that no sum is ever
    /// infinite.
    [[nodiscard]] double at(std::int32_t word) const { return std::clamp(quantile(word), -1e12, 1e12); }
    /// The same for many words. @param drawn  out: as many
    void at_each(std::span<const std::int32_t> words, double* drawn) const {
        quantile(words, drawn);
        for (std::size_t i = 0; i < words.size(); ++i)
            drawn[i] = std::clamp(drawn[i], -1e12, 1e12);
    }
};

/// Weights drawn together on a simplex. They follow the uncertain numbers in a trial's drawn numbers.
struct DrawnWeights {
    std::string name; ///< "weights", or "rounds.NAME.weights"
    SimplexLaw law;
    std::size_t first_draw; ///< of law.alpha.size() draws
};

/// A criterion that is scored.
struct Leaf {
    std::string id;
    std::string name;
    double points;
};

/// A criterion with all the leaves below it, which stand together: [first, last).
struct CriterionPlan {
    std::string id;
    std::string name;
    double points;
    LeafId first;
    std::size_t leaves;
    std::size_t depth; ///< 0 at the top level
};

/// A team as it stands in a plan. A team of the roster that this plan does not have is never in a field.
struct TeamPlan {
    PerId<LeafId, Value> expected; ///< points at the reference date
    Value growth;                  ///< share of the points per month
    Value withdraw;                ///< chance for each round entered
    Value strength_spread;
    Value growth_spread;
    bool present = false;
};

/// How a leaf is scored in a round.
struct LeafPlan {
    Value noise;      ///< standard deviation, share of the points
    Value resolution; ///< points; 0: not rounded
    Normalise normalise = Normalise::none;
};

struct InflowPlan {
    std::size_t round; ///< position in Plan::rounds
    RoundId id;
    bool out; ///< takes those who were cut or failed a gate, not the survivors
};

struct GatePlan {
    std::string id;
    std::string name;
    CauseId cause;
    bool after = false;
    bool spends_cut = false;

    bool by_chance = true;
    bool memory = false;
    PerId<TeamId, Value> pass; ///< by chance: the chance

    std::optional<CriterionId> measure; ///< by score: absent means the total
    Value at_least;                     ///< points, or a share of `of`
    bool is_share = false;
    std::optional<Value> of; ///< points; absent: the full points
    Value per_month;         ///< in the unit of at_least
};

struct CutPlan {
    enum class Kind { none, keep, drop } kind = Kind::none;
    Value count;
    std::optional<Value> at_least; ///< points
    TieRule::Kind ties = TieRule::Kind::random;
    std::vector<CriterionId> tie_criteria;
};

struct AwardPlan {
    AwardId award;
    PerId<TeamId, Value> amount;
};

struct RoundPlan {
    RoundId id;
    std::string key;   ///< its id as written
    double months = 0; ///< since the reference date

    std::vector<InflowPlan> from;
    TeamSet entrants;           ///< who may enter from outside
    PerId<TeamId, Value> entry; ///< the chance of it
    PerId<TeamId, Value> admit; ///< chance that a team that comes by `from` really enters
    TeamSet possible_field;     ///< who may ever be in the field
    TeamSet possible_survivors; ///< who may ever survive
    std::size_t least_survivors = 0;
    std::size_t most_survivors = 0;

    PerId<TeamId, Value> form; ///< standard deviation, share of the points
    PerId<LeafId, LeafPlan> leaves;
    PerId<LeafId, Value> weights;
    Aggregate aggregate = Aggregate::sum;
    Value carry;
    std::vector<GatePlan> gates; ///< in the order of the file
    CutPlan cut;
    std::vector<AwardPlan> awards;
    bool final = false;

    /// No draw moves this score: it is computed in double, exactly as written.
    [[nodiscard]] bool certain(TeamId team, LeafId leaf) const { return certain_scores[team][leaf]; }
    PerId<TeamId, PerId<LeafId, bool>> certain_scores; ///< by possible field

    /// What was published, as far as it is: who took part, and who left. Trials agree with it.
    std::optional<TeamSet> published_field, published_exits;
    TeamSet published_out; ///< of the exits: cut, or failed a gate
    /// How the round went: then it is not played, whatever the rules of this plan would make of it.
    std::optional<RoundOutcome> happened;
};

struct Plan {
    PerId<LeafId, Leaf> leaves;
    PerId<CriterionId, CriterionPlan> criteria; ///< parents before their parts
    PerId<TeamId, TeamPlan> teams;              ///< as many as the roster has
    PerId<LeafId, Value> profile;               ///< standard deviation, share of the points
    std::vector<DrawnNumber> numbers;
    std::vector<DrawnWeights> weights;
    std::vector<RoundPlan> rounds; ///< in the order in which they are held
    std::size_t finalists = 2;

    /// How many numbers a trial draws before it is played: uncertain numbers, then drawn weights.
    [[nodiscard]] std::size_t draws() const;
};

/// Checks every rule of a scenario and makes its plan.
/// @param roster  the ids that outcomes are told in; must know every team, round, gate and award of the
/// scenario.
/// @return nothing when `diagnostics` was given an error.
[[nodiscard]] std::optional<Plan> make_plan(const Scenario& scenario, const Roster& roster,
                                            Diagnostics& diagnostics);

} // namespace cutline
