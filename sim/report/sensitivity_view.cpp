#include "report/sensitivity_view.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/survival_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace cutline {
namespace {

double half_of(const Estimated& figure) {
    return (figure.interval.high - figure.interval.low) / 2;
}

/// So many that the half-width of the interval shows.
int decimals_of(const Estimated& figure) {
    const double half = half_of(figure);
    return half >= 0.001 || half == 0 ? 1 : half >= 0.0001 ? 2 : 3;
}

/// What a team may do: "reaches the final two", "survives 2차 단계평가".
std::string event_words(const SensitivityReport& report, const SensitivityOutput& output) {
    if (output.kind == SensitivityOutput::Kind::round)
        return "survives " + report.game.roster.rounds[output.round].name;
    const auto finalists = report.game.scenario.finalists;
    return finalists == 1 ? "wins" : "reaches the " + finalists_word(finalists);
}

/// How much a source matters, for the order of rows.
double importance(const SensitivityReport& report, std::size_t source) {
    const auto& together = report.sensitivity.together;
    const auto measure = report.study.entry().shapley;
    if (measure && !together.empty())
        return together[source][*measure]->value;
    double most = 0;
    for (const auto& output : report.sensitivity.outputs)
        if (!output.figures.empty() && output.figures[source].front())
            most = std::max(most, output.figures[source].front()->value);
    return most;
}

} // namespace

std::string figure_words(const Estimated& figure) {
    return decimal(100 * figure.value, decimals_of(figure)) + "%";
}

std::string figure_with_interval(const Estimated& figure) {
    if (!std::isfinite(half_of(figure)))
        return decimal(100 * figure.value, 1) + "% ±?";
    if (holds_zero(figure))
        return figure_words(figure) + " ≈0";
    const double middle = (figure.interval.low + figure.interval.high) / 2;
    if (std::abs(middle - figure.value) > 1e-9)
        return fmt::format("{} ({}–{}%)", figure_words(figure),
                           decimal(100 * figure.interval.low, decimals_of(figure)),
                           decimal(100 * figure.interval.high, decimals_of(figure)));
    return figure_words(figure) + " ±" + decimal(100 * half_of(figure), decimals_of(figure)) + "%";
}

std::vector<std::size_t> most_important_first(const SensitivityReport& report) {
    std::vector<std::size_t> order(report.study.sources().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> weights;
    for (const auto source : order)
        weights.push_back(rounded(importance(report, source)));
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    return order;
}

std::string asked_words(const SensitivityReport& report) {
    const auto& outputs = report.study.outputs();
    const auto& first = outputs.front();
    const auto& name = report.game.roster.teams[first.team].name;
    if (first.kind == SensitivityOutput::Kind::place)
        return outputs.size() > 1 ? "who comes in which place" : "the place of " + name;
    return (outputs.size() > 1 ? "who " : "whether " + name + " ") + event_words(report, first);
}

std::string kind_words(const Source& source) {
    return source.kind ? std::string(source_kinds[static_cast<std::size_t>(*source.kind)]) : impossible;
}

} // namespace cutline
