#pragma once
/// How wide the columns of a table are on a terminal.

#include <cutline/report/table.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace cutline {

inline constexpr std::size_t column_gap = 2; ///< spaces between columns

struct TableLayout {
    std::vector<std::size_t> widths;
    std::vector<std::vector<std::string>> headings; ///< lines, from the top, for each column
};

/// The layout that fits into `width` columns, or the narrowest readable one where nothing fits; 0: as wide as
/// it is.
[[nodiscard]] TableLayout lay_out(const Table& table, std::size_t width);

/// The columns that the table takes up with its headings broken at spaces, but no cell.
[[nodiscard]] std::size_t unbroken_width(const Table& table);

/// The same with text broken at spaces too.
[[nodiscard]] std::size_t least_width(const Table& table);

/// Lines of at most `width` columns, broken at spaces; a longer word stands alone on its line.
[[nodiscard]] std::vector<std::string> broken(std::string_view text, std::size_t width);

} // namespace cutline
