#include "scenario/word_form.hpp"

#include <cutline/scenario/number_text.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <vector>

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

std::string guess_date(std::string_view text) {
    std::vector<std::string> groups(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_digit(text[i])) {
            groups.back() += text[i];
            continue;
        }
        constexpr std::string_view unit_size = "년"; // 월 and 일 are as long
        const auto unit = text.substr(i, unit_size.size());
        const bool is_unit = unit == "년" || unit == "월" || unit == "일";
        if (!is_unit && std::string_view{" -./,"}.find(text[i]) == std::string_view::npos)
            return {};
        i += is_unit ? unit_size.size() - 1 : 0;
        if (!groups.back().empty())
            groups.emplace_back();
    }
    if (groups.back().empty())
        groups.pop_back();
    if (groups.size() == 1 && (groups[0].size() == 6 || groups[0].size() == 8)) // YYYYMM, YYYYMMDD
        groups = {groups[0].substr(0, 4), groups[0].substr(4, 2), groups[0].substr(6)};
    std::erase(groups, "");
    if (groups.size() < 2 || groups.size() > 3)
        return {};
    std::string date = groups[0];
    for (std::size_t i = 1; i < groups.size(); ++i)
        date += (groups[i].size() == 1 ? "-0" : "-") + groups[i];
    return parse_date(date) ? date : std::string{};
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
