#include "scenario/word_form.hpp"

#include <cutline/scenario/number_text.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace cutline {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

/// All of `text` as an unsigned number, if it has `digits` digits and nothing else.
std::optional<unsigned> parse_digits(std::string_view text, std::size_t digits) {
    if (text.size() != digits || !std::ranges::all_of(text, is_digit))
        return {};
    unsigned value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= longest_id && is_lower(text.front()) &&
           std::ranges::all_of(text,
                               [](char c) { return is_lower(c) || is_digit(c) || c == '_' || c == '-'; });
}

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
    constexpr std::size_t month_only = 7; // YYYY-MM
    constexpr std::size_t whole_day = 10; // YYYY-MM-DD
    if ((text.size() != month_only && text.size() != whole_day) || text[4] != '-')
        return {};
    const auto year = parse_digits(text.substr(0, 4), 4);
    const auto month = parse_digits(text.substr(5, 2), 2);
    std::optional<unsigned> day = 1;
    if (text.size() == whole_day)
        day = text[7] == '-' ? parse_digits(text.substr(8), 2) : std::nullopt;
    if (!year || !month || !day)
        return {};
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                           std::chrono::month{*month}, std::chrono::day{*day}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

bool is_reference(std::string_view text) {
    return text.starts_with('$');
}

std::optional<std::uint64_t> parse_whole(std::string_view text) {
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::uint64_t value = 0;
    if (!text.empty() && std::ranges::all_of(text, is_digit)) {
        const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
        return result.ec == std::errc{} ? std::optional{value} : std::nullopt;
    }
    const auto number = parse_number(text);
    constexpr double too_large = 0x1p64;
    if (!number || number->value < 0 || number->value >= too_large ||
        number->value != std::floor(number->value))
        return {};
    return static_cast<std::uint64_t>(number->value);
}

} // namespace cutline
