#include "report/table_folding.hpp"

#include "report/table_layout.hpp"

#include <algorithm>
#include <numeric>

namespace cutline {
namespace {

Table only(const Table& table, const std::vector<std::size_t>& columns) {
    Table part;
    for (const auto column : columns)
        part.columns.push_back(table.columns[column]);
    for (const auto& cells : table.rows) {
        auto& row = part.rows.emplace_back();
        for (const auto column : columns)
            row.push_back(cells[column]);
    }
    return part;
}

/// The columns that stay, of which the last, highest spare one goes as long as they don't fit.
std::vector<std::size_t> kept_columns(const Table& table, std::size_t width) {
    std::vector<std::size_t> kept(table.columns.size());
    std::iota(kept.begin(), kept.end(), std::size_t{0});
    while (!kept.empty() && unbroken_width(only(table, kept)) > width) {
        const auto spare = [&](std::size_t column) { return table.columns[column].spare; };
        const auto most = std::ranges::max_element(kept, {}, spare);
        if (spare(*most) == 0)
            break;
        kept.erase(most);
    }
    return kept;
}

} // namespace

FoldedTable fold(const Table& table, std::size_t width) {
    if (width == 0 || table.columns.empty())
        return {{table}, {}};
    FoldedTable folded;
    const auto kept = kept_columns(table, width);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (std::ranges::find(kept, i) == kept.end())
            folded.left_out.push_back(heading(table.columns[i]));

    std::vector<std::size_t> columns{kept.front()};
    for (std::size_t i = 1; i < kept.size(); ++i) {
        columns.push_back(kept[i]);
        if (columns.size() <= 2 || least_width(only(table, columns)) <= width)
            continue;
        columns.pop_back();
        folded.parts.push_back(only(table, columns));
        columns = {kept.front(), kept[i]};
    }
    folded.parts.push_back(only(table, columns));
    return folded;
}

} // namespace cutline
