#pragma once
/// How wide text is on a terminal, where a Korean syllable takes two columns and a Latin letter one.

#include <cstddef>
#include <string>
#include <string_view>

namespace cutline {

/// The columns that UTF-8 text takes up. Decomposed Hangul counts as the syllables that it is shown as; what
/// isn't UTF-8 counts one a byte.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` without what could move the cursor or turn the direction of writing: control characters become a
/// space.
[[nodiscard]] std::string printable(std::string_view text);

/// `text` if it fits into `width` columns, else its beginning with "…"; never cuts a syllable in two.
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t width);

/// `text` with spaces up to `width` columns; longer text stays as it is.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

} // namespace cutline
