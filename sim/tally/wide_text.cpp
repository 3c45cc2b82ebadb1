#include "tally/wide_text.hpp"

#include <algorithm>
#include <cstddef>

namespace cutline {

namespace {

__extension__ using Magnitude = unsigned __int128;

constexpr std::size_t most_characters = 39; // a sign and 38 digits: whatever they are, they fit

} // namespace

std::string wide_text(WideSum sum) {
    auto rest = sum < 0 ? -static_cast<Magnitude>(sum) : static_cast<Magnitude>(sum);
    std::string text;
    do {
        text += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    } while (rest != 0);
    if (sum < 0)
        text += '-';
    std::ranges::reverse(text);
    return text;
}

std::optional<WideSum> read_wide(std::string_view text) {
    const bool negative = text.starts_with('-');
    const auto digits = text.substr(negative ? 1 : 0);
    if (digits.empty() || text.size() > most_characters || digits.size() == most_characters)
        return {};
    WideSum sum = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return {};
        sum = 10 * sum + (digit - '0');
    }
    sum = negative ? -sum : sum;
    return wide_text(sum) == text ? std::optional{sum} : std::nullopt;
}

} // namespace cutline
