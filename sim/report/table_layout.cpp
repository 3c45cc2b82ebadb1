#include "report/table_layout.hpp"

#include <cutline/report/display.hpp>

#include <algorithm>
#include <numeric>

namespace cutline {
namespace {

constexpr std::size_t least_text = 12; ///< no column of text becomes narrower than this

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

/// The longest word of a column's cells, as far in as it stands: narrower than that, text is cut.
std::size_t longest_word(const Table& table, std::size_t column) {
    std::size_t width = 0;
    for (const auto& row : table.rows) {
        const auto text = printable(row[column].text);
        const auto indent = text.find_first_not_of(' ');
        width = std::max(width, (indent == std::string::npos ? 0 : indent) + widest(broken(text, 0)));
    }
    return width;
}

TableLayout with_broken_headings(const Table& table) {
    TableLayout layout;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto content = content_width(table, i);
        layout.headings.push_back(broken(printable(heading(table.columns[i])), content));
        layout.widths.push_back(std::max(content, widest(layout.headings[i])));
    }
    return layout;
}

/// How narrow the columns become without cutting a word.
std::vector<std::size_t> whole_words(const Table& table, const TableLayout& layout) {
    auto least = layout.widths;
    for (std::size_t i = 0; i < least.size(); ++i)
        if (holds_text(table, i))
            least[i] = std::min(least[i],
                                std::max({least_text, longest_word(table, i), widest(layout.headings[i])}));
    return least;
}

/// Narrows the widest column that may be narrower, one step at a time, until the table fits or none may.
void narrow(std::vector<std::size_t>& widths, const std::vector<std::size_t>& least, std::size_t width) {
    while (total(widths) > width) {
        std::size_t* widest_one = nullptr;
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (widths[i] > least[i] && (widest_one == nullptr || widths[i] > *widest_one))
                widest_one = &widths[i];
        if (widest_one == nullptr)
            return;
        --*widest_one;
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

std::size_t unbroken_width(const Table& table) {
    return total(with_broken_headings(table).widths);
}

std::size_t least_width(const Table& table) {
    return total(whole_words(table, with_broken_headings(table)));
}

TableLayout lay_out(const Table& table, std::size_t width) {
    TableLayout layout;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        layout.headings.push_back({printable(heading(table.columns[i]))});
        layout.widths.push_back(std::max(content_width(table, i), widest(layout.headings[i])));
    }
    if (width == 0 || total(layout.widths) <= width)
        return layout;

    layout = with_broken_headings(table);
    auto least = whole_words(table, layout);
    narrow(layout.widths, least, width);
    for (std::size_t i = 0; i < least.size(); ++i)
        if (holds_text(table, i))
            least[i] = std::min(least[i], least_text);
    narrow(layout.widths, least, width);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        for (auto& line : layout.headings[i])
            line = cut_to_width(line, layout.widths[i]);
    return layout;
}

} // namespace cutline
