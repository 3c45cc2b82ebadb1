#include "report/json_parts.hpp"
#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/scenario_labels.hpp"
#include "report/summary_alternatives.hpp"
#include "report/summary_round.hpp"
#include "report/uncertain_numbers.hpp"
#include "report/words.hpp"

#include <cutline/report/summary.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/version.hpp>

#include <algorithm>
#include <array>

namespace cutline {
namespace {

double full_points(const Plan& plan) {
    double sum = 0;
    for (const auto& leaf : plan.leaves)
        sum += leaf.points;
    return sum;
}

void describe_size(const Game& game, const Plan& plan, Page& page) {
    const auto& scenario = game.scenario;
    if (!scenario.title.empty())
        page.add(Heading{scenario.title, 1});
    page.add(
        Paragraph{counted(scenario.teams.size(), "team") + ", " + counted(scenario.rounds.size(), "round") +
                  ", " + counted(plan.leaves.size(), "score") + " of " + plain(full_points(plan)) +
                  " points in all. The competition means to leave " + in_words(scenario.finalists) + "."});
    if (const auto uncertain = uncertainty_words(game); !uncertain.empty())
        page.add(Paragraph{"Drawn anew in every trial: " + uncertain + "."});
    if (!scenario.description.empty())
        page.add(Paragraph{scenario.description});
}

/// The round whose weights are those of the top level, if there is one.
const RoundPlan* ordinary_round(const Game& game, const Plan& plan) {
    for (const auto& round : plan.rounds)
        for (const auto& said : game.scenario.rounds)
            if (said.id == round.key && !said.weights && said.criteria.empty())
                return &round;
    return nullptr;
}

std::string normalise_words(Normalise normalise) {
    constexpr std::array words{"", "the best gets full points", "from worst to best", "by rank"};
    return words[static_cast<std::size_t>(normalise)];
}

/// A note for each criterion that several judges score.
void note_panels(const std::vector<Criterion>& criteria, Table& table) {
    for (const auto& criterion : criteria) {
        if (criterion.scoring.panel)
            table.notes.push_back((criterion.name.empty() ? criterion.id : criterion.name) + ": " +
                                  panel_words(*criterion.scoring.panel) + ".");
        note_panels(criterion.parts, table);
    }
}

Table criteria_table(const Game& game, const Plan& plan) {
    const auto* round = ordinary_round(game, plan);
    Table table{.title = "Criteria"};
    table.columns = {{"Criterion"},
                     {"Points", Align::right},
                     {"Weight", Align::right},
                     {"Step", Align::right},
                     {"Noise", Align::right},
                     {"Profile", Align::right},
                     {"Rescaled"}};
    for (const auto& criterion : plan.criteria) {
        const bool leaf = criterion.leaves == 1 && plan.leaves[criterion.first].id == criterion.id;
        std::vector<Cell> row{std::string(2 * criterion.depth, ' ') +
                                  label_with_id(criterion.id, criterion.name),
                              Cell::number(plain(criterion.points), criterion.points)};
        row.resize(table.columns.size());
        if (leaf && round != nullptr) {
            const auto& scoring = round->leaves[criterion.first];
            row[2] = brief(round->weights[criterion.first], plan, Unit::number);
            row[3] = scoring.resolution.is(0) ? "" : brief(scoring.resolution, plan, Unit::number);
            row[4] = brief(scoring.noise, plan, Unit::share);
            row[5] = brief(plan.profile[criterion.first], plan, Unit::share);
            row[6] = normalise_words(scoring.normalise);
        }
        table.rows.push_back(std::move(row));
    }
    if (round == nullptr)
        table.notes.push_back("Every round has weights or scoring of its own; see there.");
    else if (round->aggregate == Aggregate::geometric)
        table.notes.push_back("The total is a weighted geometric mean.");
    table.notes.push_back("Noise and profile are standard deviations, as shares of the points.");
    note_panels(game.scenario.criteria, table);
    return table;
}

Table teams_table(const Game& game, const Plan& plan) {
    Table table{.title = "Teams: expected points at the reference date"};
    table.columns.push_back({"Team"});
    for (const auto& leaf : plan.leaves)
        table.columns.push_back({leaf.name.empty() ? leaf.id : leaf.name, Align::right});
    for (const char* heading : {"Growth a month", "Withdraws", "Strength"})
        table.columns.push_back({heading, Align::right});
    for (const auto& team : game.scenario.teams) {
        const auto id = game.roster.team(team.id);
        if (!id)
            continue;
        const auto& planned = plan.teams[*id];
        std::vector<Cell> row{label_with_id(team.id, team.name)};
        for (const auto& expected : planned.expected)
            row.emplace_back(brief(expected, plan, Unit::number));
        row.emplace_back(brief(planned.growth, plan, Unit::share));
        row.emplace_back(brief(planned.withdraw, plan, Unit::share));
        row.emplace_back(brief(planned.strength_spread, plan, Unit::share));
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        "Withdraws: the chance in every round. Strength: its standard deviation, as a share of the points.");
    return table;
}

Bullets spreads(const Scenario& scenario) {
    const auto& spread = scenario.spread;
    const auto teams = team_labels(scenario);
    const auto leaves = criterion_labels(scenario);
    Bullets bullets;
    const auto say = [&](const char* what, const std::optional<NumberMap>& map, const Labels& labels) {
        if (map)
            bullets.items.push_back(std::string(what) + ": " + words(*map, Unit::share, labels));
    };
    say("Strength, the same in every criterion and round", spread.strength, teams);
    say("Profile, by criterion, the same in every round", spread.profile, leaves);
    say("Growth, a month", spread.growth, teams);
    say("Form, anew in every round", spread.form, teams);
    say("Noise, by criterion, anew in every round", spread.noise, leaves);
    return bullets;
}

void describe_warnings(const Game& game, Page& page) {
    if (game.warnings.empty())
        return;
    page.add(Heading{"Warnings"});
    Bullets bullets;
    for (const auto& warning : game.warnings)
        bullets.items.push_back(warning.path + ": " + warning.problem +
                                (warning.remedy.empty() ? "" : "; " + warning.remedy));
    page.add(std::move(bullets));
}

} // namespace

Page summary_page(const Game& game, const Node& document) {
    const auto plan = plan_as_it_stands(game);
    Page page;
    describe_size(game, plan, page);
    page.add(criteria_table(game, plan));
    page.add(teams_table(game, plan));
    if (auto spread = spreads(game.scenario); !spread.items.empty()) {
        page.add(Heading{"Spread: standard deviations, as shares of a criterion's points"});
        page.add(std::move(spread));
    }
    for (const auto& round : plan.rounds) {
        const auto said = std::ranges::find(game.scenario.rounds, round.key, &Round::id);
        if (said != game.scenario.rounds.end())
            describe_round(game.scenario, game.roster, plan, round, *said, page);
    }
    if (!plan.numbers.empty() || !plan.weights.empty())
        page.add(numbers_table(game.scenario, plan, game.resolved));
    describe_open_rules(game, page);
    describe_variants(document, page);
    describe_warnings(game, page);
    return page;
}

std::string summary_json(const Game& game, const Node& document) {
    const auto& scenario = game.scenario;
    return text_of({{"cutline", version},
                    {"title", scenario.title},
                    {"digest", game.resolved.is_null() ? Json{} : Json(digest(game.resolved))},
                    {"teams", scenario.teams.size()},
                    {"rounds", scenario.rounds.size()},
                    {"finalists", scenario.finalists},
                    {"open_rules", open_rules_json(game)},
                    {"variants", variants_json(document)},
                    {"warnings", game.warnings.size()},
                    {"scenario", as_json(game.resolved)}});
}

} // namespace cutline
