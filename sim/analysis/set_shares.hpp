#pragma once
/// The sets of teams that came up, as a list that people read.

#include "tally/bounds.hpp"

#include <cutline/analysis/survival.hpp>
#include <cutline/plan/roster.hpp>
#include <cutline/tally/set_counts.hpp>

#include <optional>
#include <vector>

namespace cutline {

/// A count of trials as an estimate of a chance; nothing is proved about it.
[[nodiscard]] Estimate estimate(std::uint64_t count, std::uint64_t trials, Confidence confidence);

/// Commonest first; sets equally common by the ids of their teams, read in the order of the roster. Nothing
/// if the sets were not counted.
[[nodiscard]] std::optional<std::vector<SetShare>> set_shares(const std::optional<SetCounts>& counts,
                                                              const Bounds& bounds, const Roster& roster,
                                                              std::uint64_t trials, Confidence confidence);

} // namespace cutline
