#include "report/points.hpp"

#include "report/numbers.hpp"

#include <cmath>

namespace cutline {

std::string points(double difference, int decimals) {
    const auto text = decimal(100 * std::abs(difference), decimals);
    const bool zero = text.find_first_not_of("0.") == std::string::npos;
    return (zero ? "" : difference > 0 ? "+" : "−") + text;
}

std::string points_interval(const Interval& interval, int decimals) {
    const auto end = [&](double bound) {
        return std::isfinite(bound) ? points(bound, decimals) : std::string{"?"};
    };
    return end(interval.low) + " to " + end(interval.high);
}

int decimals_of_points(const Interval& interval) {
    constexpr int most = 4;
    const double width = 100 * (interval.high - interval.low);
    int decimals = 0;
    for (double unit = 1; decimals < most && unit > width; unit /= 10)
        ++decimals;
    return decimals;
}

} // namespace cutline
