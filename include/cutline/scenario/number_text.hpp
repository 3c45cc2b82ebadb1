#pragma once
/// How a number is written in a scenario: a decimal, perhaps with an exponent, perhaps with a percent sign.

#include <optional>
#include <string_view>

namespace cutline {

/// A number as read, and how it was printed.
struct NumberText {
    double value = 0.0;   ///< finite; 3% is exactly the double 0.03
    bool percent = false; ///< whether it ended in %
    int decimals = 0; ///< the last printed digit counts 10^-decimals of `value`: 25.0 → 1, 3% → 2, 2e3 → -3
};

/// Reads the whole of `text`, or nothing. Refused, because readers differ on what they mean: 010 (leading
/// zeros), 0x1F, 1_000, "5.", NaN, infinities, and what a double can't hold (1e400, 1e-400).
[[nodiscard]] std::optional<NumberText> parse_number(std::string_view text);

} // namespace cutline
