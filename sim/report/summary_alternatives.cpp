#include "report/summary_alternatives.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"

namespace cutline {
namespace {

struct Variant {
    std::string name;
    std::string title;
    std::vector<std::string> changes; ///< paths
    bool counterfactual = false;      ///< it changes a round whose results are published
};

std::vector<Variant> variants_of(const Node& document) {
    std::vector<Variant> list;
    const auto* variants = document.find("variants");
    if (variants == nullptr)
        return list;
    for (const auto& [name, place, variant] : variants->entries) {
        if (!variant.is_map())
            continue;
        const auto* title = variant.find("title");
        const auto* set = variant.find("set");
        list.push_back({name, title == nullptr ? "" : title->text,
                        set == nullptr ? std::vector<std::string>{} : set->keys(),
                        changes_published(document, name)});
    }
    return list;
}

} // namespace

void describe_open_rules(const Game& game, Page& page) {
    if (game.open_rules.empty())
        return;
    page.add(Heading{"Open rules"});
    Bullets bullets;
    for (const auto& rule : game.open_rules) {
        std::vector<std::string> choices;
        for (std::size_t i = 0; i < rule.variants.size(); ++i)
            choices.push_back(rule.variants[i] + " " + share(rule.chances[i]));
        bullets.items.push_back(rule.name + ": " + listed(choices));
    }
    page.add(std::move(bullets));
}

void describe_variants(const Node& document, Page& page) {
    Bullets bullets;
    for (const auto& [name, title, changes, counterfactual] : variants_of(document))
        bullets.items.push_back(
            name + (title.empty() ? "" : ": " + title) +
            (changes.empty() ? "" : " (changes " + listed(changes) + ")") +
            (counterfactual ? "; as results are published, it can only be asked about with --counterfactual"
                            : ""));
    if (bullets.items.empty())
        return;
    page.add(Heading{"Variants"});
    page.add(std::move(bullets));
}

Json variants_json(const Node& document) {
    Json variants = Json::object();
    for (const auto& [name, title, changes, counterfactual] : variants_of(document))
        variants[name] = {{"title", title}, {"changes", changes}, {"counterfactual", counterfactual}};
    return variants;
}

Json open_rules_json(const Game& game) {
    Json rules = Json::object();
    for (const auto& rule : game.open_rules) {
        Json chances = Json::object();
        for (std::size_t i = 0; i < rule.variants.size(); ++i)
            chances[rule.variants[i]] = real(rule.chances[i]);
        rules[rule.name] = std::move(chances);
    }
    return rules;
}

} // namespace cutline
