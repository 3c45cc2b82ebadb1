#pragma once
/// What a person reads: headings, sentences, lists and tables, for a terminal or as Markdown.

#include <cutline/report/table.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace cutline {

struct Heading {
    std::string text;
    int level = 2; ///< 1: of the whole page
};
struct Paragraph {
    std::string text;
};
struct Bullets {
    std::vector<std::string> items;
};
using Block = std::variant<Heading, Paragraph, Bullets, Table>;

struct Page {
    std::vector<Block> blocks;

    void add(Block block) { blocks.push_back(std::move(block)); }
};

enum class Colour { none, ansi };

enum class Bars { none, blocks };

struct TerminalStyle {
    std::size_t width = 0; ///< columns; 0: as many as it takes
    Colour colour = Colour::none;
    Bars bars = Bars::none; ///< drawn only where `width` leaves room beside a table
};

/// Tables are aligned by display width. One that is wider than the terminal has its headings broken at
/// spaces, then does without its spare columns, has its text broken too, and is folded into several below one
/// another; only a word that is wider than all that is cut with "…", a number never. Ends in a newline.
[[nodiscard]] std::string terminal_text(const Page& page, const TerminalStyle& style);
[[nodiscard]] std::string terminal_text(const Table& table, const TerminalStyle& style);

/// GitHub's Markdown, with what it would read as markup escaped. Ends in a newline.
[[nodiscard]] std::string markdown_text(const Page& page);
[[nodiscard]] std::string markdown_text(const Table& table);

} // namespace cutline
