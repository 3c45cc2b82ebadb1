#pragma once
/// How a chance is printed: with the digits that its interval supports, and never as certain unless it is.

#include <cutline/analysis/survival.hpp>
#include <cutline/numeric/interval.hpp>

#include <cstdint>
#include <string>

namespace cutline {

/// The most decimals that a percentage is printed with.
inline constexpr int most_decimals = 2;

/// What a count says of a chance by itself: Wilson's interval, and nothing proved. Without trials it is 0.
[[nodiscard]] Estimate counted_share(std::uint64_t count, std::uint64_t trials, Confidence confidence);

/// How many decimals of a percentage an interval supports: as many as keep the last one's unit within its
/// width, from 0 to `most_decimals`.
[[nodiscard]] int supported_decimals(const Interval& interval);

/// "63.9%". 0% and 100% are printed only where the plan proves them: a chance that would round there is given
/// more decimals, if its interval supports them, and else as a bound, "<0.01%" or ">99.99%".
[[nodiscard]] std::string percent(const Estimate& estimate, int decimals);
[[nodiscard]] std::string percent(const Estimate& estimate);

/// "62.1–65.7%". Ends that would round to 0% or 100% stand as "<0.01" and ">99.99" unless they are exactly
/// that; ends that would look alike are given more decimals.
[[nodiscard]] std::string percent_interval(const Estimate& estimate, int decimals);
[[nodiscard]] std::string percent_interval(const Estimate& estimate);

} // namespace cutline
