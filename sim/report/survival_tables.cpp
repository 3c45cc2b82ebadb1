#include "report/labels.hpp"
#include "report/numbers.hpp"

#include <cutline/report/percent.hpp>
#include <cutline/report/survival_tables.hpp>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

constexpr std::size_t most_sets = 10;
constexpr const char* impossible = "–";

/// Whether a team can be in a round, whatever the open rules turn out to be.
bool can_take_part(const Game& game, TeamId team, RoundId round) {
    for (const auto& plan : game.plans)
        for (const auto& held : plan.rounds)
            if (held.id == round && held.possible_field.contains(team))
                return true;
    return false;
}

/// One number of decimals for a table, so that its columns line up: what the least certain estimate supports.
int decimals_of(const Survival& survival) {
    double widest = 0;
    for (const auto& team : survival.teams)
        widest = std::max(widest, team.final.interval.high - team.final.interval.low);
    return supported_decimals({0, widest});
}

std::string interval_heading(const Survival& survival) {
    return share(survival.confidence.value) + " interval";
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

std::vector<const TeamSurvival*> likeliest_first(const Survival& survival) {
    std::vector<const TeamSurvival*> teams;
    for (const auto& team : survival.teams)
        teams.push_back(&team);
    std::ranges::stable_sort(teams, std::ranges::greater{},
                             [](const TeamSurvival* team) { return team->final.count; });
    return teams;
}

/// Gates may leave fewer finalists than were meant.
bool all_pairs(const std::vector<SetShare>& sets) {
    return std::ranges::all_of(sets, [](const SetShare& set) { return set.teams.size() == 2; });
}

/// "Likeliest final two: LG AI연구원 and SK텔레콤 (51.2%, 95% interval 51.1–51.3%)".
std::string headline(const RunReport& report, const SetShare& set) {
    const auto finalists = report.game.scenario.finalists;
    const auto word = set.teams.size() == finalists ? finalists_word(finalists) : std::string("finalists");
    return "Likeliest " + word + ": " + listed(report.game.roster, set.teams) + " (" + percent(set.estimate) +
           ", " + interval_heading(report.survival) + " " + percent_interval(set.estimate) + ")";
}

std::string changes_words(const Changes& changes) {
    std::string text;
    if (changes.variant)
        text += " · variant " + *changes.variant;
    for (const auto& [path, value] : changes.set)
        text += " · " + path +
                (value.is_scalar() ? " = " + value.text
                 : value.is_null() ? " removed"
                                   : " changed");
    return text;
}

} // namespace

Table survival_table(const RunReport& report) {
    const auto& game = report.game;
    const auto& survival = report.survival;
    const int decimals = decimals_of(survival);
    const auto word = finalists_word(game.scenario.finalists);

    Table table{.title = "How often each team survives each round and is " +
                         std::string(game.scenario.finalists == 1 ? "the winner" : "among the " + word) +
                         ", as a share of all trials"};
    table.columns.push_back({"Team"});
    for (const auto& round : game.roster.rounds)
        table.columns.push_back({round.name, Align::right});
    table.columns.push_back({capitalised(word), Align::right});
    table.columns.push_back({interval_heading(survival), Align::right});
    table.columns.push_back({"Commonest exit"});

    bool absent = false;
    for (const auto* team : likeliest_first(survival)) {
        std::vector<Cell> row{label_with_id(game.roster.teams[team->team])};
        for (std::size_t i = 0; i < game.roster.rounds.size(); ++i) {
            const bool possible = can_take_part(game, team->team, RoundId{i});
            const auto& survives = team->rounds[RoundId{i}].survives;
            row.push_back(possible ? Cell::number(percent(survives, decimals), survives.p)
                                   : Cell{impossible});
            absent = absent || !possible;
        }
        row.push_back(Cell::number(percent(team->final, decimals), team->final.p));
        row.emplace_back(percent_interval(team->final, decimals));
        row.emplace_back(exit_words(game, team->commonest_exit, decimals));
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
    table.columns = {
        {"Finalists"}, {"Share", Align::right}, {interval_heading(report.survival), Align::right}};
    if (!report.survival.finals)
        return table;
    const auto& sets = *report.survival.finals;
    const int decimals = sets.empty() ? 0 : supported_decimals(sets.front().estimate.interval);
    for (std::size_t i = 0; i < std::min(most_sets, sets.size()); ++i) {
        const auto& estimate = sets[i].estimate;
        table.rows.push_back({listed(report.game.roster, sets[i].teams),
                              Cell::number(percent(estimate, decimals), estimate.p),
                              percent_interval(estimate, decimals)});
    }
    if (sets.size() > most_sets)
        table.notes.push_back("The first " + std::to_string(most_sets) + " of " + thousands(sets.size()) +
                              ".");
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

Page survival_page(const RunReport& report) {
    const auto& survival = report.survival;
    Page page;
    if (!report.game.scenario.title.empty())
        page.add(Heading{report.game.scenario.title, 1});
    page.add(Paragraph{thousands(survival.trials) + " trials · seed " + std::to_string(report.seed) + " · " +
                       interval_heading(survival) + "s" + changes_words(report.changes)});
    if (survival.finals && !survival.finals->empty())
        page.add(Paragraph{headline(report, survival.finals->front())});

    page.add(survival_table(report));
    if (survival.finals && report.game.scenario.finalists != 1)
        page.add(finalists_table(report));
    if (!report.game.roster.awards.empty())
        page.add(awards_table(report));

    if (report.missed)
        page.add(Paragraph{"Warning: the trials ran out before the precision of ±" +
                           half_width(report.missed->asked) + " was reached; the widest interval is ±" +
                           half_width(report.missed->reached) + "."});
    page.add(Paragraph{
        "The intervals say how far the chances may be off for want of trials. They say nothing about how "
        "true the scenario is."});
    return page;
}

} // namespace cutline
