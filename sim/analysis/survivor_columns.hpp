#pragma once
/// Who survives, trial by trial: one column for the final and each round that is looked at.

#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/outcome_columns.hpp>
#include <cutline/run/run.hpp>
#include <cutline/run/shard.hpp>
#include <cutline/tally/wide_sum.hpp>

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace cutline {

/// Plays one game and tells its survivors in the ids of a roster that has all its teams and rounds.
/// Immutable.
class SurvivorColumns {
  public:
    /// @param game, roster  outlive this
    /// @param rounds  of the roster; none: the final. One that the game doesn't hold has no survivors
    SurvivorColumns(const Game& game, const Roster& roster, std::vector<std::optional<RoundId>> rounds,
                    std::uint64_t seed, Engine engine, Strengths strengths = Strengths::untold);

    /// @param columns  [stage][trial − first]; sized here
    /// @param design   design_counters counters to add to, if strengths are told; or none
    void play(TrialRange trials, std::vector<SetColumn>& columns, std::span<WideSum> design = {}) const;

  private:
    [[nodiscard]] TeamSet told(TeamSet set) const;
    void play_in_batches(TrialRange trials, std::vector<SetColumn>& columns, std::span<WideSum> design) const;
    void play_one_by_one(TrialRange trials, std::vector<SetColumn>& columns, std::span<WideSum> design) const;

    std::vector<std::optional<RoundId>>
        rounds_;                  ///< by stage, in ids of the game; none: not held, or the final
    std::vector<bool> final_;     ///< by stage
    PerId<TeamId, TeamId> teams_; ///< of the game → of the roster
    bool same_teams_ = true;
    std::size_t finalists_;
    std::variant<BatchEngine, ReferenceEngine> engine_;
};

} // namespace cutline
