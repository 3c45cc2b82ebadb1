#pragma once
/// What of a plan a sweep over weightings needs, and whether its rules are common enough to be swept.

#include <cutline/plan/plan.hpp>
#include <cutline/plan/studied_weights.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace cutline {

/// Sets of teams in a sweep have one bit for each of so many.
inline constexpr std::size_t most_swept_teams = 32;

/// Leaves whose scores are weighed together: a team's total is the sum of weight × mean score over the
/// groups.
struct SweepGroup {
    std::optional<std::size_t> criterion; ///< whose weight it has; none: a fixed one
    double fixed_weight = 0;
    std::vector<std::pair<LeafId, double>> leaves; ///< with their share of the weight
};

struct SweepRoundPlan {
    std::vector<TeamId> teams; ///< who may be judged
    std::vector<SweepGroup> groups;
    bool ranks = false; ///< somebody may be cut
    bool drops = false; ///< `count` go, otherwise `count` stay
    std::size_t count = 0;
    std::optional<float> bar; ///< points
};

/// A weighting in a round.
struct GroupWeights {
    std::vector<float> weights; ///< of the groups
    float tolerance;            ///< totals that differ by more in single precision differ, the same way round
};

struct SweepPlan {
    bool fast = false; ///< only common rules: what follows is there
    std::vector<SweepRoundPlan> rounds;
    std::vector<std::vector<GroupWeights>> weights; ///< by weighting, by round
};

/// @param which  of the game's plans it is
[[nodiscard]] SweepPlan make_sweep_plan(const Plan& plan, std::size_t which, const Roster& roster,
                                        const StudiedWeights& studied,
                                        std::span<const std::vector<double>> weightings);

} // namespace cutline
