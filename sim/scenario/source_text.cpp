#include "source_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace cutline {
namespace {

constexpr std::size_t block_size = 256; // bytes; one count is kept for each

bool begins_code_point(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::string without_mark_and_returns(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark))
        bytes.remove_prefix(byte_order_mark.size());
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool return_before_newline = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        if (!return_before_newline)
            text += bytes[i] == '\r' ? '\n' : bytes[i];
    }
    return text;
}

/// One code point and how many bytes it takes; 0 bytes if they aren't UTF-8.
struct CodePoint {
    std::uint32_t value = 0;
    std::size_t length = 0;
};

CodePoint decode(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80         ? 1
                               : lead >> 5 == 0x06 ? 2
                               : lead >> 4 == 0x0E ? 3
                               : lead >> 3 == 0x1E ? 4
                                                   : 0;
    if (length == 0 || length > text.size())
        return {};
    std::uint32_t value = length == 1 ? lead : lead & (0x7FU >> length);
    for (const char c : text.substr(1, length - 1)) {
        if (begins_code_point(c))
            return {};
        value = value << 6 | (static_cast<unsigned char>(c) & 0x3FU);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000}; // for each length: no overlong forms
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    if (value < least[length] || surrogate || value > 0x10FFFF)
        return {};
    return {value, length};
}

/// Controls other than tab and newline, and the mark that editors hide.
bool has_no_place(std::uint32_t value) {
    const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0);
    return (control && value != '\t' && value != '\n') || value == 0xFEFF;
}

} // namespace

SourceText::SourceText(std::string_view bytes) : text_(without_mark_and_returns(bytes)), line_starts_{0} {
    std::size_t code_points = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (i % block_size == 0)
            code_points_.push_back(code_points);
        if (begins_code_point(text_[i]))
            ++code_points;
        if (text_[i] == '\n')
            line_starts_.push_back(i + 1);
    }
    code_points_.push_back(code_points);
}

SourceText::Position SourceText::locate(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto line_end = std::ranges::upper_bound(line_starts_, offset);
    const auto column = code_points_before(offset) - code_points_before(*std::prev(line_end)) + 1;
    return {static_cast<int>(line_end - line_starts_.begin()), static_cast<int>(column)};
}

std::size_t SourceText::start_of_line(std::size_t offset) const {
    return *std::prev(std::ranges::upper_bound(line_starts_, offset));
}

std::size_t SourceText::code_points_before(std::size_t offset) const {
    const std::size_t block = offset / block_size;
    if (offset == text_.size())
        return code_points_.back();
    const auto rest = std::string_view{text_}.substr(block * block_size, offset % block_size);
    return code_points_[block] + static_cast<std::size_t>(std::ranges::count_if(rest, begins_code_point));
}

std::optional<TextFault> find_fault(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, length] = decode(text.substr(at));
        if (length == 0)
            return TextFault{
                at, fmt::format("the byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(text[at])),
                "save the file as UTF-8"};
        if (has_no_place(value))
            return TextFault{at, fmt::format("the invisible character U+{:04X} is not allowed", value),
                             "remove it"};
        at += length;
    }
    return {};
}

bool is_utf16_or_32(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return true;
    // Without a byte order mark: every ASCII character has a zero byte beside it.
    return bytes.size() >= 2 && (bytes[0] == '\0') != (bytes[1] == '\0');
}

} // namespace cutline
