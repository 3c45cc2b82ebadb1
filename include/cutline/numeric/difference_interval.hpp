#pragma once
/// How sure the difference of two estimates is.

#include <cutline/numeric/interval.hpp>

namespace cutline {

/// The interval of b - a, two estimates that know nothing of each other, from their own intervals: Newcombe's
/// method 10 where those are Wilson's (Statistics in Medicine 17, 1998, 873-890), for any others the method
/// of variance estimates recovery (Zou & Donner, Statistics in Medicine 27, 2008).
[[nodiscard]] Interval difference_interval(double a, const Interval& of_a, double b, const Interval& of_b);

} // namespace cutline
