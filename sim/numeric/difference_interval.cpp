#include <cutline/numeric/difference_interval.hpp>

#include <cmath>

namespace cutline {

Interval difference_interval(double a, const Interval& of_a, double b, const Interval& of_b) {
    const auto both = [](double one, double other) { return std::sqrt(one * one + other * other); };
    return {b - a - both(b - of_b.low, of_a.high - a), b - a + both(of_b.high - b, a - of_a.low)};
}

} // namespace cutline
