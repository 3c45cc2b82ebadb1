#include "report/design_parts.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"

#include <cutline/report/percent.hpp>

#include <cmath>

namespace cutline {
namespace {

/// With the decimals that the interval supports, and the interval.
std::vector<Cell> cells(const Estimated& estimated) {
    const auto& [value, interval] = estimated;
    const double width = interval.high - interval.low;
    int decimals = 1;
    for (double unit = 0.1; decimals < 5 && unit > width; unit /= 10)
        ++decimals;
    const auto end = [&](double bound) {
        return std::isfinite(bound) ? decimal(bound, decimals) : std::string{"?"};
    };
    return {Cell::number(decimal(value, decimals), value), end(interval.low) + " to " + end(interval.high)};
}

std::vector<Cell> cells(const Estimate& estimate) {
    return {Cell::number(percent(estimate), estimate.p), percent_interval(estimate)};
}

Json json_of(const Estimate& estimate) {
    return estimate_json(estimate.p, estimate.interval);
}

Json json_of(const Estimated& estimated) {
    return estimate_json(estimated.value, estimated.interval);
}

template <class Measures>
Json measures_json(const Measures& measures) {
    return {{"strongest_survives", json_of(measures.strongest_survives)},
            {"strongest_two_final", json_of(measures.strongest_are_final)},
            {"strength_lost", json_of(measures.strength_lost)},
            {"kendall", json_of(measures.kendall)}};
}

} // namespace

Json design_json(const DesignQuality& design) {
    return measures_json(design);
}

Json design_json(const DesignDifference& difference) {
    return measures_json(difference);
}

std::vector<std::string> design_names(std::size_t finalists) {
    const bool one = finalists == 1;
    return {one ? "The strongest team is the winner"
                : "The strongest team is among the " + finalists_word(finalists),
            one ? "Only the strongest team is left"
                : "The " + in_words(finalists) + " strongest teams are the " + finalists_word(finalists),
            "Strength lost, points for each who is left", "Kendall's τ of strength and exit order"};
}

Table design_table(const DesignQuality& design, std::size_t finalists, Confidence confidence) {
    Table table{.title = "How well the rules find the strongest teams"};
    table.columns = {
        {"Measure"}, {"Estimate", Align::right}, {share(confidence.value) + " interval", Align::right}};
    const auto names = design_names(finalists);
    std::size_t row = 0;
    const auto add = [&](std::vector<Cell> numbers) {
        numbers.insert(numbers.begin(), Cell{names[row++]});
        table.rows.push_back(std::move(numbers));
    };
    add(cells(design.strongest_survives));
    add(cells(design.strongest_are_final));
    add(cells(design.strength_lost));
    add(cells(design.kendall));
    table.notes.push_back("Strength is what a team would score in the last round on an average day.");
    return table;
}

} // namespace cutline
