#pragma once
/// A run's survival curves as a picture.

#include <cutline/report/result.hpp>

#include <string>

namespace cutline {

/// An SVG of each team's chance of coming through each round that it can be in, with its interval; likeliest
/// finalist first. In English, for light paper, with what it was made from below. The same bytes for the same
/// run.
[[nodiscard]] std::string survival_svg(const RunReport& report);

} // namespace cutline
