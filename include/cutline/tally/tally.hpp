#pragma once
/// Outcomes as integer counts. Sums of integers don't depend on order, so a tally is the same to the last
/// byte for any number of threads and any split of the trials.

#include <cutline/base/ids.hpp>
#include <cutline/base/team_set.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/outcome.hpp>
#include <cutline/plan/outcome_columns.hpp>
#include <cutline/tally/counts.hpp>
#include <cutline/tally/set_counts.hpp>
#include <cutline/tally/wide_sum.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace cutline {

/// Where the plan allows more sets than this, they are not counted.
inline constexpr std::uint64_t most_counted_sets = 65'536;

struct RoundTally {
    PerId<TeamId, std::uint64_t> entered, survived;
    PerId<TeamId, PerId<CauseId, std::uint64_t>> exits;
    /// Exits after which the team is in no later round and no finalist.
    PerId<TeamId, PerId<CauseId, std::uint64_t>> last_exits;
    /// [origin][team]; origins are the roster's rounds, then "from outside".
    std::vector<PerId<TeamId, std::uint64_t>> flows;
    std::vector<std::uint64_t> survivors; ///< trials with 0, 1, 2 … survivors
    std::uint64_t ties = 0;
    std::optional<SetCounts> path; ///< sets that survive; a round that was not held has the empty set
    friend bool operator==(const RoundTally&, const RoundTally&) = default;
};

/// Into how many groups the trials fall where they depend on one another: trial / stretch_trials modulo this.
inline constexpr std::size_t tally_groups = 64;

struct Tally {
    enum class Design { uncounted, counted };

    /// An empty tally of a game; with groups, if rounds of it have published results.
    explicit Tally(const Game& game, Design design = Design::uncounted);

    /// Counts one trial.
    void add(const Outcome& outcome);
    /// Counts many.
    void add(const OutcomeColumns& outcomes);
    /// Adds the counts of other trials of the same game. Associative and commutative.
    void merge(const Tally& other);
    /// The same for trials of one group. @param part  without groups
    void merge(const Tally& part, std::size_t group);

    std::uint64_t trials = 0;
    PerId<TeamId, std::uint64_t> finals;
    std::optional<SetCounts> final_sets;
    PerId<RoundId, RoundTally> rounds;
    PerId<AwardId, PerId<TeamId, WideSum>> awards; ///< millionths
    /// If asked for, design_counters counters; whoever plays the trials counts them.
    std::optional<Counts> design;
    /// The same counts by group of trials, where trials of a group depend on one another; else none.
    std::vector<Tally> groups;
    friend bool operator==(const Tally&, const Tally&) = default;

  private:
    void count_last_exits(const OutcomeColumns& outcomes);
};

} // namespace cutline
