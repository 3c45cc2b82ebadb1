#include <cutline/plan/game.hpp>
#include <cutline/scenario/read.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace cutline {
namespace {

/// A scenario of the file under some of its patches.
struct Reading {
    Scenario scenario;
    Diagnostics diagnostics;
};

Reading read(const Node& document) {
    Reading reading;
    reading.scenario = read_scenario(document, reading.diagnostics);
    return reading;
}

/// What a patched reading complains about, told with the name of its patch; the base's own complaints are
/// known already.
void pass_on(const Diagnostics& from, const std::string& context, Diagnostics& to) {
    for (auto diagnostic : from.all()) {
        if (diagnostic.severity == Severity::warning)
            continue;
        const auto known = [&](const Diagnostic& other) {
            return other.place == diagnostic.place && other.problem == diagnostic.problem;
        };
        if (std::ranges::any_of(to.all(), known))
            continue;
        diagnostic.problem += context;
        to.add(std::move(diagnostic));
    }
}

OpenRulePlan make_open_rule(const OpenRule& rule) {
    OpenRulePlan plan{rule.name, {}, {}, Quantile{Uniform{0, 0}}};
    Choice choice;
    for (const auto& [variant, chance] : rule.choices) {
        choice.chances.emplace_back(static_cast<double>(plan.variants.size()), chance);
        plan.variants.push_back(variant);
        plan.chances.push_back(chance);
    }
    plan.choice = Quantile{choice};
    return plan;
}

/// The variants of one combination of open rules; the last rule varies fastest.
std::vector<std::string> settle(const std::vector<OpenRule>& rules, std::size_t combination) {
    std::vector<std::string> variants(rules.size());
    for (std::size_t i = rules.size(); i-- > 0;) {
        variants[i] = rules[i].choices[combination % rules[i].choices.size()].first;
        combination /= rules[i].choices.size();
    }
    return variants;
}

std::string in_words(const std::vector<OpenRule>& rules, const std::vector<std::string>& variants) {
    std::string words;
    for (std::size_t i = 0; i < rules.size(); ++i)
        words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", rules[i].name, variants[i]);
    return " (when open rules fall as " + words + ")";
}

void check_roster(const Roster& roster, Diagnostics& diagnostics) {
    if (roster.teams.size() > max_teams || roster.rounds.size() > max_rounds)
        diagnostics.error({}, "open_rules",
                          fmt::format("with the variants of the open rules there are {} teams and {} rounds",
                                      roster.teams.size(), roster.rounds.size()),
                          fmt::format("at most {} and {} can be played", max_teams, max_rounds));
}

void finish(Game& game, const Diagnostics& diagnostics) {
    if (diagnostics.has_errors())
        throw InputError(diagnostics.all());
    game.warnings = diagnostics.all();
}

} // namespace

Game make_game(const Scenario& scenario) {
    Game game;
    Diagnostics diagnostics;
    game.scenario = scenario;
    game.roster.enrol(scenario);
    if (auto plan = make_plan(scenario, game.roster, diagnostics))
        game.plans.push_back(std::move(*plan));
    finish(game, diagnostics);
    return game;
}

Game make_game(const Node& document) {
    Game game;
    auto base = read(document);
    game.scenario = base.scenario;
    game.resolved = resolved(document);
    game.roster.enrol(base.scenario);
    auto& diagnostics = base.diagnostics;
    if (!diagnostics.has_errors())
        (void)make_plan(base.scenario, game.roster, diagnostics);

    // Every variant is checked, whether this run uses it or not: a fault should not wait for its day.
    if (const Node* variants = document.find("variants"))
        for (const auto& name : variants->keys()) {
            if (name == "note" || name == "source")
                continue;
            auto varied = read(apply_variant(document, name, diagnostics));
            Roster roster;
            roster.enrol(varied.scenario);
            if (!varied.diagnostics.has_errors())
                (void)make_plan(varied.scenario, roster, varied.diagnostics);
            pass_on(varied.diagnostics, fmt::format(" (in variant '{}')", name), diagnostics);
        }

    const auto rules = read_open_rules(document, diagnostics);
    if (diagnostics.has_errors())
        throw InputError(diagnostics.all());
    std::size_t combinations = 1;
    for (const auto& rule : rules) {
        combinations *= rule.choices.size();
        game.open_rules.push_back(make_open_rule(rule));
    }
    std::vector<Scenario> scenarios;
    for (std::size_t combination = 0; combination < combinations; ++combination) {
        const auto variants = settle(rules, combination);
        Node patched = document;
        for (const auto& variant : variants)
            patched = apply_variant(patched, variant, diagnostics);
        auto reading = read(patched);
        pass_on(reading.diagnostics, in_words(rules, variants), diagnostics);
        game.roster.enrol(reading.scenario);
        scenarios.push_back(std::move(reading.scenario));
    }
    check_roster(game.roster, diagnostics);
    if (diagnostics.has_errors())
        throw InputError(diagnostics.all());
    for (std::size_t combination = 0; combination < combinations; ++combination) {
        Diagnostics found;
        auto plan = make_plan(scenarios[combination], game.roster, found);
        pass_on(found, in_words(rules, settle(rules, combination)), diagnostics);
        if (plan)
            game.plans.push_back(std::move(*plan));
    }
    finish(game, diagnostics);
    return game;
}

bool has_published_results(const Scenario& scenario) {
    return std::ranges::any_of(scenario.rounds,
                               [](const Round& round) { return round.published.has_value(); });
}

} // namespace cutline
