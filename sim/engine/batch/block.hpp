#pragma once
/// Plays one plan for a block of lanes, round by round. A round that asks only for the common rules is played
/// in columns; any other by the reference's rules, lane by lane, on draws that were made in columns.

#include "engine/batch/arena.hpp"
#include "engine/batch/kernels.hpp"
#include "engine/batch/lanes.hpp"
#include "engine/round.hpp"

#include <cutline/engine/draws.hpp>
#include <cutline/plan/outcome_columns.hpp>
#include <cutline/plan/plan.hpp>
#include <cutline/plan/roster.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace cutline {
class SweepDraws;
}

namespace cutline::batch {

/// What stays with a team, scaled.
struct TeamColumns {
    Column<float> strength, growth;     ///< none: 0
    std::vector<Column<float>> profile; ///< by leaf; none: 0
    std::int64_t* last_total =
        nullptr; ///< ten-thousandths of the last round that scored the team; negative: none
};

class BlockPlayer {
  public:
    /// All outlive the player. @param outcomes  is overwritten
    BlockPlayer(const Plan& plan, const DrawKeys& keys, const Roster& roster, const Lanes& lanes,
                Arena& arena, OutcomeColumns& outcomes);

    void play();

  private:
    friend class cutline::SweepDraws; // draws what play() draws, and plays it many times

    void draw_for_all_rounds();
    void draw_numbers();
    void draw_latents();
    void hold(std::size_t position);

    // A round in columns.
    void enter(std::size_t position, RoundColumns& told);
    void admit(const Value& chance, Key key, TeamId team, SetColumn& teams) const;
    void withdraw(std::size_t position, RoundColumns& told, SetColumn& here) const;
    [[nodiscard]] bool totals_fit(const RoundPlan& round) const;
    [[nodiscard]] const std::int32_t* total(std::size_t position, TeamId team);
    /// Sets leaf_scores_, whose columns live until the arena is released.
    void score_leaves(std::size_t position, TeamId team);
    [[nodiscard]] Column<std::int64_t> bars(const RoundPlan& round, const GatePlan& gate) const;
    void pass_gates(std::size_t position, bool after, RoundColumns& told, SetColumn& here,
                    std::int32_t* spent);
    void cut_lanes(std::size_t position, RoundColumns& told, SetColumn& here, const std::int32_t* spent);
    void break_ties(std::size_t position, RoundColumns& told, const SetColumn& judged, SetColumn& stay,
                    Column<std::int32_t> counts) const;
    void leave(CauseId cause, const SetColumn& before, const SetColumn& after, RoundColumns& told) const;

    // A round lane by lane.
    void hold_by_lane(std::size_t position, RoundColumns& told);
    void tell(std::size_t lane, const RoundOutcome& outcome, RoundColumns& told) const;

    void give_awards(const RoundPlan& round, const RoundColumns& told);

    /// A value in every lane.
    template <class T, class Make>
    [[nodiscard]] Column<T> column(const Value& value, Make make) const;
    [[nodiscard]] Column<float> floats(const Value& value) const;
    [[nodiscard]] std::span<const double> drawn(std::size_t lane) const {
        return {drawn_ + (lane < lanes_.count() ? lane : 0) * draws_, draws_};
    }

    const Plan& plan_;
    const DrawKeys& keys_;
    const Lanes& lanes_;
    Arena& arena_;
    OutcomeColumns& outcomes_;
    std::size_t width_; ///< lanes with padding
    std::size_t draws_;
    double* drawn_ = nullptr; ///< a row of Plan::draws() numbers for each lane
    PerId<TeamId, TeamColumns> teams_;
    PerId<LeafId, Column<double>> weights_;     ///< of the round that is held
    PerId<TeamId, const std::int32_t*> totals_; ///< of the round that is held
    std::vector<LeafScore> leaf_scores_;        ///< of the team that is scored
    std::vector<SetColumn> out_;                ///< by position: cut, or failed a gate
};

/// Whether a round asks only for rules that are played in columns.
[[nodiscard]] bool in_columns(const RoundPlan& round);

} // namespace cutline::batch
