#pragma once
/// How many lanes have each team: the loop that a tally spends its time in.

#include <cutline/base/team_set.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace cutline {

/// By the team's index.
using TeamCounts = std::array<std::uint64_t, max_teams>;

/// Counts the lanes of a column whose set has the team, and the set of the same lane in `without` has not.
/// @param without  may be null: nobody is left out
[[nodiscard]] TeamCounts count_teams(std::size_t lanes, const TeamSet* sets,
                                     const TeamSet* without = nullptr);

} // namespace cutline
