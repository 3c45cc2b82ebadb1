#include "report/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace cutline {
namespace {

/// Puts commas between the digits before the point of "-1234567.5".
std::string separated(std::string digits) {
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    const auto after_whole = digits.find_first_not_of("0123456789", first);
    for (auto end = std::min(after_whole, digits.size()); end > first + 3; end -= 3)
        digits.insert(end - 3, ",");
    return digits;
}

} // namespace

std::string significant(double value) {
    return fmt::format("{:.9g}", value == 0 ? 0.0 : value);
}

double rounded(double value) {
    const auto digits = significant(value);
    double result = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), result);
    return result;
}

std::string thousands(std::uint64_t value) {
    return separated(std::to_string(value));
}

std::string plain(double value, int digits) {
    // Past a million, whole numbers are still written out; beyond 15 digits a double isn't exact.
    const bool whole = std::abs(value) < 1e15 && std::trunc(value) == value;
    return separated(whole ? fmt::format("{:.0f}", value == 0 ? 0.0 : value)
                           : fmt::format("{:.{}g}", value, digits));
}

std::string share(double value, int digits) {
    // Rounding hides that 0.07 * 100 isn't quite 7.
    return fmt::format("{:.{}g}%", value == 0 ? 0.0 : value * 100, digits);
}

std::string thousands(double value, int decimals) {
    return separated(decimal(value, decimals));
}

std::string half_width(double value) {
    return fmt::format("{:.2g}%", value * 100);
}

std::string decimal(double value, int decimals) {
    auto text = fmt::format("{:.{}f}", value, decimals);
    const bool zero = text.find_first_not_of("-0.") == std::string::npos;
    return zero && text.starts_with('-') ? text.substr(1) : text;
}

} // namespace cutline
