#include "report/uncertain_numbers.hpp"

#include "report/labels.hpp"
#include "report/scenario_labels.hpp"
#include "report/weights_words.hpp"

#include <algorithm>

namespace cutline {
namespace {

/// What stands at a dotted path, or null.
const Node* at(const Node& root, std::string_view path) {
    const Node* node = &root;
    while (node != nullptr && !path.empty()) {
        const auto dot = std::min(path.find('.'), path.size());
        node = node->find(path.substr(0, dot));
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return node;
}

/// A percent sign in the parameters of a law; the chances of a choice don't count.
bool in_percent(const Node& node) {
    if (node.is_scalar())
        return node.text.ends_with('%');
    const auto of_entry = [](const Node::Entry& entry) {
        if (entry.key == "note" || entry.key == "source")
            return false;
        return entry.key == "choice" ? std::ranges::any_of(entry.value.keys(),
                                                           [](const auto& key) { return key.ends_with('%'); })
                                     : in_percent(entry.value);
    };
    return std::ranges::any_of(node.items, in_percent) || std::ranges::any_of(node.entries, of_entry);
}

} // namespace

Unit unit_of(const DrawnNumber& number, const Node& document) {
    const bool is_path = number.name.find('.') != std::string::npos;
    const auto* node = at(document, is_path ? number.name : "inputs." + number.name);
    return node != nullptr && in_percent(*node) ? Unit::share : Unit::number;
}

Table numbers_table(const Scenario& scenario, const Plan& plan, const Node& document) {
    Table table{.title = "Uncertain numbers, each drawn once in every trial"};
    table.columns = {{"Number"}, {"Law"}};
    for (const auto& number : plan.numbers)
        table.rows.push_back({number.name, words(number.law, number.within, unit_of(number, document))});
    for (const auto& weights : plan.weights)
        if (const auto* said = weights_named(scenario, weights.name))
            table.rows.push_back(
                {weights.name, weights_words(*said, weights.law.total, criterion_labels(scenario))});
    return table;
}

Plan plan_as_it_stands(const Game& game) {
    Diagnostics ignored;
    auto plan = make_plan(game.scenario, game.roster, ignored);
    return plan ? std::move(*plan) : game.plans.front();
}

std::string uncertainty_words(const Game& game) {
    const auto plan = plan_as_it_stands(game);
    std::vector<std::string> parts;
    if (!plan.numbers.empty())
        parts.push_back(counted(plan.numbers.size(), "uncertain number"));
    if (!plan.weights.empty())
        parts.push_back(counted(plan.weights.size(), "set") + " of uncertain weights");
    if (!game.open_rules.empty())
        parts.push_back(counted(game.open_rules.size(), "open rule"));
    return parts.empty() ? "" : listed(parts);
}

} // namespace cutline
