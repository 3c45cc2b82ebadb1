#include "report/numbers.hpp"

#include <cutline/report/table.hpp>

namespace cutline {
namespace {

std::string quoted(std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(field);
    std::string text = "\"";
    for (const char c : field)
        text.append(c == '"' ? 2 : 1, c);
    return text + '"';
}

std::string harmless(const std::string& text) {
    constexpr std::string_view starts_a_formula = "=+-@\t\r";
    const bool formula = !text.empty() && starts_a_formula.find(text.front()) != std::string_view::npos;
    return formula ? "'" + text : text;
}

} // namespace

Cell Cell::number(std::string shown, double value) {
    Cell cell{std::move(shown)};
    cell.digits = significant(value);
    return cell;
}

Cell Cell::count(std::uint64_t value) {
    Cell cell{thousands(value)};
    cell.digits = std::to_string(value);
    return cell;
}

std::string heading(const Column& column) {
    return column.unit.empty() ? column.heading : column.heading + " (" + column.unit + ")";
}

std::string csv_text(const Table& table) {
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += (i > 0 ? "," : "") + quoted(harmless(heading(table.columns[i])));
    text += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text +=
                (i > 0 ? "," : "") + quoted(row[i].digits.empty() ? harmless(row[i].text) : row[i].digits);
        text += "\r\n";
    }
    return text;
}

} // namespace cutline
