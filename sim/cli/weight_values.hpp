#pragma once
/// What the values of the options of `cutline weights` may be. Each reader throws UsageError with what would
/// be right.

#include <cutline/plan/studied_weights.hpp>

#include <string>
#include <vector>

namespace cutline::cli {

[[nodiscard]] double read_concentration(const std::string& text);           ///< 50
[[nodiscard]] std::vector<std::string> read_order(const std::string& text); ///< a>b>c
[[nodiscard]] WeightRule::Bounds read_within(const std::string& text);      ///< a=20..40, or a=20%..40%
[[nodiscard]] WeightRule::Ratio read_ratio(const std::string& text);        ///< a/b=1..3, or a/b=1..

} // namespace cutline::cli
