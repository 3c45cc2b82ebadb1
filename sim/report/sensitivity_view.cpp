#include "report/sensitivity_view.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/survival_view.hpp"

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
    return half >= 0.001 ? 1 : half >= 0.0001 ? 2 : 3;
}

std::string round_or_final(const SensitivityReport& report, const std::optional<RoundId>& round) {
    if (!round)
        return "reaches the " + finalists_word(report.game.scenario.finalists);
    return "survives " + report.game.roster.rounds[*round].name;
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
    if (outputs.size() > 1)
        return "who " + round_or_final(report, first.round);
    return "whether " + report.game.roster.teams[first.team].name + " " + round_or_final(report, first.round);
}

std::string kind_words(const Source& source) {
    return source.kind ? std::string(source_kinds[static_cast<std::size_t>(*source.kind)]) : impossible;
}

} // namespace cutline
