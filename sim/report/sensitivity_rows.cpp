#include "report/numbers.hpp"
#include "report/sensitivity_view.hpp"

#include <cutline/scenario/json.hpp>

#include <string_view>

namespace cutline {
namespace {

/// Puts rows together; every cell but those given is empty.
class Rows {
  public:
    explicit Rows(Table& table) : table_(table) {}

    void text(const std::string& figure, const std::string& text) { add(figure).back() = text; }
    void number(const std::string& figure, double value) {
        add(figure)[4] = Cell::number(significant(value), value);
    }
    void count(const std::string& figure, std::uint64_t value) { add(figure)[4] = Cell::count(value); }

    void estimate(std::string_view figure, const std::string& output, const std::string& source,
                  const std::string& kind, const Estimated& estimated) {
        auto& row = add(std::string(figure));
        row[1] = output;
        row[2] = source;
        row[3] = kind;
        row[4] = Cell::number(significant(estimated.value), estimated.value);
        row[5] = Cell::number(significant(estimated.interval.low), estimated.interval.low);
        row[6] = Cell::number(significant(estimated.interval.high), estimated.interval.high);
    }
    void mean(const std::string& output, const std::string& name, double value, const std::string& unknown) {
        auto& row = add("mean");
        row[1] = output;
        row[4] = Cell::number(significant(value), value);
        row[7] = name;
        row.back() = unknown;
    }

  private:
    std::vector<Cell>& add(const std::string& figure) {
        auto& row = table_.rows.emplace_back(table_.columns.size());
        row.front() = figure;
        return row;
    }
    Table& table_;
};

void add_figures(Rows& rows, const SensitivityReport& report, const std::string& output,
                 const Figures& figures) {
    const auto& measures = report.study.entry().measures;
    for (std::size_t source = 0; source < figures.size(); ++source)
        for (std::size_t measure = 0; measure < measures.size(); ++measure)
            if (const auto& figure = figures[source][measure]) {
                const auto& of = report.study.sources()[source];
                rows.estimate(measures[measure].name, output, of.name, of.kind ? kind_words(of) : "",
                              *figure);
            }
}

} // namespace

Table sensitivity_rows(const SensitivityReport& report) {
    Table table{.title = "Sensitivity"};
    for (const auto* heading : {"figure", "output", "source", "kind", "value", "low", "high", "name", "text"})
        table.columns.push_back({heading});
    Rows rows(table);
    const auto& [game, study, sensitivity, seed, changes, missed] = report;
    rows.text("title", game.scenario.title);
    if (!game.resolved.is_null())
        rows.text("digest", digest(game.resolved));
    rows.text("method", std::string(study.entry().name));
    rows.text("of", study.question().of.empty() ? "final" : study.question().of);
    rows.count("trials", sensitivity.trials);
    rows.count("plays", study.plays());
    rows.count("seed", seed);
    rows.number("confidence", sensitivity.confidence.value);
    for (std::size_t i = 0; i < study.outputs().size(); ++i)
        rows.mean(study.outputs()[i].name, game.roster.teams[study.outputs()[i].team].name,
                  sensitivity.outputs[i].mean, sensitivity.outputs[i].unknown);
    if (sensitivity.shares)
        for (std::size_t kind = 0; kind < source_kinds.size(); ++kind)
            rows.estimate("share", "", "", std::string(source_kinds[kind]), (*sensitivity.shares)[kind]);
    add_figures(rows, report, "", sensitivity.together);
    for (std::size_t i = 0; i < study.outputs().size(); ++i)
        add_figures(rows, report, study.outputs()[i].name, sensitivity.outputs[i].figures);
    return table;
}

} // namespace cutline
