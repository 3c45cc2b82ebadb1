#include "report/labels.hpp"
#include "report/numbers.hpp"

#include <cutline/report/evidence_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

/// More places than these would make the table too wide.
constexpr std::size_t most_places = 6;
constexpr double good_r_hat = 1.05;
constexpr double few_draws = 400;

std::string ordinal(std::size_t place) {
    static constexpr const char* suffixes[] = {"th", "st", "nd", "rd"};
    const auto last = place % 100 / 10 == 1 ? 0 : place % 10;
    return fmt::format("{}{}", place, suffixes[last < 4 ? last : 0]);
}

std::string chance_text(double p) {
    if (p == 0 || p == 1)
        return p == 0 ? "–" : "100%";
    return p < 0.005   ? "<1%"
           : p > 0.995 ? ">99%"
                       : fmt::format("{}%", static_cast<int>(std::floor(100 * p + 0.5)));
}

std::string signed_percent(double share) {
    return (share < 0 ? "−" : "+") + decimal(std::abs(100 * share), 1) + "%";
}

Table table_of(const EvidenceSummary& evidence, std::size_t held) {
    const auto& field = evidence.held[held];
    const auto& roster = evidence.roster;
    Table table{.title = "What was published says of " + roster.rounds[field.round].name};
    table.columns = {{"Team"}, {"Total", Align::right, "points"}, {"90% interval", Align::right}};
    const auto places = std::min(field.scored.size(), most_places);
    for (std::size_t place = 1; place <= places; ++place)
        table.columns.push_back({ordinal(place), Align::right, {}, 2});
    table.columns.push_back({"Strength", Align::right, "of the points"});
    table.columns.push_back({"90% interval", Align::right, {}, 1});

    std::vector<const TeamBelief*> teams;
    for (const auto& team : evidence.teams)
        if (team.rounds[held].scored)
            teams.push_back(&team);
    std::ranges::stable_sort(teams, std::ranges::greater{},
                             [&](const TeamBelief* team) { return team->rounds[held].total.value; });
    for (const auto* team : teams) {
        const auto& [scored, total, ranks] = team->rounds[held];
        std::vector<Cell> row{label_with_id(roster.teams[team->team]),
                              Cell::number(decimal(total.value, 1), total.value),
                              decimal(total.interval.low, 1) + "–" + decimal(total.interval.high, 1)};
        for (std::size_t place = 0; place < places; ++place)
            row.push_back(Cell::number(chance_text(ranks[place]), ranks[place]));
        row.push_back(Cell::number(signed_percent(team->strength.value), team->strength.value));
        row.push_back(signed_percent(team->strength.interval.low) + " to " +
                      signed_percent(team->strength.interval.high));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

std::vector<Table> evidence_tables(const EvidenceSummary& evidence) {
    std::vector<Table> tables;
    for (std::size_t held = 0; held < evidence.held.size(); ++held)
        if (!evidence.held[held].scored.empty())
            tables.push_back(table_of(evidence, held));
    if (!tables.empty())
        tables.back().notes.push_back(fmt::format(
            "Strength is what a team has above its expected scores in all rounds alike. From {} draws "
            "that agree with every published result, worth {} independent ones.",
            thousands(static_cast<std::uint64_t>(evidence.draws)),
            thousands(static_cast<std::uint64_t>(evidence.effective))));
    return tables;
}

std::string evidence_warning(const EvidenceSummary& evidence) {
    if (evidence.split_r_hat <= good_r_hat && evidence.effective >= few_draws)
        return {};
    return fmt::format(
        "the draws that agree with the published results mix poorly (split-R̂ {}, {} independent of {}); "
        "play more trials, and give figures the digits that were really published",
        decimal(evidence.split_r_hat, 2), thousands(static_cast<std::uint64_t>(evidence.effective)),
        thousands(static_cast<std::uint64_t>(evidence.draws)));
}

} // namespace cutline
