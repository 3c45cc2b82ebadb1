#include <cutline/scenario/number_text.hpp>

#include <charconv>
#include <cstddef>
#include <string>
#include <system_error>

namespace cutline {
namespace {

/// A written number taken apart: "-12.5e3%" is "-", "12", "5", 3, true.
struct Parts {
    bool negative = false;
    std::string_view whole;
    std::string_view fraction;
    int exponent = 0;
    bool percent = false;
};

/// Takes the digits that `text` begins with.
std::string_view take_digits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9')
        ++count;
    const auto digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

bool take(std::string_view& text, char sign) {
    if (!text.starts_with(sign))
        return false;
    text.remove_prefix(1);
    return true;
}

/// Takes "e-3"; false if an exponent begins but isn't one, or is absurd.
bool take_exponent(std::string_view& text, int& exponent) {
    if (!take(text, 'e') && !take(text, 'E'))
        return true;
    const bool negative = take(text, '-');
    if (!negative)
        take(text, '+');
    const auto digits = take_digits(text);
    constexpr std::size_t most_digits = 4; // a double's exponent has three
    if (digits.empty() || digits.size() > most_digits)
        return false;
    std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    exponent = negative ? -exponent : exponent;
    return true;
}

std::optional<Parts> take_apart(std::string_view text) {
    Parts parts;
    parts.negative = take(text, '-');
    if (!parts.negative)
        take(text, '+');
    parts.whole = take_digits(text);
    if (parts.whole.size() > 1 && parts.whole.front() == '0')
        return {};
    const bool point = take(text, '.');
    if (point)
        parts.fraction = take_digits(text);
    if (point ? parts.fraction.empty() : parts.whole.empty())
        return {};
    if (!take_exponent(text, parts.exponent))
        return {};
    parts.percent = take(text, '%');
    if (!text.empty())
        return {};
    return parts;
}

} // namespace

std::optional<NumberText> parse_number(std::string_view text) {
    constexpr std::size_t longest = 400; // more digits than any double needs to be written out
    if (text.size() > longest)
        return {};
    const auto parts = take_apart(text);
    if (!parts)
        return {};

    // A percent sign moves the decimal point: dividing by 100 would round twice.
    const int exponent = parts->exponent - (parts->percent ? 2 : 0);
    std::string decimal = parts->negative ? "-" : "";
    decimal.append(parts->whole.empty() ? "0" : parts->whole);
    if (!parts->fraction.empty())
        decimal.append(".").append(parts->fraction);
    decimal += "e" + std::to_string(exponent);

    NumberText number{.percent = parts->percent,
                      .decimals = static_cast<int>(parts->fraction.size()) - exponent};
    const auto result = std::from_chars(decimal.data(), decimal.data() + decimal.size(), number.value);
    if (result.ec != std::errc{})
        return {};
    return number;
}

} // namespace cutline
