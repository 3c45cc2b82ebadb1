#pragma once
/// The sets of teams that came up, as a list that people read.

#include "tally/bounds.hpp"

#include <cutline/analysis/survival.hpp>
#include <cutline/plan/roster.hpp>
#include <cutline/tally/set_counts.hpp>
#include <cutline/tally/share_intervals.hpp>

#include <functional>
#include <optional>
#include <vector>

namespace cutline {

/// A count of trials as an estimate of a chance; nothing is proved about it.
[[nodiscard]] Estimate estimate(const Tally& tally, const ShareIntervals& intervals, const CountOf& count);

/// Picks the sets out of a tally.
using SetsOf = std::function<const std::optional<SetCounts>&(const Tally&)>;

/// Commonest first; sets equally common by the ids of their teams, read in the order of the roster. Nothing
/// if the sets were not counted.
[[nodiscard]] std::optional<std::vector<SetShare>> set_shares(const Tally& tally, const SetsOf& sets,
                                                              const Bounds& bounds, const Roster& roster,
                                                              const ShareIntervals& intervals);

} // namespace cutline
