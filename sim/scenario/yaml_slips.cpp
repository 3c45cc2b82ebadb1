#include "yaml_slips.hpp"

#include <cutline/scenario/node.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace cutline {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_quote(char c) {
    return c == '"' || c == '\'';
}

/// The code point of three bytes of UTF-8, as all characters here have but the no-break space.
std::uint32_t code_point(std::string_view bytes) {
    const auto low = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]) & 0x3FU; };
    const auto lead = static_cast<unsigned char>(bytes.front());
    if (lead >> 5 == 0x06 && bytes.size() >= 2)
        return (lead & 0x1FU) << 6 | low(1);
    if (lead >> 4 == 0x0E && bytes.size() >= 3)
        return (lead & 0x0FU) << 12 | low(1) << 6 | low(2);
    return lead < 0x80 ? lead : 0;
}

/// What to call and type instead of a character, if it only looks like another.
std::optional<Slip> look_alike(std::uint32_t point) {
    constexpr std::uint32_t first = 0xFF01;
    constexpr std::uint32_t last = 0xFF5E; // '!' to '~' in full width
    constexpr std::uint32_t to_ascii = 0xFEE0;
    if (point >= first && point <= last) {
        const auto ascii = static_cast<char>(point - to_ascii);
        return Slip{0, fmt::format("a full-width '{}' (U+{:04X})", ascii, point),
                    fmt::format("type the ASCII '{}'", ascii)};
    }
    switch (point) {
    case 0x3000:
        return Slip{0, "a full-width space (U+3000)", "type an ordinary space"};
    case 0x00A0:
        return Slip{0, "a no-break space (U+00A0)", "type an ordinary space"};
    case 0x200B:
        return Slip{0, "an invisible zero-width space (U+200B)", "remove it"};
    case 0x3001:
        return Slip{0, "an ideographic comma (U+3001)", "type the ASCII ','"};
    default:
        return {};
    }
}

std::string_view line_at(std::string_view text, std::size_t start) {
    return text.substr(start, text.find('\n', start) - start);
}

std::size_t indentation(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

/// The line without its comment and the blanks at its end.
std::string_view without_comment(std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at)
        if (line[at] == '#' && (at == 0 || line[at - 1] == ' '))
            line = line.substr(0, at);
    return line.substr(0, line.find_last_not_of(' ') + 1);
}

/// Whether `line` gives a label, which may hold any character.
bool is_label(std::string_view line) {
    constexpr std::string_view labels[] = {"title:", "name:", "description:", "note:", "publisher:"};
    return std::ranges::any_of(labels, [&](std::string_view label) { return line.find(label) != npos; });
}

std::optional<Slip> slip_in_line(std::string_view line, std::size_t start) {
    for (auto at = indentation(line); at < line.size(); ++at) {
        if (is_quote(line[at]))
            at = std::min(end_of_quotes(line, at), line.size()) - 1;
        else if (auto slip = curly_quote(line.substr(at));
                 slip && (line.substr(0, at).ends_with(": ") || line.substr(0, at).ends_with("- ")))
            return Slip{start + at, slip->problem, slip->remedy};
        else if (auto odd = look_alike(code_point(line.substr(at))); odd && !is_label(line))
            return Slip{start + at, odd->problem + " stands here", odd->remedy};
    }
    return {};
}

} // namespace

std::size_t end_of_quotes(std::string_view text, std::size_t start) {
    const char quote = text[start];
    for (std::size_t i = start + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\')
            ++i;
        else if (text[i] == quote && quote == '\'' && text.substr(i + 1).starts_with('\''))
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return npos;
}

std::optional<Slip> curly_quote(std::string_view word) {
    if (word.starts_with("“") || word.starts_with("”"))
        return Slip{0, "“ ” are not quotes in YAML", "type \""};
    if (word.starts_with("‘") || word.starts_with("’"))
        return Slip{0, "‘ ’ are not quotes in YAML", "type '"};
    return {};
}

std::optional<Slip> odd_character(std::string_view word) {
    for (std::size_t at = 0; at < word.size(); ++at)
        if (auto odd = look_alike(code_point(word.substr(at))))
            return Slip{at, odd->problem + " stands here", odd->remedy};
    return {};
}

std::optional<Slip> missing_colon(std::string_view line, std::size_t offset) {
    const auto start = indentation(line);
    const auto content = without_comment(line).substr(std::min(start, without_comment(line).size()));
    constexpr std::string_view no_key = "-?{}[],\"'#&*!|>%@`$";
    if (content.empty() || no_key.find(content.front()) != npos)
        return {};
    const auto colon = std::min(content.find(": "), content.ends_with(':') ? content.size() - 1 : npos);
    const auto bracket = std::min(content.find(" {"), content.find(" ["));
    if (colon != npos && colon < bracket)
        return {};
    const auto key = content.substr(0, content.find(' '));
    const auto rest = content.substr(key.size());
    const auto value = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
    const auto space = value.empty() ? "" : " ";
    return Slip{offset + start, fmt::format("no ':' after '{}'", shortened(key)),
                fmt::format("write '{}:{}{}'", shortened(key), space, shortened(value))};
}

std::optional<Slip> find_slip(std::string_view text, std::size_t begin, std::size_t end, Layout layout) {
    begin = std::min(begin, text.size());
    const auto newline = text.substr(0, begin).rfind('\n');
    auto start = newline == npos ? 0 : newline + 1;
    std::string_view above = ":";
    for (; start < text.size() && start <= end; start += line_at(text, start).size() + 1) {
        const auto line = without_comment(line_at(text, start));
        // What is indented below a value goes on with it.
        const bool begins_entry = indentation(line) <= indentation(above) || above.ends_with(':');
        if (line.empty() || (layout == Layout::block && !begins_entry))
            continue;
        if (auto slip = slip_in_line(line, start))
            return slip;
        if (auto slip = layout == Layout::block ? missing_colon(line, start) : std::nullopt)
            return slip;
        above = line;
    }
    return {};
}

Slip unclosed_quote(std::string_view text, std::size_t begin) {
    auto at = begin;
    for (bool may_begin = true; at < text.size();) {
        const char c = text[at];
        if (c == '#' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n')) {
            at = std::min(text.find('\n', at), text.size());
        } else if (may_begin && is_quote(c)) {
            const auto end = end_of_quotes(text, at);
            if (end == npos)
                return {at, "the quote is not closed", fmt::format("close it with {}", c)};
            at = end;
            may_begin = false;
        } else {
            may_begin = std::string_view{" \n\t[{,:"}.find(c) != npos;
            ++at;
        }
    }
    return {text.size(), "a quote is not closed", "look for text that begins with a quote and doesn't end"};
}

} // namespace cutline
