#include "scenario/number_remedy.hpp"

#include <cutline/scenario/number_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace cutline {
namespace {

bool is_number(std::string_view text) {
    return parse_number(text).has_value();
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// `text` without leading zeros: "-007.5" is "-7.5".
std::string without_leading_zeros(std::string_view text) {
    const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    auto digits = sign;
    while (digits + 1 < text.size() && text[digits] == '0' && text[digits + 1] >= '0' &&
           text[digits + 1] <= '9')
        ++digits;
    return fmt::format("{}{}", text.substr(0, sign), text.substr(digits));
}

/// Whether every comma stands before exactly three digits, as in 1,000,000.
bool commas_group_thousands(std::string_view text) {
    for (auto comma = text.find(','); comma != std::string_view::npos; comma = text.find(',', comma + 1)) {
        const auto group = text.substr(comma + 1, text.find_first_of(",.%", comma + 1) - comma - 1);
        if (group.size() != 3 || !std::ranges::all_of(group, [](char c) { return c >= '0' && c <= '9'; }))
            return false;
    }
    return true;
}

/// The longest number that `text` begins with: "35" of "35 points".
std::string_view leading_number(std::string_view text) {
    for (auto length = text.size(); length > 0; --length)
        if (const auto head = text.substr(0, length); is_number(head))
            return head;
    return {};
}

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

bool is_infinite_or_nan(std::string_view text) {
    auto word = lower(text);
    std::erase_if(word, [](char c) { return c == '.' || c == '+' || c == '-'; });
    return word == "inf" || word == "infinity" || word == "nan";
}

/// Whether it is a number but for its size: 1e400, 1e-400.
bool is_beyond_double(std::string_view text) {
    const auto exponent = text.find_first_of("eE");
    if (exponent == std::string_view::npos || !is_number(text.substr(0, exponent)))
        return false;
    auto digits = text.substr(exponent + 1);
    digits.remove_suffix(digits.ends_with('%') ? 1 : 0);
    digits.remove_prefix(digits.starts_with('-') || digits.starts_with('+') ? 1 : 0);
    return !digits.empty() && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// 1~5% is a range, and 40±3 a mean with its deviation.
std::string range_remedy(std::string_view text, const Measure& measure, Uncertain uncertain) {
    for (const std::string_view sign : {"~", "\uFF5E", "\u223C", "\u2013", "-", "±"}) {
        const auto at = text.find(sign, 1);
        if (at == std::string_view::npos)
            continue;
        std::string low{trimmed(text.substr(0, at))};
        const auto high = trimmed(text.substr(at + sign.size()));
        if (!is_number(low) || !is_number(high))
            continue;
        if (uncertain == Uncertain::refused)
            return "a range can't stand here: write one number";
        if (high.ends_with('%') && !low.ends_with('%'))
            low += '%';
        if (sign == "±")
            return fmt::format("write {{normal: [{}, {}]}}", low, high);
        return measure.whole ? fmt::format("write {{choice: {{{}: 50%, {}: 50%}}}}", low, high)
                             : fmt::format("write {{uniform: [{}, {}]}}", low, high);
    }
    return {};
}

/// 10만 in digits, or "".
std::string korean_number(std::string_view text) {
    constexpr std::pair<std::string_view, double> units[] = {
        {"천", 1e3}, {"만", 1e4}, {"억", 1e8}, {"조", 1e12}};
    for (const auto& [unit, factor] : units) {
        if (!text.ends_with(unit))
            continue;
        const auto head = trimmed(text.substr(0, text.size() - unit.size()));
        if (is_number(head) && !head.ends_with('%'))
            return fmt::format("{:.15g}", parse_number(head)->value * factor);
    }
    return {};
}

} // namespace

std::string number_remedy(std::string_view text, const Measure& measure, Uncertain uncertain) {
    constexpr std::size_t longest_number = 400; // no number is this long
    if (text.size() > longest_number)
        return "write a number";
    const std::string plain{text};
    if (is_infinite_or_nan(text))
        return "every number must be finite";
    if (text.starts_with("0x") || text.starts_with("0X") || text.starts_with("0o"))
        return "write it in decimal";
    if (is_beyond_double(text))
        return "it is too large or too small to be held";
    if (const auto stripped = without_leading_zeros(text); stripped != text && is_number(stripped))
        return fmt::format("write {}: readers differ on leading zeros", stripped);
    if (const auto joined = replaced(plain, "_", ""); joined != text && is_number(joined))
        return fmt::format("write {}, without underscores", joined);
    if (const auto joined = replaced(plain, ",", ""); joined != text && is_number(joined)) {
        if (const auto pointed = replaced(plain, ",", ".");
            !commas_group_thousands(text) && is_number(pointed))
            return fmt::format("write {}, with a point", pointed);
        return fmt::format("write {}, without commas", joined);
    }
    if (const auto joined = replaced(plain, " ", ""); joined != text && is_number(joined))
        return fmt::format("write {}, without spaces", joined);
    if (const auto ascii = replaced(replaced(plain, "\u2212", "-"), "\uFF05", "%");
        ascii != text && is_number(ascii))
        return fmt::format("write {}, in ASCII", ascii);
    if (text.ends_with('.') && is_number(text.substr(0, text.size() - 1)))
        return fmt::format("write {}", text.substr(0, text.size() - 1));
    if (text.ends_with("%%"))
        if (const auto once = replaced(plain, "%%", "%"); is_number(once))
            return fmt::format("write {}", once);
    if (const auto digits = replaced(replaced(plain, "O", "0"), "l", "1");
        digits != text && is_number(digits))
        return fmt::format("write {}, with digits alone", digits);
    if (auto range = range_remedy(text, measure, uncertain); !range.empty())
        return range;
    if (auto whole = korean_number(text); !whole.empty())
        return fmt::format("write {}", whole);
    const auto head = leading_number(text);
    const auto rest = text.substr(head.size());
    if (!head.empty() && rest.starts_with('/'))
        return "write it as a decimal or with %";
    // A single letter may be a slip, 4O for 40; more is a unit.
    return !head.empty() && rest.size() > 1 ? fmt::format("write the number alone: {}", head) : std::string{};
}

std::string word_remedy(const Node& node, const Measure& measure) {
    if (!node.is_scalar() || node.text.find_first_of("0123456789$") != std::string::npos)
        return {};
    constexpr std::string_view words[] = {"one", "two",   "three", "four", "five",
                                          "six", "seven", "eight", "nine", "ten"};
    const auto word = std::ranges::find(words, lower(node.text));
    const auto meant = word == std::end(words) ? 3 : word - std::begin(words) + 1;
    return fmt::format("write a number such as {}{}", meant, measure.percent == Percent::allowed ? "%" : "");
}

} // namespace cutline
