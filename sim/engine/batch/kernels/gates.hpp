#pragma once
/// Who passes a gate, by chance or by score.

#include "engine/batch/kernels/column.hpp"

#include <cutline/base/team_set.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline::batch {

/// How a gate judges one team: by a word that must be below the bar, or by points that must not.
struct Judged {
    TeamId team;
    const std::int32_t* values;
    Column<double> bar; ///< whole numbers
};

/// Takes out of `here` the teams that fail. @param failed  out: they, in each lane
void fail(std::size_t lanes, std::span<const Judged> teams, bool fails_below, TeamSet* here, TeamSet* failed);

/// Takes a team out where its word is not below the threshold, for example where it does not come.
void keep_below(std::size_t lanes, const Judged& team, TeamSet* here);

} // namespace cutline::batch
