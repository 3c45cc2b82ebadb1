#pragma once
/// Slips of the hand in a text that is to be YAML: characters of an input method, curly quotes, a colon that
/// is missing.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cutline {

/// What is wrong at a byte of a text, and what would be right.
struct Slip {
    std::size_t offset = 0;
    std::string problem;
    std::string remedy;
};

/// Where a quoted text that begins at `start` ends: the offset after its closing quote, or npos.
[[nodiscard]] std::size_t end_of_quotes(std::string_view text, std::size_t start);

/// A text that begins with curly quotes, at the start of `word`.
[[nodiscard]] std::optional<Slip> curly_quote(std::string_view word);

/// The first character of `word` that only looks like ASCII: full-width signs, other spaces.
[[nodiscard]] std::optional<Slip> odd_character(std::string_view word);

/// The key at the start of `line` lacks its colon: "title Four teams", "oak {growth: 1%}".
/// @param offset  of the line in its text
[[nodiscard]] std::optional<Slip> missing_colon(std::string_view line, std::size_t offset);

/// How a piece of YAML is laid out: by lines and indentation, or within brackets.
enum class Layout { block, flow };

/// What a person would mend first between `begin` and the end of the line of `end`, where reading stopped.
[[nodiscard]] std::optional<Slip> find_slip(std::string_view text, std::size_t begin, std::size_t end,
                                            Layout layout);

/// The first quote after `begin` that is not closed.
[[nodiscard]] Slip unclosed_quote(std::string_view text, std::size_t begin);

} // namespace cutline
