#pragma once
/// Who stays at a cut by total.

#include "engine/batch/kernels/column.hpp"

#include <cutline/base/team_set.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline::batch {

/// Lanes in which totals tie across the cut are marked and left to the caller.
struct Cut {
    std::span<const TeamId> teams;               ///< who may be judged
    std::span<const std::int32_t* const> totals; ///< for each of `teams`; not negative
    const TeamSet* judged;
    Column<std::int32_t> count; ///< `keep`, or what is left of `drop`
    bool keeps;
    Column<std::int32_t> bar; ///< `at_least`; none: without
    TeamSet* stay;            ///< out
    std::uint32_t* tied;      ///< out: 0, or all ones
};

void cut(std::size_t lanes, const Cut& rule);

} // namespace cutline::batch
