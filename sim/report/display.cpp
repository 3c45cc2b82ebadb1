#include <cutline/report/display.hpp>

#include <utf8proc.h>

namespace cutline {
namespace {

struct Character {
    std::string_view bytes;
    std::size_t width;
    bool control; ///< moves the cursor, or turns the direction of writing
};

/// Vowels and final consonants that join the syllable before them.
bool joins_a_syllable(utf8proc_int32_t code) {
    return (code >= 0x1160 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7ff);
}

bool turns_direction(utf8proc_int32_t code) {
    return code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

/// Takes the first character off `rest`, which isn't empty.
Character take_character(std::string_view& rest) {
    utf8proc_int32_t code = -1;
    const auto size = static_cast<utf8proc_ssize_t>(rest.size());
    const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()), size, &code);
    const std::size_t length = read > 0 ? static_cast<std::size_t>(read) : 1;
    const Character character{rest.substr(0, length),
                              code < 0                 ? std::size_t{1}
                              : joins_a_syllable(code) ? std::size_t{0}
                                                       : static_cast<std::size_t>(utf8proc_charwidth(code)),
                              code >= 0 &&
                                  (utf8proc_category(code) == UTF8PROC_CATEGORY_CC ||
                                   utf8proc_category(code) == UTF8PROC_CATEGORY_ZL ||
                                   utf8proc_category(code) == UTF8PROC_CATEGORY_ZP || turns_direction(code))};
    rest.remove_prefix(length);
    return character;
}

std::string spaces(std::string_view text, std::size_t width) {
    const auto taken = display_width(text);
    return std::string(taken < width ? width - taken : 0, ' ');
}

} // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty())
        width += take_character(text).width;
    return width;
}

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const auto character = take_character(text);
        shown += character.control ? std::string_view{" "} : character.bytes;
    }
    return shown;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
    if (display_width(text) <= width)
        return std::string(text);
    std::string shown;
    std::size_t taken = 1; // the ellipsis
    while (!text.empty()) {
        const auto character = take_character(text);
        if (taken + character.width > width)
            break;
        taken += character.width;
        shown += character.bytes;
    }
    return width == 0 ? std::string{} : shown + "…";
}

std::string pad_right(std::string_view text, std::size_t width) {
    return std::string(text) + spaces(text, width);
}

std::string pad_left(std::string_view text, std::size_t width) {
    return spaces(text, width) + std::string(text);
}

} // namespace cutline
