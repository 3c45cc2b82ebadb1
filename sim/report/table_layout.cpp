#include "report/table_layout.hpp"

#include <cutline/report/display.hpp>

#include <algorithm>
#include <numeric>

namespace cutline {
namespace {

constexpr std::size_t least_text = 12; ///< text isn't cut below this many columns

std::size_t widest(const std::vector<std::string>& lines) {
    std::size_t width = 0;
    for (const auto& line : lines)
        width = std::max(width, display_width(line));
    return width;
}

/// The widest cell of a column, without its heading.
std::size_t content_width(const Table& table, std::size_t column) {
    std::size_t width = 0;
    for (const auto& row : table.rows)
        width = std::max(width, display_width(printable(row[column].text)));
    return width;
}

/// Numbers are never cut.
bool holds_text(const Table& table, std::size_t column) {
    return table.columns[column].align == Align::left &&
           std::ranges::all_of(table.rows, [&](const auto& row) { return row[column].digits.empty(); });
}

std::size_t total(const std::vector<std::size_t>& widths) {
    const auto gaps = widths.empty() ? 0 : (widths.size() - 1) * column_gap;
    return std::accumulate(widths.begin(), widths.end(), gaps);
}

/// Narrows the widest column of text, one step at a time, until the table fits or all are as narrow as they
/// may be.
void narrow_text(const Table& table, std::vector<std::size_t>& widths, std::size_t width) {
    while (total(widths) > width) {
        std::size_t* widest_text = nullptr;
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (holds_text(table, i) && widths[i] > least_text && (!widest_text || widths[i] > *widest_text))
                widest_text = &widths[i];
        if (widest_text == nullptr)
            return;
        --*widest_text;
    }
}

} // namespace

std::vector<std::string> broken(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto space = std::min(text.find(' '), text.size());
        const auto word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (word.empty())
            continue;
        if (!lines.empty() && display_width(lines.back()) + 1 + display_width(word) <= width)
            lines.back().append(" ").append(word);
        else
            lines.emplace_back(word);
    }
    return lines.empty() ? std::vector<std::string>{""} : lines;
}

TableLayout lay_out(const Table& table, std::size_t width) {
    TableLayout layout;
    std::vector<std::size_t> contents;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        contents.push_back(content_width(table, i));
        layout.headings.push_back({printable(heading(table.columns[i]))});
        layout.widths.push_back(std::max(contents[i], widest(layout.headings[i])));
    }
    if (width == 0 || total(layout.widths) <= width)
        return layout;

    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        layout.headings[i] = broken(layout.headings[i].front(), contents[i]);
        layout.widths[i] = std::max(contents[i], widest(layout.headings[i]));
    }
    narrow_text(table, layout.widths, width);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        for (auto& line : layout.headings[i])
            line = cut_to_width(line, layout.widths[i]);
    return layout;
}

} // namespace cutline
