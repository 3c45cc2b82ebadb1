#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/survival_view.hpp"

#include <cutline/report/percent.hpp>
#include <cutline/report/survival_tables.hpp>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

constexpr std::size_t most_sets = 10;

/// Whether a team can be in a round, whatever the open rules turn out to be.
bool can_take_part(const Game& game, TeamId team, RoundId round) {
    for (const auto& plan : game.plans)
        for (const auto& held : plan.rounds)
            if (held.id == round && held.possible_field.contains(team))
                return true;
    return false;
}

/// The rounds with a column of their own: not the one whose survivors are the finalists.
std::vector<RoundId> shown_rounds(const Game& game) {
    std::vector<RoundId> rounds;
    const auto final = only_final_round(game);
    for (std::size_t i = 0; i < game.roster.rounds.size(); ++i)
        if (final != RoundId{i})
            rounds.emplace_back(i);
    return rounds;
}

std::string exit_words(const Game& game, const std::optional<Exit>& exit, int decimals) {
    if (!exit)
        return impossible;
    const auto& round = game.roster.rounds[exit->round];
    return round.name + ": " + round.cause_names[exit->cause] + ", " + percent(exit->estimate, decimals);
}

/// One, but three where all amounts are small.
int decimals_of_awards(const Survival& survival) {
    double largest = 0;
    for (const auto& team : survival.teams)
        for (const double amount : team.awards)
            largest = std::max(largest, std::abs(amount));
    return largest < 10 ? 3 : 1;
}

/// Gates may leave fewer finalists than were meant.
bool all_pairs(const std::vector<SetShare>& sets) {
    return std::ranges::all_of(sets, [](const SetShare& set) { return set.teams.size() == 2; });
}

} // namespace

Table survival_table(const RunReport& report) {
    const auto& game = report.game;
    const auto& survival = report.survival;
    const int decimals = decimals_of(survival);
    const auto word = finalists_word(game.scenario.finalists);
    const auto rounds = shown_rounds(game);

    Table table{.title = "How often each team " +
                         std::string(rounds.empty() ? "is " : "survives each round and is ") +
                         (game.scenario.finalists == 1 ? "the winner" : "among the " + word) +
                         ", as a share of all trials"};
    table.columns.push_back({"Team"});
    for (const auto round : rounds)
        table.columns.push_back({game.roster.rounds[round].name, Align::right});
    table.columns.push_back({.heading = capitalised(word), .align = Align::right, .bar = true});
    table.columns.push_back({.heading = interval_heading(survival), .align = Align::right, .spare = 1});
    table.columns.push_back({.heading = "Commonest way out", .spare = 2});

    bool absent = false;
    for (const auto* team : likeliest_first(survival)) {
        std::vector<Cell> row{label_with_id(game.roster.teams[team->team])};
        for (const auto round : rounds) {
            const bool possible = can_take_part(game, team->team, round);
            const auto& survives = team->rounds[round].survives;
            row.push_back(possible ? Cell::number(percent(survives, decimals), survives.p)
                                   : Cell{impossible});
            absent = absent || !possible;
        }
        row.push_back(Cell::number(percent(team->final, decimals), team->final.p));
        row.emplace_back(percent_interval(team->final, decimals));
        row.emplace_back(exit_words(game, team->commonest_exit, decimals));
        absent = absent || !team->commonest_exit;
        table.rows.push_back(std::move(row));
    }
    if (absent)
        table.notes.push_back(std::string(impossible) +
                              " the team can't be in this round, or never goes out.");
    return table;
}

Table finalists_table(const RunReport& report) {
    const bool pairs = report.survival.finals && all_pairs(*report.survival.finals);
    Table table{.title = pairs ? "Commonest final pairs" : "Commonest sets of finalists"};
    table.columns = {{"Finalists"},
                     {"Share", Align::right},
                     {.heading = interval_heading(report.survival), .align = Align::right, .spare = 1}};
    if (!report.survival.finals)
        return table;
    const auto& sets = *report.survival.finals;
    const int decimals = sets.empty() ? 0 : supported_decimals(sets.front().estimate.interval);
    for (std::size_t i = 0; i < std::min(most_sets, sets.size()); ++i) {
        const auto& estimate = sets[i].estimate;
        table.rows.push_back({set_words(report.game, sets[i].teams),
                              Cell::number(percent(estimate, decimals), estimate.p),
                              percent_interval(estimate, decimals)});
    }
    if (sets.size() > most_sets)
        table.notes.push_back("The first " + std::to_string(most_sets) + " of " + thousands(sets.size()) +
                              "; --format csv lists all.");
    return table;
}

Table awards_table(const RunReport& report) {
    Table table{.title = "Expected awards"};
    const auto& roster = report.game.roster;
    if (roster.awards.empty())
        return table;
    table.columns.push_back({"Team"});
    const int decimals = decimals_of_awards(report.survival);
    for (const auto& award : roster.awards)
        table.columns.push_back({award, Align::right});
    for (const auto* team : likeliest_first(report.survival)) {
        std::vector<Cell> row{label_with_id(roster.teams[team->team])};
        for (const double amount : team->awards)
            row.push_back(Cell::number(thousands(amount, decimals), amount));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace cutline
