#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/points.hpp"
#include "report/survival_view.hpp"

#include <cutline/report/comparison_report.hpp>
#include <cutline/report/percent.hpp>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

constexpr std::size_t most_paired_tables = 4;

/// What most depends on the alternative: which, for whom.
struct Largest {
    std::size_t alternative;
    TeamId team;
    const Change* change;
};

std::optional<Largest> largest_change(const Comparison& comparison) {
    std::optional<Largest> largest;
    const auto size = [](const Change& change) { return std::abs(change.difference.value); };
    for (std::size_t i = 0; i < comparison.changes.size(); ++i)
        for (std::size_t team = 0; team < comparison.changes[i].size(); ++team) {
            const auto& change = comparison.changes[i][TeamId{team}].front();
            if (!largest || size(change) > size(*largest->change))
                largest = Largest{i, TeamId{team}, &change};
        }
    return largest;
}

std::string interval_words(const Comparison& comparison) {
    return share(comparison.confidence.value) + " interval";
}

/// "is among the final two".
std::string reaches(const ComparisonReport& report) {
    const auto finalists = report.games.front().game.scenario.finalists;
    return finalists == 1 ? "is the winner" : "is among the " + finalists_word(finalists);
}

std::string headline(const ComparisonReport& report) {
    const auto largest = largest_change(report.comparison);
    if (!largest)
        return {};
    const auto& [difference, interval] = largest->change->difference;
    const auto& before = report.comparison.baseline[largest->team].front();
    const auto& named = report.study.roster().teams[largest->team];
    const auto& name = report.games[largest->alternative + 1].name;
    if (difference == 0 && interval.low == 0)
        return "Nothing that is compared changes who " + reaches(report) + ".";
    const int decimals = decimals_of_points(interval);
    const bool told = interval.low > 0 || interval.high < 0;
    return "Most changes under " + name + ": " + named.name + " " + reaches(report) + " in " +
           percent(largest->change->p) + " of trials instead of " + percent(before) + ", " +
           points(difference, decimals) + " points (" + interval_words(report.comparison) + " " +
           points_interval(interval, decimals) + ", which " +
           (told ? "excludes zero)." : "includes zero: so many trials can't tell it from no change).");
}

std::string changes_words(const Changes& changes) {
    std::string text;
    for (const auto& [path, value] : changes.set)
        text += " · " + path +
                (value.is_scalar() ? " = " + value.text
                 : value.is_null() ? " removed"
                                   : " changed");
    return text;
}

std::string run_words(const ComparisonReport& report) {
    return counted(report.comparison.trials, "trial") + " of each, on the same random numbers · seed " +
           std::to_string(report.seed) + " · baseline " + report.games.front().name +
           changes_words(report.changes);
}

/// Likeliest finalists of the baseline first.
std::vector<TeamId> teams_in_order(const Comparison& comparison) {
    std::vector<TeamId> teams;
    for (std::size_t i = 0; i < comparison.baseline.size(); ++i)
        teams.emplace_back(i);
    std::ranges::stable_sort(teams, std::ranges::greater{},
                             [&](TeamId team) { return comparison.baseline[team].front().count; });
    return teams;
}

/// What the least certain difference at a stage supports, for a whole table.
int decimals_at(const Comparison& comparison, std::size_t stage) {
    int decimals = 4;
    for (const auto& teams : comparison.changes)
        for (const auto& stages : teams)
            if (!stages[stage].certain)
                decimals = std::min(decimals, decimals_of_points(stages[stage].difference.interval));
    return std::min(decimals, most_decimals);
}

/// Whether a round's survivors are the finalists under every rule, and need no table of their own.
bool is_final(const ComparisonReport& report, std::size_t stage) {
    const auto round = report.comparison.stages[stage].round;
    return round && std::ranges::all_of(report.games, [&](const Compared& compared) {
               const auto final = only_final_round(compared.game);
               return final &&
                      compared.game.roster.rounds[*final].id == report.study.roster().rounds[*round].id;
           });
}

/// One row for each game, one column for each team: its chance and the difference.
Table overview(const ComparisonReport& report, std::size_t stage) {
    const auto& comparison = report.comparison;
    const auto& roster = report.study.roster();
    const auto round = comparison.stages[stage].round;
    const int decimals = decimals_at(comparison, stage);
    Table table{.title = "How often each team " +
                         (round ? "survives " + roster.rounds[*round].name : reaches(report)) +
                         ", and how that differs from " + report.games.front().name + ", in points"};
    table.columns.push_back({"Under"});
    const auto teams = teams_in_order(comparison);
    for (const auto team : teams) {
        table.columns.push_back({roster.teams[team].name, Align::right});
        table.columns.push_back({.heading = "change", .align = Align::right, .spare = 1});
    }
    for (std::size_t game = 0; game < report.games.size(); ++game) {
        std::vector<Cell> row{report.games[game].name};
        for (const auto team : teams) {
            const auto* change = game == 0 ? nullptr : &comparison.changes[game - 1][team][stage];
            const auto& p = change != nullptr ? change->p : comparison.baseline[team][stage];
            row.push_back(Cell::number(percent(p, decimals), p.p));
            row.push_back(change == nullptr ? Cell{}
                                            : Cell::number(points(change->difference.value, decimals),
                                                           change->difference.value));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Who gains and who loses under one alternative, and in how many trials.
Table paired(const ComparisonReport& report, std::size_t alternative) {
    const auto& comparison = report.comparison;
    const auto& compared = report.games[alternative + 1];
    const auto& baseline = report.games.front().name;
    Table table{.title = "Who gains and who loses under " + compared.name +
                         (compared.title.empty() ? "" : " (" + compared.title + ")") +
                         ": share of trials in which the team " + reaches(report)};
    table.columns = {{"Team"},
                     {"Difference", Align::right},
                     {.heading = interval_words(comparison), .align = Align::right},
                     {.heading = "Under both", .align = Align::right, .spare = 1},
                     {"Only " + baseline, Align::right},
                     {"Only " + compared.name, Align::right},
                     {.heading = "Neither", .align = Align::right, .spare = 1}};
    const auto cell = [&](std::uint64_t count, bool never, bool always) {
        auto estimate = counted_share(count, comparison.trials, comparison.confidence);
        estimate.never = never;
        estimate.always = always;
        return Cell::number(percent(estimate, most_decimals), estimate.p);
    };
    for (const auto team : teams_in_order(comparison)) {
        const auto& change = comparison.changes[alternative][team].front();
        const auto& before = comparison.baseline[team].front();
        const auto& after = change.p;
        const auto& [difference, interval] = change.difference;
        const int decimals = change.certain ? 0 : decimals_of_points(interval);
        table.rows.push_back(
            {label_with_id(report.study.roster().teams[team]),
             Cell::number(points(difference, decimals), difference), points_interval(interval, decimals),
             cell(change.both, before.never || after.never, before.always && after.always),
             cell(change.only_baseline, change.certain || before.never || after.always,
                  before.always && after.never),
             cell(change.only_alternative, change.certain || after.never || before.always,
                  after.always && before.never),
             cell(change.neither, before.always || after.always, before.never && after.never)});
    }
    return table;
}

/// One row for each game, two columns for each measure: how good it is, and by how much better.
Table design_overview(const ComparisonReport& report) {
    const auto& comparison = report.comparison;
    Table table{.title = "How well each finds the strongest teams, and how that differs from " +
                         report.games.front().name};
    table.columns = {{"Under"}};
    for (const char* measure :
         {"Strongest is left", "Strongest are all that are left", "Strength lost", "Kendall's τ"}) {
        table.columns.push_back({measure, Align::right});
        table.columns.push_back({.heading = "change", .align = Align::right, .spare = 1});
    }
    for (std::size_t game = 0; game < report.games.size(); ++game) {
        const auto& design = comparison.designs[game];
        const auto* change = game == 0 ? nullptr : &comparison.design_changes[game - 1];
        std::vector<Cell> row{report.games[game].name};
        const auto add = [&](const Cell& cell, double factor, const Estimated& difference, int decimals) {
            row.push_back(cell);
            row.push_back(change == nullptr
                              ? Cell{}
                              : Cell::number(points(difference.value * factor, decimals), difference.value));
        };
        const DesignDifference none{};
        const auto& by = change == nullptr ? none : *change;
        add(Cell::number(percent(design.strongest_survives), design.strongest_survives.p), 1,
            by.strongest_survives, 2);
        add(Cell::number(percent(design.strongest_are_final), design.strongest_are_final.p), 1,
            by.strongest_are_final, 2);
        constexpr double unscaled = 0.01; // points() shows percentages
        add(Cell::number(decimal(design.strength_lost.value, 3), design.strength_lost.value), unscaled,
            by.strength_lost, 3);
        add(Cell::number(decimal(design.kendall.value, 3), design.kendall.value), unscaled, by.kendall, 3);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

std::string missed_precision_text(const ComparisonReport& report) {
    if (!report.missed)
        return {};
    return counted(report.comparison.trials, "trial") + " did not reach the precision of ±" +
           half_width(report.missed->asked) + "; the widest interval is ±" +
           half_width(report.missed->reached) + "; more --trials get nearer to it";
}

Page comparison_page(const ComparisonReport& report) {
    Page page;
    const auto& title = report.games.front().game.scenario.title;
    if (!title.empty())
        page.add(Heading{title, 1});
    page.add(Paragraph{headline(report)});
    page.add(Paragraph{run_words(report)});
    for (std::size_t stage = 0; stage < report.comparison.stages.size(); ++stage)
        if (!is_final(report, stage))
            page.add(overview(report, stage));
    if (!report.comparison.designs.empty())
        page.add(design_overview(report));
    const auto alternatives = report.comparison.changes.size();
    for (std::size_t i = 0; i < alternatives && alternatives <= most_paired_tables; ++i)
        page.add(paired(report, i));
    if (alternatives > most_paired_tables)
        page.add(
            Paragraph{"Intervals, and who gains and loses in which trials, are in --format csv and json, and "
                      "here for up to " +
                      in_words(most_paired_tables) + " alternatives."});
    if (report.missed)
        page.add(Paragraph{"Warning: " + missed_precision_text(report) + "."});
    page.add(Paragraph{
        "An interval says how far a difference may be off for want of trials. It says nothing about "
        "how true the scenario is."});
    return page;
}

} // namespace cutline
