#include <cutline/report/display.hpp>
#include <cutline/report/page.hpp>

namespace cutline {
namespace {

/// One line in which nothing is markup.
std::string escaped(std::string_view text) {
    constexpr std::string_view markup = "\\`*_[]<>|#~";
    std::string result;
    for (const char c : printable(text)) {
        if (markup.find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

class MarkdownWriter {
  public:
    void operator()(const Heading& heading) {
        separate();
        text_.append(static_cast<std::size_t>(heading.level), '#').append(" " + escaped(heading.text) + "\n");
    }

    void operator()(const Paragraph& paragraph) {
        separate();
        text_ += escaped(paragraph.text) + "\n";
    }

    void operator()(const Bullets& bullets) {
        separate();
        for (const auto& item : bullets.items)
            text_ += "- " + escaped(item) + "\n";
    }

    void operator()(const Table& table) {
        if (!table.title.empty()) {
            separate();
            text_ += "**" + escaped(table.title) + "**\n";
        }
        separate();
        row(table, [&](std::size_t i) { return escaped(heading(table.columns[i])); });
        row(table, [&](std::size_t i) { return table.columns[i].align == Align::right ? "---:" : "---"; });
        for (const auto& cells : table.rows)
            row(table, [&](std::size_t i) { return escaped(cells[i].text); });
        for (const auto& note : table.notes)
            (*this)(Paragraph{note});
    }

    [[nodiscard]] std::string text() const { return text_; }

  private:
    void separate() { text_ += text_.empty() ? "" : "\n"; }

    void row(const Table& table, const auto& text_of) {
        text_ += '|';
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            text_.append(" ").append(text_of(i)).append(" |");
        text_ += '\n';
    }

    std::string text_;
};

} // namespace

std::string markdown_text(const Page& page) {
    MarkdownWriter writer;
    for (const auto& block : page.blocks)
        std::visit(writer, block);
    return writer.text();
}

std::string markdown_text(const Table& table) {
    MarkdownWriter writer;
    writer(table);
    return writer.text();
}

} // namespace cutline
