#pragma once
/// Differences of chances, in percentage points.

#include <cutline/numeric/interval.hpp>

#include <string>

namespace cutline {

/// "+3.21" or "−0.4": never a sign before what rounds to 0.
[[nodiscard]] std::string points(double difference, int decimals);
/// "+3.1 to +3.3"; an end that nothing is known about is "?".
[[nodiscard]] std::string points_interval(const Interval& interval, int decimals);
/// How many decimals an interval of points supports: one digit more than half its width has zeros, from 0
/// to 4.
[[nodiscard]] int decimals_of_points(const Interval& interval);

} // namespace cutline
