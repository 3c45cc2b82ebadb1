#pragma once
/// Text in an SVG.

#include <string>
#include <vector>

namespace cutline {

/// With what XML reads as markup, or not at all, written so that it is text.
[[nodiscard]] std::string escaped_xml(const std::string& text);

/// How many pixels wide a text of 13 pixels is in a usual font, at most.
[[nodiscard]] double text_width(const std::string& text);

/// The places nearest to those wanted, in the same order and at least `gap` apart, from `low` to `high`;
/// where these don't hold them all they go on beyond `low`. `wanted` need not be sorted; equal ones keep
/// their order.
[[nodiscard]] std::vector<double> spread_out(const std::vector<double>& wanted, double gap, double low,
                                             double high);

} // namespace cutline
