#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/sensitivity_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace cutline {
namespace {

/// By SourceKind.
constexpr std::array kind_names{"what nobody knows about the teams' ability", "the weights", "the rules",
                                "gates and entry", "luck"};
static_assert(kind_names.size() == source_kinds.size());

std::string study_words(const SensitivityReport& report) {
    const auto& sensitivity = report.sensitivity;
    const auto plays = report.study.plays();
    return fmt::format("{}{} · method {} · seed {} · {} intervals", counted(sensitivity.trials, "trial"),
                       plays == 1 ? ""
                                  : fmt::format(", each played {} times", thousands(std::uint64_t{plays})),
                       report.study.entry().name, report.seed, share(sensitivity.confidence.value));
}

/// Why some outputs have no figures.
std::vector<std::string> unknown_words(const SensitivityReport& report) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < report.study.outputs().size(); ++i) {
        const auto& output = report.study.outputs()[i];
        if (const auto& why = report.sensitivity.outputs[i].unknown; !why.empty())
            words.push_back(fmt::format("No figures for {}: {}.",
                                        label_with_id(report.game.roster.teams[output.team]), why));
    }
    return words;
}

bool any_zero(const SensitivityReport& report) {
    return std::ranges::any_of(report.sensitivity.outputs, [](const OutputSensitivity& output) {
        return std::ranges::any_of(output.figures, [](const auto& row) {
            return std::ranges::any_of(row, [](const auto& figure) { return figure && holds_zero(*figure); });
        });
    });
}

/// Shapley effects, if there are any, before what they are held against.
std::vector<std::size_t> measures_in_order(const SensitivityMethodEntry& entry) {
    std::vector<std::size_t> order(entry.measures.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (entry.shapley)
        std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(*entry.shapley), order.end());
    return order;
}

/// A statement that starts a sentence.
std::string sentence(const SensitivityMeasure& measure) {
    return fmt::format("{}: {}.", measure.heading, measure.summary);
}

} // namespace

std::string sensitivity_headline(const SensitivityReport& report) {
    const auto& shares = report.sensitivity.shares;
    if (!shares)
        return {};
    std::array<std::size_t, source_kinds.size()> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return rounded((*shares)[a].value) > rounded((*shares)[b].value);
    });
    std::vector<std::string> parts;
    for (const auto kind : order)
        if (const auto& share = (*shares)[kind]; share.value != 0)
            parts.push_back(fmt::format("{} {}", kind_names[kind], figure_with_interval(share)));
    return fmt::format("What decides {}: {}.", asked_words(report), listed(parts));
}

Table together_table(const SensitivityReport& report) {
    const auto& measures = report.study.entry().measures;
    Table table{.title = report.study.outputs().size() > 1 ? "All teams together" : "Sources"};
    if (report.sensitivity.together.empty() ||
        std::ranges::none_of(measures, [](const SensitivityMeasure& measure) { return measure.of_variance; }))
        return table;
    table.columns = {{"Source"}, {.heading = "Kind", .spare = 1}};
    const auto order = measures_in_order(report.study.entry());
    for (const auto measure : order)
        table.columns.push_back({std::string(measures[measure].heading), Align::right});
    for (const auto source : most_important_first(report)) {
        const auto& of = report.study.sources()[source];
        std::vector<Cell> row{of.name, kind_words(of)};
        for (const auto measure : order) {
            const auto& figure = report.sensitivity.together[source][measure];
            row.push_back(Cell::number(figure_with_interval(*figure), figure->value));
        }
        table.rows.push_back(std::move(row));
    }
    for (const auto measure : order)
        table.notes.push_back(sentence(measures[measure]));
    return table;
}

Table measure_table(const SensitivityReport& report, std::size_t measure) {
    const auto& entry = report.study.entry();
    const auto& outputs = report.sensitivity.outputs;
    Table table{.title = fmt::format("{}, {}", entry.measures[measure].heading, asked_words(report))};
    table.columns = {{"Source"}};
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (outputs[i].unknown.empty())
            table.columns.push_back(
                {report.game.roster.teams[report.study.outputs()[i].team].name, Align::right});
    for (const auto source : most_important_first(report)) {
        std::vector<Cell> row{report.study.sources()[source].name};
        for (const auto& output : outputs)
            if (output.unknown.empty()) {
                const auto& figure = output.figures[source][measure];
                row.push_back(figure ? Cell::number(figure_with_interval(*figure), figure->value)
                                     : Cell{"–"});
            }
        table.rows.push_back(std::move(row));
    }
    if (!entry.measures[measure].of_variance)
        table.notes.push_back(sentence(entry.measures[measure]));
    return table;
}

std::string missed_precision_text(const SensitivityReport& report) {
    if (!report.missed)
        return {};
    return fmt::format(
        "{} trials did not reach the precision of ±{}; the widest interval is ±{}; more --trials get "
        "nearer to it",
        thousands(report.sensitivity.trials), half_width(report.missed->asked),
        std::isfinite(report.missed->reached) ? half_width(report.missed->reached) : "100%");
}

Page sensitivity_page(const SensitivityReport& report) {
    Page page;
    if (!report.game.scenario.title.empty())
        page.add(Heading{report.game.scenario.title, 1});
    page.add(Paragraph{study_words(report)});
    if (auto headline = sensitivity_headline(report); !headline.empty())
        page.add(Paragraph{std::move(headline)});
    if (auto unknown = unknown_words(report); !unknown.empty())
        page.add(Bullets{std::move(unknown)});
    const bool any = std::ranges::any_of(
        report.sensitivity.outputs, [](const OutputSensitivity& output) { return output.unknown.empty(); });
    auto together = together_table(report);
    const bool only_one = report.study.outputs().size() == 1 && !together.rows.empty();
    if (!together.rows.empty())
        page.add(std::move(together));
    if (any && !only_one)
        for (const auto measure : measures_in_order(report.study.entry()))
            page.add(measure_table(report, measure));
    if (any_zero(report))
        page.add(Paragraph{
            "≈0: the interval holds zero, so the figure can't be told from it. What is truly small is "
            "estimated a little below zero as often as a little above."});
    if (report.missed)
        page.add(Paragraph{"Warning: " + missed_precision_text(report) + "."});
    page.add(Paragraph{
        "This is what decides in the scenario as it is written: what it takes as certain decides nothing, "
        "however little is known of it."});
    return page;
}

} // namespace cutline
