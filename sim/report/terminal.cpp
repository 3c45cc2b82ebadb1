#include "report/bar.hpp"
#include "report/labels.hpp"
#include "report/table_folding.hpp"
#include "report/table_layout.hpp"

#include <cutline/report/display.hpp>
#include <cutline/report/page.hpp>

#include <algorithm>
#include <charconv>
#include <numeric>

namespace cutline {
namespace {

/// Bars are no shorter, and no longer, than this.
constexpr std::size_t shortest_bar = 8;
constexpr std::size_t longest_bar = 20;

/// Lines of prose are no longer than this on the widest terminal: longer ones are hard to read.
constexpr std::size_t longest_line = 100;

class TerminalWriter {
  public:
    explicit TerminalWriter(const TerminalStyle& style) : style_(style) {}

    void operator()(const Heading& heading) {
        line();
        after_grid_ = false;
        for (const auto& text : wrapped(heading.text, 0))
            line(heading.level <= 2 ? bold(text) : text);
        if (heading.level == 2)
            line();
    }

    void operator()(const Paragraph& paragraph) {
        if (after_grid_)
            line();
        after_grid_ = false;
        for (const auto& text : wrapped(paragraph.text, 0))
            line(text);
    }

    void operator()(const Bullets& bullets) {
        if (after_grid_)
            line();
        after_grid_ = false;
        for (const auto& item : bullets.items) {
            std::string_view mark = "- ";
            for (const auto& text : wrapped(item, mark.size())) {
                line(std::string(mark) + text);
                mark = "  ";
            }
        }
    }

    void operator()(const Table& table) {
        line();
        if (!table.title.empty())
            for (const auto& text : wrapped(table.title, 0))
                line(bold(text));
        const auto folded = fold(table, style_.width);
        for (const auto& part : folded.parts) {
            if (&part != &folded.parts.front())
                line();
            if (!part.columns.empty())
                grid(part);
        }
        auto notes = table.notes;
        if (!folded.left_out.empty())
            notes.push_back("Not shown on so narrow a terminal: " + listed(folded.left_out) + ".");
        for (const auto& note : notes)
            for (const auto& text : wrapped(note, 0))
                line(text);
        after_grid_ = true;
    }

    [[nodiscard]] std::string text() const { return text_; }

  private:
    void line(std::string_view text = {}) {
        const bool nothing_above = text_.empty() || text_.ends_with("\n\n");
        if (text.empty() && nothing_above)
            return;
        text_.append(text).append("\n");
    }

    [[nodiscard]] std::string bold(const std::string& text) const {
        return style_.colour == Colour::ansi ? "\x1b[1m" + text + "\x1b[0m" : text;
    }

    [[nodiscard]] std::vector<std::string> wrapped(const std::string& text, std::size_t indent) const {
        const auto width = style_.width == 0 ? longest_line : std::min(style_.width, longest_line);
        return broken(printable(text), width > indent ? width - indent : 1);
    }

    void grid(const Table& table) {
        const auto layout = lay_out(table, style_.width);
        std::size_t lines = 0;
        for (const auto& heading : layout.headings)
            lines = std::max(lines, heading.size());
        auto headings = layout.headings;
        for (auto& heading : headings) // they stand on the rule below
            heading.insert(heading.begin(), lines - heading.size(), "");
        row(table, layout, headings);
        std::string rule;
        for (std::size_t i = 0; i < layout.widths.size(); ++i)
            for (std::size_t j = i == 0 ? column_gap : 0; j < layout.widths[i] + column_gap; ++j)
                rule += "─";
        line(rule);
        for (const auto& cells : table.rows) {
            std::vector<std::vector<std::string>> texts;
            for (std::size_t i = 0; i < cells.size(); ++i)
                texts.push_back(lines_of(printable(cells[i].text), layout.widths[i]));
            row(table, layout, texts, bar_of(table, layout, cells));
        }
    }

    /// What stands to the right of a row: the share of the column that has bars, if there is room for one.
    [[nodiscard]] std::string bar_of(const Table& table, const TableLayout& layout,
                                     const std::vector<Cell>& cells) const {
        const auto column = std::ranges::find(table.columns, true, &Column::bar);
        const auto taken =
            std::accumulate(layout.widths.begin(), layout.widths.end(), column_gap * layout.widths.size());
        if (style_.bars == Bars::none || column == table.columns.end() || style_.width < taken + shortest_bar)
            return {};
        const auto& digits = cells[static_cast<std::size_t>(column - table.columns.begin())].digits;
        double share = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), share);
        return bar(share, std::min(longest_bar, style_.width - taken));
    }

    /// Only text that is too wide is broken; its lines stand as far in as the first.
    static std::vector<std::string> lines_of(const std::string& text, std::size_t width) {
        if (display_width(text) <= width)
            return {text};
        const std::string indent(std::min(text.find_first_not_of(' '), width), ' ');
        auto lines = broken(text, width - indent.size());
        for (auto& each : lines)
            each.insert(0, indent);
        return lines;
    }

    void row(const Table& table, const TableLayout& layout,
             const std::vector<std::vector<std::string>>& cells, const std::string& beside = {}) {
        std::size_t lines = 0;
        for (const auto& cell : cells)
            lines = std::max(lines, cell.size());
        for (std::size_t k = 0; k < lines; ++k) {
            std::string text;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const auto width = layout.widths[i];
                const auto cell = cut_to_width(k < cells[i].size() ? cells[i][k] : "", width);
                text += i > 0 ? std::string(column_gap, ' ') : std::string{};
                text +=
                    table.columns[i].align == Align::left ? pad_right(cell, width) : pad_left(cell, width);
            }
            if (k == 0 && !beside.empty())
                text += std::string(column_gap, ' ') + beside;
            line(text.substr(0, text.find_last_not_of(' ') + 1));
        }
    }

    TerminalStyle style_;
    std::string text_;
    bool after_grid_ = false; ///< what comes next stands off
};

} // namespace

std::string terminal_text(const Page& page, const TerminalStyle& style) {
    TerminalWriter writer{style};
    for (const auto& block : page.blocks)
        std::visit(writer, block);
    return writer.text();
}

std::string terminal_text(const Table& table, const TerminalStyle& style) {
    TerminalWriter writer{style};
    writer(table);
    return writer.text();
}

} // namespace cutline
