#include "report/points.hpp"

#include "report/numbers.hpp"

#include <cmath>

namespace cutline {
namespace {

constexpr int most_decimals_of_points = 4;

} // namespace

std::string points(double difference, int decimals) {
    const auto text = decimal(100 * std::abs(difference), decimals);
    const bool zero = text.find_first_not_of("0.") == std::string::npos;
    return (zero ? "" : difference > 0 ? "+" : "−") + text;
}

std::string points_interval(const Interval& interval, int decimals) {
    const auto end = [&](double bound) {
        return std::isfinite(bound) ? points(bound, decimals) : std::string{"?"};
    };
    const auto looks_zero = [&](double bound) {
        return bound != 0 && std::isfinite(bound) && points(bound, decimals) == points(0, decimals);
    };
    const auto misleads = [&] {
        return looks_zero(interval.low) || looks_zero(interval.high) ||
               (interval.low != interval.high && end(interval.low) == end(interval.high));
    };
    while (decimals < most_decimals_of_points && std::isfinite(interval.low) && misleads())
        ++decimals;
    return end(interval.low) + " to " + end(interval.high);
}

int decimals_of_points(const Interval& interval) {
    const double width = 100 * (interval.high - interval.low);
    int decimals = 0;
    for (double unit = 1; decimals < most_decimals_of_points && unit > width; unit /= 10)
        ++decimals;
    return decimals;
}

} // namespace cutline
