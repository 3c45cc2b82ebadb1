#include <cutline/plan/game.hpp>
#include <cutline/scenario/read.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace cutline {
namespace {

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

std::size_t combinations_of(const std::vector<OpenRule>& rules) {
    return std::accumulate(
        rules.begin(), rules.end(), std::size_t{1},
        [](std::size_t product, const OpenRule& rule) { return product * rule.choices.size(); });
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
    if (rules.empty())
        return {};
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
    for (const auto& round : roster.rounds)
        if (round.causes.size() > max_gates + 2) // with "withdrew" and "cut"
            diagnostics.error({}, "rounds." + round.id + ".gates",
                              fmt::format("'{}' has {} gates", round.id, round.causes.size() - 2),
                              fmt::format("at most {} can be played", max_gates));
    if (roster.awards.size() > max_awards)
        diagnostics.error({}, "rounds", fmt::format("there are {} kinds of award", roster.awards.size()),
                          fmt::format("at most {} can be given", max_awards));
}

/// Plans of all combinations stand in memory together.
void check_combinations(const Scenario& scenario, std::size_t combinations, Diagnostics& diagnostics) {
    constexpr std::size_t most_scores = std::size_t{1} << 25;
    std::size_t leaves = 0;
    const auto count = [&](const auto& self, const std::vector<Criterion>& tree) -> void {
        for (const auto& criterion : tree) {
            leaves += criterion.parts.empty() ? 1U : 0U;
            self(self, criterion.parts);
        }
    };
    count(count, scenario.criteria);
    const auto scores = scenario.rounds.size() * scenario.teams.size() * leaves;
    if (combinations > 1 && scores * combinations > most_scores)
        diagnostics.error(
            scenario.places.key("open_rules"), "open_rules",
            fmt::format("{} combinations of a competition with {} scores", combinations, scores),
            fmt::format("settle some rules: at most {} combinations fit",
                        std::max<std::size_t>(1, most_scores / scores)));
}

void stop_at_errors(const Diagnostics& diagnostics) {
    if (diagnostics.has_errors())
        throw InputError(diagnostics.all());
}

/// Checks the file as it stands, and each of its variants alone, whether a run uses it or not: a fault should
/// not wait for its day.
void check_file(const Node& document, Diagnostics& diagnostics) {
    const auto check = [](const Node& patched, Diagnostics& found) {
        const auto scenario = read_scenario(patched, found);
        Roster roster;
        roster.enrol(scenario);
        (void)make_plan(scenario, roster, found);
    };
    check(document, diagnostics);
    const Node* variants = document.find("variants");
    if (variants == nullptr)
        return;
    if (variants->entries.size() > max_variants) {
        diagnostics.error(document.find_entry("variants")->key_place, "variants",
                          fmt::format("there are {} variants", variants->entries.size()),
                          fmt::format("at most {} can stand in a file", max_variants));
        return;
    }
    for (const auto& [name, place, variant] : variants->entries) {
        if (!variant.is_map() || !variant.has("set"))
            continue; // a note, or found wrong already
        Diagnostics found;
        check(apply_variant(document, name, found), found);
        pass_on(found, fmt::format(" (in variant '{}')", name), diagnostics);
    }
}

/// The rounds that have been held are played again.
void forget_published(Node& document) {
    if (auto* rounds = document.find("rounds"))
        for (auto& round : rounds->entries)
            round.value.erase("published");
}

/// The scenario of every combination of the open rules.
std::vector<Scenario> settle_all(const Node& document, const std::vector<OpenRule>& rules,
                                 Diagnostics& diagnostics) {
    std::vector<Scenario> scenarios;
    for (std::size_t combination = 0; combination < combinations_of(rules); ++combination) {
        const auto variants = settle(rules, combination);
        Diagnostics found;
        Node patched = document;
        for (const auto& variant : variants)
            patched = apply_variant(patched, variant, found, {}, Removal::may_miss);
        scenarios.push_back(read_scenario(patched, found));
        pass_on(found, in_words(rules, variants), diagnostics);
    }
    return scenarios;
}

} // namespace

Game make_game(const Scenario& scenario) {
    Game game;
    Diagnostics diagnostics;
    game.scenario = scenario;
    game.roster.enrol(scenario);
    if (auto plan = make_plan(scenario, game.roster, diagnostics))
        game.plans.push_back(std::move(*plan));
    stop_at_errors(diagnostics);
    game.warnings = diagnostics.all();
    game.shares_known_draws = has_published_results(scenario);
    return game;
}

Game make_game(const Node& document, const Changes& changes) {
    Diagnostics diagnostics;
    check_file(document, diagnostics);
    auto changed = apply_changes(document, changes, diagnostics);
    const auto rules = read_open_rules(changed, diagnostics);
    stop_at_errors(diagnostics);

    Game game;
    game.resolved = resolved(changed);
    game.shares_known_draws = has_published_results(changed);
    if (changes.counterfactual)
        forget_published(changed);
    game.scenario = read_scenario(changed, diagnostics);
    game.roster.enrol(game.scenario);
    check_combinations(game.scenario, combinations_of(rules), diagnostics);
    stop_at_errors(diagnostics);
    if (changes.variant || !changes.set.empty())
        (void)make_plan(game.scenario, game.roster, diagnostics);
    const auto scenarios = settle_all(changed, rules, diagnostics);
    for (const auto& scenario : scenarios)
        game.roster.enrol(scenario);
    check_roster(game.roster, diagnostics);
    stop_at_errors(diagnostics);

    for (const auto& rule : rules)
        game.open_rules.push_back(make_open_rule(rule));
    for (std::size_t combination = 0; combination < scenarios.size(); ++combination) {
        Diagnostics found;
        auto plan = make_plan(scenarios[combination], game.roster, found);
        pass_on(found, in_words(rules, settle(rules, combination)), diagnostics);
        if (plan)
            game.plans.push_back(std::move(*plan));
    }
    stop_at_errors(diagnostics);
    game.warnings = diagnostics.all();
    return game;
}

bool has_published_results(const Node& document) {
    const auto* rounds = document.find("rounds");
    return rounds != nullptr && std::ranges::any_of(rounds->entries, [](const Node::Entry& round) {
               return round.value.has("published");
           });
}

bool has_published_results(const Scenario& scenario) {
    return std::ranges::any_of(scenario.rounds,
                               [](const Round& round) { return round.published.has_value(); });
}

} // namespace cutline
