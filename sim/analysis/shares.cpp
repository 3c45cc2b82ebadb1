#include "analysis/shares.hpp"

#include "analysis/set_shares.hpp"

#include <algorithm>

namespace cutline {

namespace {

bool independent(const Counts& counts) {
    return counts.group_trials() == independent_group_trials;
}

/// The chance that an event that wasn't seen may still have: Wilson's, over what surely is independent.
double unseen(const Counts& counts, Confidence confidence) {
    const auto sure = independent(counts) ? counts.trials() : counts.trials() / counts.group_trials();
    return wilson(0, sure, confidence).high;
}

/// Widened to at least `least` on both sides, within the range.
Estimated widened(Estimated estimated, double least, const Interval& range) {
    auto& [value, interval] = estimated;
    interval.low = std::clamp(std::min(interval.low, value - least), range.low, range.high);
    interval.high = std::clamp(std::max(interval.high, value + least), range.low, range.high);
    return estimated;
}

} // namespace

Estimate share(const Counts& counts, const Jackknife& jackknife, std::size_t counter, Confidence confidence) {
    const auto all = jackknife.totals();
    auto made = estimate(static_cast<std::uint64_t>(all.counters[counter]), all.trials, confidence);
    if (!independent(counts)) {
        const auto estimated = jackknife([&](const Sums& sums) { return sums.mean(counter); });
        made.interval = widened(estimated, unseen(counts, confidence), {0, 1}).interval;
    }
    return made;
}

Estimated share_difference(const Counts& counts, const Jackknife& jackknife, std::size_t counter,
                           std::size_t less, Confidence confidence) {
    const auto difference = [&](const Sums& sums) {
        const auto more = static_cast<double>(sums.counters[counter] - sums.counters[less]);
        return sums.trials == 0 ? 0 : more / static_cast<double>(sums.trials);
    };
    return widened(jackknife(difference), unseen(counts, confidence), {-1, 1});
}

} // namespace cutline
