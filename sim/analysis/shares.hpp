#pragma once
/// Chances and their differences from the counters of a study.

#include <cutline/analysis/survival.hpp>
#include <cutline/tally/counts.hpp>
#include <cutline/tally/jackknife.hpp>

#include <cstddef>

namespace cutline {

/// A counter of trials as a chance; nothing is proved about it. Wilson's interval where trials are
/// independent, else the jackknife's, never narrower than what an event that wasn't seen leaves open.
[[nodiscard]] Estimate share(const Counts& counts, const Jackknife& jackknife, std::size_t counter,
                             Confidence confidence);

/// The difference of two chances that were counted in the same trials: what one counter exceeds another by.
/// Where hardly any trial differs, the interval is as wide as what an event that wasn't seen leaves open.
[[nodiscard]] Estimated share_difference(const Counts& counts, const Jackknife& jackknife,
                                         std::size_t counter, std::size_t less, Confidence confidence);

} // namespace cutline
