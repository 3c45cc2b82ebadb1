#include "report/weights_tables.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"

#include <cutline/report/percent.hpp>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

const Roster& roster(const WeightsReport& report) {
    return report.study.game().roster;
}

Cell chance(const Estimate& estimate) {
    return Cell::number(percent(estimate), estimate.p);
}

int decimals_of_weight(const Estimated& weight) {
    const double width = weight.interval.high - weight.interval.low;
    return !(width < 1) ? 0 : width < 0.1 ? 2 : 1;
}

Cell weight_cell(const Estimated& weight) {
    return Cell::number(weight_text(weight), weight.value);
}

/// The highest rank that any team can have in the round.
std::size_t places(const WeightsReport& report, RoundId round) {
    std::size_t most = 0;
    for (const auto& team : report.acceptability.teams) {
        const auto& ranks = team.rounds[round].ranks;
        for (std::size_t place = 0; place < ranks.size(); ++place)
            if (ranks[place].p > 0)
                most = std::max(most, place + 1);
    }
    return most;
}

bool is_ranked(const TeamAcceptability& team, RoundId round) {
    return std::ranges::any_of(team.rounds[round].ranks, [](const Estimate& rank) { return rank.p > 0; });
}

} // namespace

std::vector<const TeamAcceptability*> likeliest_first(const WeightsReport& report) {
    std::vector<const TeamAcceptability*> teams;
    for (const auto& team : report.acceptability.teams)
        teams.push_back(&team);
    std::ranges::stable_sort(teams, std::ranges::greater{},
                             [](const TeamAcceptability* team) { return team->final.count; });
    return teams;
}

std::string interval_words(const WeightsReport& report) {
    return share(report.acceptability.confidence.value) + " interval";
}

std::string weight_text(const Estimated& weight) {
    const bool exact = weight.interval.low == weight.interval.high;
    return exact ? plain(weight.value) : decimal(weight.value, decimals_of_weight(weight));
}

Table acceptability_table(const WeightsReport& report) {
    const auto& criteria = report.study.studied().criteria();
    const auto word = finalists_word(report.study.game().scenario.finalists);
    Table table{.title = "How often each team is " +
                         std::string(report.study.game().scenario.finalists == 1 ? "the " : "among the ") +
                         word};
    table.columns = {{"Team"},
                     {"Drawn weights", Align::right},
                     {.heading = interval_words(report), .align = Align::right, .spare = 1},
                     {"Scenario's weights", Align::right},
                     {"At its central weights", Align::right}};
    for (const auto& criterion : criteria)
        table.columns.push_back({.heading = criterion.name, .align = Align::right, .unit = "central"});
    for (const auto* team : likeliest_first(report)) {
        std::vector<Cell> row{label_with_id(roster(report).teams[team->team]), chance(team->final),
                              percent_interval(team->final), chance(team->nominal)};
        const auto& confidence = report.confidence[team->team];
        row.push_back(confidence ? chance(*confidence) : Cell{"–"});
        for (const auto& weight : team->central)
            row.push_back(team->has_central ? weight_cell(weight) : Cell{"–"});
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        "Central weights: the means of the drawn weights under which the team is a finalist.");
    return table;
}

Table ranks_table(const WeightsReport& report, RoundId round) {
    Table table{.title = roster(report).rounds[round].name +
                         ": how often each team has each rank, under drawn weights"};
    table.columns.push_back({"Team"});
    const auto most = places(report, round);
    for (std::size_t place = 0; place < most; ++place)
        table.columns.push_back({std::to_string(place + 1), Align::right});
    table.columns.push_back({.heading = "Entropy", .align = Align::right, .unit = "bits", .spare = 1});
    for (const auto* team : likeliest_first(report)) {
        if (!is_ranked(*team, round))
            continue;
        std::vector<Cell> row{label_with_id(roster(report).teams[team->team])};
        const auto& ranks = team->rounds[round];
        for (std::size_t place = 0; place < most; ++place)
            row.push_back(chance(ranks.ranks[place]));
        row.push_back(Cell::number(decimal(ranks.entropy.value, 2), ranks.entropy.value));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table pairwise_table(const WeightsReport& report, RoundId round) {
    Table table{.title = roster(report).rounds[round].name +
                         ": how often the team of the row ranks above that of the column"};
    table.columns.push_back({"Team"});
    std::vector<const TeamAcceptability*> ranked;
    for (const auto* team : likeliest_first(report))
        if (is_ranked(*team, round))
            ranked.push_back(team);
    for (const auto* team : ranked)
        table.columns.push_back({roster(report).teams[team->team].id, Align::right});
    for (const auto* team : ranked) {
        std::vector<Cell> row{label_with_id(roster(report).teams[team->team])};
        for (const auto* other : ranked)
            row.push_back(other == team ? Cell{""} : chance(team->rounds[round].beats[other->team]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table stability_table(const WeightsReport& report) {
    Table table{.title =
                    "How far each weight can go, the others keeping their proportions, before the likeliest "
                    "finalists change"};
    table.columns = {{"Criterion"},
                     {"Weight", Align::right},
                     {"From", Align::right},
                     {.heading = interval_words(report), .align = Align::right, .spare = 1},
                     {"Below"},
                     {"To", Align::right},
                     {.heading = interval_words(report), .align = Align::right, .spare = 1},
                     {"Above"}};
    const auto& criteria = report.study.studied().criteria();
    const auto add = [&](std::vector<Cell>& row, const StabilityEnd& end) {
        const int decimals = decimals_of_weight(end.weight);
        row.push_back(weight_cell(end.weight));
        row.emplace_back(end.to ? decimal(end.weight.interval.low, decimals) + "–" +
                                      decimal(end.weight.interval.high, decimals)
                                : "");
        row.emplace_back(end.to ? listed(roster(report), *end.to) : "–");
    };
    for (std::size_t c = 0; c < report.flips.stability.size(); ++c) {
        std::vector<Cell> row{label_with_id(criteria[c].id, criteria[c].name),
                              Cell::number(plain(criteria[c].nominal), criteria[c].nominal)};
        add(row, report.flips.stability[c].low);
        add(row, report.flips.stability[c].high);
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table criteria_left_out_table(const WeightsReport& report) {
    Table table{.title = "Final chances without each criterion, the others keeping their proportions"};
    table.columns = {{"Team"}, {"Scenario's weights", Align::right}};
    const auto& criteria = report.study.studied().criteria();
    for (const auto& criterion : criteria)
        table.columns.push_back({"without " + criterion.name, Align::right});
    for (const auto* team : likeliest_first(report)) {
        std::vector<Cell> row{label_with_id(roster(report).teams[team->team]), chance(team->nominal)};
        for (const auto& without : team->without_criterion)
            row.push_back(chance(without));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table teams_left_out_table(const WeightsReport& report) {
    Table table{.title = "Final chances without each team, its place being nobody's"};
    table.columns.push_back({"Team"});
    const auto order = likeliest_first(report);
    for (const auto& out : order)
        table.columns.push_back({"without " + roster(report).teams[out->team].id, Align::right});
    for (const auto* team : order) {
        std::vector<Cell> row{label_with_id(roster(report).teams[team->team])};
        for (const auto* out : order)
            row.push_back(out == team ? Cell{""}
                                      : chance(report.teams_left_out[out->team.index()].final[team->team]));
        table.rows.push_back(std::move(row));
    }
    for (const auto& out : report.teams_left_out)
        for (const auto& [a, b] : out.reversals)
            table.notes.push_back("Rank reversal: " + roster(report).teams[a].name +
                                  " is the likelier finalist than " + roster(report).teams[b].name +
                                  ", but not without " + roster(report).teams[out.team].name + ".");
    return table;
}

} // namespace cutline
