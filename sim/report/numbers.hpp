#pragma once
/// Numbers as text; the same characters on every machine, whatever its language.

#include <cstdint>
#include <string>

namespace cutline {

/// With at most 9 significant digits: "0.893401", "1024".
[[nodiscard]] std::string significant(double value);
/// The double that those digits mean.
[[nodiscard]] double rounded(double value);

/// "1,000,000".
[[nodiscard]] std::string thousands(std::uint64_t value);

/// "1,234.5": with exactly `decimals` digits after the point and thousands separated.
[[nodiscard]] std::string thousands(double value, int decimals);

inline constexpr int written_digits = 6; ///< enough for what people write themselves
inline constexpr int drawn_digits = 4;   ///< enough for what a computer has drawn

/// A plain number for people, with so many significant digits at most and its thousands separated: "29.6",
/// "1,024".
[[nodiscard]] std::string plain(double value, int digits = written_digits);

/// A share as a percentage of so many significant digits at most: "2.5%".
[[nodiscard]] std::string share(double value, int digits = written_digits);

/// Half the width of an interval as a percentage of 2 significant digits: "0.098%".
[[nodiscard]] std::string half_width(double value);

/// With exactly `decimals` digits after the point; never "-0.0".
[[nodiscard]] std::string decimal(double value, int decimals);

} // namespace cutline
