#include "report/numbers.hpp"

#include <cutline/report/percent.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cutline {
namespace {

constexpr std::array<double, most_decimals + 1> units{1, 0.1, 0.01}; ///< of the last decimal, in percent

double unit(int decimals) {
    return units[static_cast<std::size_t>(std::clamp(decimals, 0, most_decimals))];
}

/// Rounds to 0% or 100% at this many decimals.
bool looks_certain(double p, int decimals) {
    const auto text = decimal(100 * p, decimals);
    return text == decimal(0, decimals) || text == decimal(100, decimals);
}

/// "<0.01%": what the interval says of a chance that rounds to 0%.
std::string below(double high, int decimals) {
    const double steps = std::max(1.0, std::ceil(100 * high / unit(decimals)));
    return "<" + decimal(steps * unit(decimals), decimals) + "%";
}

std::string above(double low, int decimals) {
    const double steps = std::max(1.0, std::ceil(100 * (1 - low) / unit(decimals)));
    return ">" + decimal(100 - steps * unit(decimals), decimals) + "%";
}

/// One end of an interval, which may be exactly 0 or 1.
std::string end(double p, int decimals) {
    if (p == 0 || p == 1)
        return decimal(100 * p, 0);
    while (looks_certain(p, decimals) && decimals < most_decimals)
        ++decimals;
    if (looks_certain(p, decimals))
        return p < 0.5 ? "<" + decimal(unit(decimals), decimals)
                       : ">" + decimal(100 - unit(decimals), decimals);
    return decimal(100 * p, decimals);
}

} // namespace

Estimate counted_share(std::uint64_t count, std::uint64_t trials, Confidence confidence) {
    return {.count = count,
            .p = trials == 0 ? 0 : static_cast<double>(count) / static_cast<double>(trials),
            .interval = wilson(count, trials, confidence)};
}

int supported_decimals(const Interval& interval) {
    const double width = 100 * (interval.high - interval.low);
    int decimals = 0;
    while (decimals < most_decimals && unit(decimals) > width)
        ++decimals;
    return decimals;
}

std::string percent(const Estimate& estimate, int decimals) {
    if (estimate.never || estimate.always)
        return estimate.never ? "0%" : "100%";
    if (looks_certain(estimate.p, decimals))
        decimals = std::max(decimals, supported_decimals(estimate.interval));
    if (!looks_certain(estimate.p, decimals))
        return decimal(100 * estimate.p, decimals) + "%";
    return estimate.p < 0.5 ? below(estimate.interval.high, decimals)
                            : above(estimate.interval.low, decimals);
}

std::string percent(const Estimate& estimate) {
    return percent(estimate, supported_decimals(estimate.interval));
}

std::string percent_interval(const Estimate& estimate, int decimals) {
    if (estimate.never || estimate.always)
        return estimate.never ? "0%" : "100%";
    const auto& [low, high] = estimate.interval;
    while (end(low, decimals) == end(high, decimals) && decimals < most_decimals)
        ++decimals;
    return end(low, decimals) + "–" + end(high, decimals) + "%";
}

std::string percent_interval(const Estimate& estimate) {
    return percent_interval(estimate, supported_decimals(estimate.interval));
}

} // namespace cutline
