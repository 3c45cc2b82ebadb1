#pragma once
/// Wide sums as decimal digits.

#include <cutline/tally/wide_sum.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cutline {

/// "-1500000".
[[nodiscard]] std::string wide_text(WideSum sum);

/// The sum of those digits; nothing if the text isn't what `wide_text` writes.
[[nodiscard]] std::optional<WideSum> read_wide(std::string_view text);

} // namespace cutline
