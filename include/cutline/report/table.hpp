#pragma once
/// A table that knows nothing of what it shows, and its form as comma-separated values.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cutline {

enum class Align { left, right };

struct Column {
    std::string heading;
    Align align = Align::left;
    std::string unit = {}; ///< stands in brackets after the heading
    int spare = 0;         ///< on a narrow terminal the columns of the highest go first; 0: none goes
    bool bar = false; ///< shares that are drawn as bars too where a terminal has room; one column a table
};

/// What people see, and, of a number, the digits that programs get.
struct Cell {
    std::string text;
    std::string digits = {}; ///< of a number: 0.639; "": the cell is text

    Cell() = default;
    // Implicit: a row is written as a list of what it shows.
    Cell(std::string shown) : text(std::move(shown)) {}
    Cell(const char* shown) : text(shown) {}
    /// A real, with 9 significant digits for programs.
    [[nodiscard]] static Cell number(std::string shown, double value);
    /// A count, exact for programs and with thousands separated for people.
    [[nodiscard]] static Cell count(std::uint64_t value);
};

/// Every row has one cell for each column.
struct Table {
    std::string title;
    std::vector<Column> columns = {};
    std::vector<std::vector<Cell>> rows = {};
    std::vector<std::string> notes = {};
};

/// The heading of a column with its unit.
[[nodiscard]] std::string heading(const Column& column);

/// Comma-separated values (RFC 4180): UTF-8, CRLF, headings first, quotes where they are needed, raw numbers.
/// Title and notes are left out. Text that a spreadsheet would run as a formula gets an apostrophe in front.
[[nodiscard]] std::string csv_text(const Table& table);

} // namespace cutline
