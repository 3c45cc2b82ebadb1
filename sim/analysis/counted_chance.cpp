#include "analysis/counted_chance.hpp"

#include "analysis/shares.hpp"

#include <algorithm>
#include <cmath>

namespace cutline {

CountedChances::CountedChances(const Counts& counts, Confidence confidence)
    : counts_(counts), jackknife_(counts, confidence), confidence_(confidence) {}

Estimate CountedChances::chance(std::size_t counter) const {
    return share(counts_, jackknife_, counter, confidence_);
}

/// A chance that is counted in parts varies less than one that is counted whole: Wilson's interval is wide
/// enough.
Estimate CountedChances::chance_in_parts(std::size_t counter, std::int64_t whole) const {
    const auto sums = jackknife_.totals();
    const auto parts = static_cast<double>(whole);
    Estimate made;
    made.count = static_cast<std::uint64_t>(std::floor(sums[counter] / parts + 0.5));
    made.p = sums.mean(counter) / parts;
    made.interval = wilson(made.count, sums.trials, confidence_);
    if (counts_.group_trials() != independent_group_trials) {
        const auto [value, wide] =
            jackknife_.within({0, 1}, [&](const Sums& some) { return some.mean(counter) / parts; });
        made.interval = {std::min(made.interval.low, wide.low), std::max(made.interval.high, wide.high)};
    }
    made.interval = {std::min(made.interval.low, made.p), std::max(made.interval.high, made.p)};
    return made;
}

Estimated CountedChances::difference(std::size_t counter, std::size_t less) const {
    return share_difference(counts_, jackknife_, counter, less, confidence_);
}

} // namespace cutline
