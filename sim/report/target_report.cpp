#include "report/json_parts.hpp"
#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/points.hpp"

#include <cutline/report/percent.hpp>
#include <cutline/report/target_report.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/version.hpp>

#include <cmath>

namespace cutline {
namespace {

constexpr int decimals_of_scores = 3;

/// "+3.214 points".
std::string points_words(double number) {
    constexpr double unscaled = 0.01; // points() shows percentages
    return points(number * unscaled, decimals_of_scores);
}

std::string interval_words(const Estimated& estimated) {
    const auto end = [](double bound) {
        return std::isfinite(bound) ? points_words(bound) : std::string{"?"};
    };
    return end(estimated.interval.low) + " to " + end(estimated.interval.high);
}

/// "is among the final two", "survives Stage 2".
std::string aim(const TargetReport& report) {
    const auto finalists = report.game.scenario.finalists;
    if (report.question.round)
        return "survives " + report.game.roster.rounds[*report.question.round].name;
    return finalists == 1 ? "is the winner" : "is among the " + finalists_word(finalists);
}

std::string where(const TargetReport& report) {
    return report.question.criterion ? "on " + *report.question.criterion : "over all criteria";
}

bool up(const Target& target) {
    return target.limit.points >= 0;
}

/// Why no trial lets the team get there.
std::string reason(const TargetReport& report) {
    const auto& plan = report.game.plans.front(); // what is published is the same in all
    for (const auto& round : plan.rounds)
        if (const auto team = report.question.team; round.happened && round.happened->field.contains(team) &&
                                                    !round.happened->survivors.contains(team))
            return "it went out in " + report.game.roster.rounds[round.id].name + ", as was published";
    return "the rules leave it no way there";
}

std::string answer(const TargetReport& report) {
    const auto& target = report.target;
    const auto& name = report.game.roster.teams[report.question.team].name;
    const auto wanted = share(report.question.probability);
    const auto start = name + " " + aim(report) + " in " + percent(target.now.p) + " of trials. ";
    if (up(target) && target.limit.p.never)
        return start + "No points change that: " + reason(report) + ".";
    if (!target.points && (up(target) ? target.limit.p.p < report.question.probability
                                      : target.limit.p.p > report.question.probability))
        return start + "No number of points " + where(report) + " makes it " + wanted + ": " +
               (up(target) ? "with full points it is " : "even with none it is ") + percent(target.limit.p) +
               ".";
    if (!target.points)
        return start + "So many trials don't tell which number of points " + where(report) + " makes it " +
               wanted + "; the chance hardly depends on them there.";
    return start + "For " + wanted + " its expected score would have to change by " +
           points_words(target.points->value) + " points " + where(report) + " (" +
           share(target.confidence.value) + " interval " + interval_words(*target.points) + ").";
}

Json tried_json(const Tried& tried) {
    return {{"points", real(tried.points)}, {"p", estimate_json(tried.p.p, tried.p.interval)}};
}

} // namespace

Page target_page(const TargetReport& report) {
    const auto& target = report.target;
    Page page;
    if (!report.game.scenario.title.empty())
        page.add(Heading{report.game.scenario.title, 1});
    page.add(Paragraph{answer(report)});
    page.add(Paragraph{counted(target.trials, "trial") +
                       " at each number of points, on the same random numbers · seed " +
                       std::to_string(report.seed)});
    Table table{.title = "How often " + report.game.roster.teams[report.question.team].name + " " +
                         aim(report) + ", by the points added to what it is expected to score"};
    table.columns = {{"Points added", Align::right},
                     {"Chance", Align::right},
                     {share(target.confidence.value) + " interval", Align::right},
                     {""}};
    const auto add = [&](const Tried& tried, const char* remark) {
        table.rows.push_back({Cell::number(points_words(tried.points), tried.points),
                              Cell::number(percent(tried.p), tried.p.p), percent_interval(tried.p), remark});
    };
    add(target.now, "as it stands");
    for (const auto& tried : target.around)
        add(tried, "");
    add(target.limit, up(target) ? "full points" : "no points");
    page.add(std::move(table));
    if (report.missed_precision)
        page.add(Paragraph{
            "Warning: the precision that was asked for was not reached; more --trials get nearer to it."});
    page.add(Paragraph{
        "The interval says how far the answer may be off for want of trials. It says nothing about how "
        "true the scenario is."});
    return page;
}

std::string target_json(const TargetReport& report) {
    const auto& [game, question, target, seed, changes, missed] = report;
    Json around = Json::array();
    for (const auto& tried : target.around)
        around.push_back(tried_json(tried));
    return text_of(
        {{"cutline", version},
         {"title", game.scenario.title},
         {"digest", digest(game.resolved)},
         {"trials", target.trials},
         {"seed", seed},
         {"confidence", real(target.confidence.value)},
         {"options", changes_json(changes)},
         {"scenario", as_json(game.resolved)},
         {"team", game.roster.teams[question.team].id},
         {"criterion", question.criterion.value_or("all")},
         {"round", question.round ? Json(game.roster.rounds[*question.round].id) : Json{}},
         {"probability", real(question.probability)},
         {"points", target.points ? estimate_json(target.points->value, target.points->interval) : Json{}},
         {"now", tried_json(target.now)},
         {"limit", tried_json(target.limit)},
         {"tried", std::move(around)}});
}

Table target_rows(const TargetReport& report) {
    const auto& target = report.target;
    Table table;
    table.columns = {{"what"}};
    for (const char* number : {"points", "points_low", "points_high", "p", "low", "high"})
        table.columns.push_back({number, Align::right});
    const auto real = [](double value) { return std::isfinite(value) ? Cell::number({}, value) : Cell{}; };
    const auto add = [&](const char* what, const Tried& tried) {
        table.rows.push_back({what,
                              real(tried.points),
                              {},
                              {},
                              real(tried.p.p),
                              real(tried.p.interval.low),
                              real(tried.p.interval.high)});
    };
    if (target.points)
        table.rows.push_back({"target",
                              real(target.points->value),
                              real(target.points->interval.low),
                              real(target.points->interval.high),
                              real(report.question.probability),
                              {},
                              {}});
    add("now", target.now);
    for (const auto& tried : target.around)
        add("tried", tried);
    add("limit", target.limit);
    return table;
}

} // namespace cutline
