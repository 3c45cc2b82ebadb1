#pragma once
/// How a table that is wider than the terminal is made to fit.

#include <cutline/report/table.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace cutline {

/// What is shown of a table, one grid below the other; each begins with the table's first column.
struct FoldedTable {
    std::vector<Table> parts;          ///< only columns and rows
    std::vector<std::string> left_out; ///< headings of the columns that are not shown, in their order
};

/// Leaves out spare columns as long as the table doesn't fit, then folds it; 0: leaves it as it is.
[[nodiscard]] FoldedTable fold(const Table& table, std::size_t width);

} // namespace cutline
