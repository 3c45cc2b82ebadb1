#pragma once
/// The form of single words: ids, dates, references and whole numbers.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cutline {

inline constexpr std::size_t longest_id = 64;

/// [a-z][a-z0-9_-]*, at most 64 characters.
[[nodiscard]] bool is_id(std::string_view text);

/// A day that the calendar has, from YYYY-MM-DD, or from YYYY-MM its first.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

/// What a text that is no date probably means: 2027-03 for 2027/3, 2027.03 or 2027년 3월; "" if it can't be
/// told.
[[nodiscard]] std::string guess_date(std::string_view text);

/// Whether `text` is meant as the use of an input: it begins with $.
[[nodiscard]] bool is_reference(std::string_view text);

/// A whole number from 0 to 2^64 - 1, exactly: digits alone, or a number such as 1e6.
[[nodiscard]] std::optional<std::uint64_t> parse_whole(std::string_view text);

} // namespace cutline
