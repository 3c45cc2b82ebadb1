#include "scenario/number_form.hpp"

#include "scenario/word_form.hpp"

#include <cutline/scenario/number_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
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

/// The legal values in words: "it must be above 0 and at most 10000".
std::string legal_values(const Measure& measure) {
    const auto low = measure.open_low ? fmt::format("above {:.15g}", measure.low)
                                      : fmt::format("at least {:.15g}", measure.low);
    return fmt::format("it must be {}{} and at most {:.15g}", measure.whole ? "whole, " : "", low,
                       measure.high);
}

bool is_legal(double value, const Measure& measure) {
    const bool reaches_low = measure.open_low ? value > measure.low : value >= measure.low;
    return reaches_low && value <= measure.high && (!measure.whole || value == std::floor(value));
}

/// What to write instead of a number outside its range: 98 where a chance is expected may mean 98%.
std::string range_remedy(const NumberText& number, const Measure& measure, std::string_view text) {
    if (measure.percent == Percent::allowed && !number.percent && is_legal(number.value / 100, measure))
        return fmt::format("write {}% or {:.15g}", text, number.value / 100);
    const bool said = measure.what.find_first_of("0123456789") != std::string_view::npos;
    return said ? std::string{} : legal_values(measure);
}

} // namespace

std::string number_remedy(std::string_view text) {
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
    const auto head = leading_number(text);
    const auto rest = text.substr(head.size());
    if (!head.empty() && rest.starts_with('/'))
        return "write it as a decimal or with %";
    // A single letter may be a slip, 4O for 40; more is a unit.
    return !head.empty() && rest.size() > 1 ? fmt::format("write the number alone: {}", head) : std::string{};
}

bool check_number_form(const Node& node, const Measure& measure, const std::string& path,
                       Diagnostics& diagnostics) {
    const auto refuse = [&](std::string problem, std::string remedy = {}) {
        diagnostics.error(node.place, path, std::move(problem), std::move(remedy));
        return false;
    };
    const auto shown = shortened(node.text);
    if (!node.is_scalar())
        return refuse(fmt::format("expected {}, found {}", measure.what, describe(node)));
    const auto number = parse_number(node.text);
    if (!number) {
        const auto remedy = number_remedy(node.text);
        return remedy.empty() ? refuse(fmt::format("expected {}, found {}", measure.what, describe(node)))
                              : refuse(fmt::format("'{}' is not a number", shown), remedy);
    }
    if (node.quoted && !number->percent)
        return refuse(fmt::format("'{}' in quotes is text, not a number", shown),
                      fmt::format("write {} without quotes", shown));
    if (number->percent && measure.percent == Percent::refused)
        return refuse(fmt::format("expected {}, found {} with a percent sign", measure.what, shown),
                      "write the number itself, without %");
    return true;
}

bool check_constant(const Node& node, const Measure& measure, const std::string& path,
                    Diagnostics& diagnostics) {
    if (!check_number_form(node, measure, path, diagnostics))
        return false;
    const auto number = *parse_number(node.text);
    constexpr double exact = 0x1p53; // beyond it a double no longer tells whole numbers apart
    const bool held = !measure.whole || measure.high <= exact || parse_whole(node.text).has_value();
    if (held && is_legal(number.value, measure))
        return true;
    diagnostics.error(node.place, path, fmt::format("'{}' is not {}", shortened(node.text), measure.what),
                      range_remedy(number, measure, node.text));
    return false;
}

} // namespace cutline
