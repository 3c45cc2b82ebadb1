#pragma once
/// Plays one plan for a block of lanes, round by round. A round is played in columns; where totals are too
/// large for them, or those of a round that has been held are asked for, by the reference's rules, lane by
/// lane, on draws that were made in columns.

#include "engine/batch/arena.hpp"
#include "engine/batch/kernels/gates.hpp"
#include "engine/batch/kernels/scores.hpp"
#include "engine/batch/lanes.hpp"
#include "engine/batch/numbers.hpp"
#include "engine/round.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/engine/draws.hpp>
#include <cutline/engine/strength.hpp>
#include <cutline/plan/outcome_columns.hpp>
#include <cutline/plan/plan.hpp>
#include <cutline/plan/roster.hpp>

#include <cstdint>
#include <vector>

namespace cutline {
class SweepDraws;
}

namespace cutline::batch {

class BlockPlayer {
  public:
    /// All outlive the player. @param most  lanes that a block may have, in whole tiles
    BlockPlayer(const Plan& plan, const DrawKeys& keys, const Roster& roster, std::size_t most,
                Totals totals = Totals::untold);

    /// Plays a block. @param arena  is reset  @return the outcomes, until the next block
    const OutcomeColumns& play(const Lanes& lanes, Arena& arena);
    /// How good the teams are; after `play`.
    void tell_strengths(const StrengthRule& rule);

  private:
    friend class cutline::SweepDraws; // draws what play() draws, and plays it many times

    /// What stays with a team through a block, scaled.
    struct TeamColumns {
        Column<float> strength, growth;     ///< none: 0
        std::vector<Column<float>> base;    ///< by leaf: expected, share of the points
        std::vector<Column<float>> profile; ///< by leaf; none: 0
        double* last_total = nullptr;       ///< of the last round that scored the team; negative: none
    };
    /// How a leaf is scored in the round that is held, whoever is scored.
    struct LeafColumns {
        Column<double> weight;
        Column<float> noise;
        Steps steps;
    };
    /// What is known of a team in the round that is held.
    struct RoundTeam {
        const float* lift = nullptr;         ///< if scores are kept
        std::vector<const double*> measured; ///< by leaf, shares of the points; null: not kept
        std::vector<const double*> entering; ///< the same after normalise
        const std::int32_t* total = nullptr; ///< ten-thousandths
    };

    // Before the first round: block.cpp.
    void start(const Lanes& lanes, Arena& arena);
    void draw_latents();
    [[nodiscard]] Column<float> scaled(const Value& spread, Key key);
    [[nodiscard]] bool totals_fit(const RoundPlan& round);
    void hold(std::size_t position);
    void recall(std::size_t position, RoundColumns& told);
    void give_awards(const RoundPlan& round, const RoundColumns& told);

    // The field: field.cpp.
    void enter(std::size_t position, RoundColumns& told);
    void admit(const Value& chance, Key key, TeamId team, SetColumn& teams);
    void withdraw(std::size_t position, RoundColumns& told, SetColumn& here);

    // Scores and totals: totals.cpp.
    void score(std::size_t position, const SetColumn& here);
    void set_leaves(std::size_t position);
    void tell_totals(std::size_t position, RoundColumns& told) const;
    void keep_scores(std::size_t position, std::uint64_t leaves, const SetColumn& here);
    void normalise_leaf(std::size_t position, LeafId leaf, const SetColumn& here);
    [[nodiscard]] const float* lift(std::size_t position, TeamId team);
    [[nodiscard]] LeafScore leaf_score(std::size_t position, TeamId team, LeafId leaf);
    [[nodiscard]] Column<double> certain_score(double share, const Steps& steps);
    [[nodiscard]] const std::int32_t* total(std::size_t position, TeamId team, const SetColumn& here);

    /// Notes who is out: cut, or failed a gate.
    void go_out(std::size_t position, const SetColumn& teams);

    // Gates: gates.cpp.
    void pass_gates(std::size_t position, bool after, RoundColumns& told, SetColumn& here,
                    std::int32_t* spent);
    [[nodiscard]] Judged judged(std::size_t position, std::size_t gate, TeamId team);
    [[nodiscard]] Column<double> bar(const RoundPlan& round, const GatePlan& gate);
    [[nodiscard]] const std::int32_t* criterion(CriterionId id, TeamId team);

    // The cut: cut.cpp.
    void cut_lanes(std::size_t position, RoundColumns& told, SetColumn& here, const std::int32_t* spent);
    [[nodiscard]] Column<std::int32_t> places(const CutPlan& rule, const std::int32_t* spent);
    void break_ties(std::size_t position, RoundColumns& told, const SetColumn& judged,
                    Column<std::int32_t> counts);
    [[nodiscard]] Ranking rank(std::size_t position, TeamSet judged, std::size_t lane) const;

    // A round lane by lane: by_lane.cpp.
    void hold_by_lane(std::size_t position, RoundColumns& told);
    void take_state(std::size_t position, std::size_t lane, TrialState& state);
    void tell(std::size_t lane, const RoundOutcome& outcome, RoundColumns& told);

    const Plan& plan_;
    const DrawKeys& keys_;
    Totals totals_;
    OutcomeColumns outcomes_;
    Numbers numbers_;
    std::vector<std::uint64_t> kept_; ///< by position: the leaves whose scores are asked for, as bits

    // Of the block that is played.
    const Lanes* lanes_ = nullptr;
    Arena* arena_ = nullptr;
    std::size_t width_ = 0; ///< lanes with padding
    bool all_fit_ = true;   ///< totals, in every round
    PerId<TeamId, TeamColumns> teams_;
    std::vector<SetColumn> out_; ///< by position: cut, or failed a gate; empty where nobody takes them
    SetColumn stay_;             ///< of the cut
    std::vector<double> row_;    ///< of the numbers

    // Of the round that is held.
    PerId<LeafId, LeafColumns> leaves_;
    PerId<TeamId, RoundTeam> scored_;
    std::vector<LeafScore> leaf_scores_; ///< of the team that is scored
    std::vector<Judged> judged_;
};

} // namespace cutline::batch
