#include "cli/roff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace cutline::cli {
namespace {

constexpr std::size_t longest_line = 78;

/// Takes the first character off valid UTF-8.
char32_t next(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length && i < text.size(); ++i)
        point = point << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(std::min(length, text.size()));
    return point;
}

/// Characters that roff would take for a command, or print as another one.
std::string_view name_of(char32_t point) {
    switch (point) {
    case U'\\':
        return "\\e";
    case U'-':
        return "\\-";
    case U'\'':
        return "\\(aq";
    case U'"':
        return "\\(dq";
    case U'`':
        return "\\(ga";
    case U'^':
        return "\\(ha";
    case U'~':
        return "\\(ti";
    default:
        return {};
    }
}

} // namespace

std::string roff(std::string_view text) {
    std::string safe = text.starts_with('.') ? "\\&" : "";
    while (!text.empty()) {
        const auto point = next(text);
        if (const auto name = name_of(point); !name.empty())
            safe += name;
        else if (point < 0x80)
            safe += static_cast<char>(point);
        else
            safe += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(point));
    }
    return safe;
}

std::string roff_lines(std::string_view text) {
    std::string lines;
    std::size_t column = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \n"), text.size());
        const auto word = roff(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty())
            continue;
        const bool fits = column + 1 + word.size() <= longest_line;
        lines += column == 0 ? "" : fits ? " " : "\n";
        column = fits ? column + 1 + word.size() : word.size();
        lines += word;
    }
    return lines;
}

std::string upper(std::string_view text) {
    std::string all{text};
    std::ranges::transform(
        all, all.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return all;
}

} // namespace cutline::cli
