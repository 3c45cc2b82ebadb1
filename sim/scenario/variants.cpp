#include "numeric/chances.hpp"

#include <cutline/scenario/document.hpp>
#include <cutline/scenario/number_text.hpp>
#include <cutline/scenario/patch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace cutline {
namespace {

/// What a choice of an open rule, or a user, may name.
std::vector<std::string> variant_names(const Node& document) {
    const auto* variants = document.find("variants");
    auto names = variants == nullptr ? std::vector<std::string>{} : variants->keys();
    names.emplace_back(no_patch);
    return names;
}

/// What to do about a variant that the document doesn't have.
std::string unknown_variant_remedy(const Node& document, std::string_view name) {
    const auto* variants = document.find("variants");
    const bool has_some = variants != nullptr && !variants->entries.empty();
    return has_some ? suggestion(name, variant_names(document)) : "the file has no variants";
}

bool knows(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// Reads one open rule; its path in the document is open_rules.NAME.
class OpenRuleReader {
  public:
    OpenRuleReader(const Node& document, Diagnostics& diagnostics)
        : names_(variant_names(document)), diagnostics_(diagnostics) {}

    [[nodiscard]] OpenRule read(const Node::Entry& entry) const {
        OpenRule rule{entry.key, entry.key_place, {}};
        const auto path = "open_rules." + entry.key;
        const auto errors_before = diagnostics_.errors();
        if (!entry.value.is_map()) {
            diagnostics_.error(
                entry.value.place, path,
                fmt::format("an open rule is a map of variants to chances, not {}", describe(entry.value)),
                "write {as-is: 60%, some-variant: 40%}");
            return rule;
        }
        for (const auto& choice : entry.value.entries)
            if (!is_label(choice.key))
                rule.choices.emplace_back(choice.key, read_choice(choice, path));
        if (diagnostics_.errors() == errors_before)
            check_sum(rule, path);
        return rule;
    }

  private:
    [[nodiscard]] bool is_label(std::string_view key) const {
        return (key == "note" || key == "source") && !knows(names_, key);
    }

    double read_choice(const Node::Entry& choice, const std::string& rule_path) const {
        const auto path = rule_path + "." + choice.key;
        if (!knows(names_, choice.key))
            diagnostics_.error(choice.key_place, path, fmt::format("no variant '{}'", shortened(choice.key)),
                               suggestion(choice.key, names_));
        const auto& value = choice.value;
        const auto number = value.is_scalar() ? parse_number(value.text) : std::nullopt;
        if (!number) {
            diagnostics_.error(value.place, path,
                               fmt::format("a chance is a number, not {}", describe(value)),
                               "write 60% or 0.6");
            return 0.0;
        }
        if (number->value < 0.0 || number->value > 1.0) {
            const bool percent_forgotten = !number->percent && number->value > 1.0 && number->value <= 100.0;
            diagnostics_.error(value.place, path,
                               fmt::format("a chance of {} is not within 0% to 100%", value.text),
                               percent_forgotten ? fmt::format("write {}%", value.text) : "write 60% or 0.6");
        }
        return number->value;
    }

    void check_sum(const OpenRule& rule, const std::string& path) const {
        double sum = 0.0;
        for (const auto& [variant, chance] : rule.choices)
            sum += chance;
        if (!cover_everything(sum))
            diagnostics_.error(rule.place, path,
                               fmt::format("the chances of '{}' sum to {:.10g}%", rule.name, 100.0 * sum),
                               "make them sum to 100%");
    }

    std::vector<std::string> names_;
    Diagnostics& diagnostics_;
};

void check_combinations(const std::vector<OpenRule>& rules, const Place& place, Diagnostics& diagnostics) {
    double combinations = 1.0; // exact up to 2^53; beyond that the message needs no digits
    for (const auto& rule : rules)
        combinations *= static_cast<double>(std::max<std::size_t>(1, rule.choices.size()));
    if (combinations <= static_cast<double>(max_combinations))
        return;
    const auto count =
        combinations < 0x1p53 ? fmt::format("{:.0f}", combinations) : fmt::format("{:.3g}", combinations);
    diagnostics.error(place, "open_rules", fmt::format("the open rules have {} combinations", count),
                      fmt::format("at most {} can be played; settle some rules", max_combinations));
}

/// What a variant sets; null if there is no such map.
const Node* find_set(const Node& document, std::string_view name) {
    const auto* variants = document.find("variants");
    const auto* variant = variants == nullptr ? nullptr : variants->find(name);
    return variant == nullptr ? nullptr : variant->find("set");
}

/// What was learnt from a round's published results was learnt under the round as it stands.
/// @return the round of that kind that a patch changes, other than by removing what is published
std::optional<std::string> published_round(const Node& document, std::string_view dotted, const Node& value) {
    const auto* rounds = document.find("rounds");
    if (rounds == nullptr || (dotted != "rounds" && !dotted.starts_with("rounds.")))
        return std::nullopt;
    for (const auto& [id, key_place, round] : rounds->entries) {
        if (!round.has("published"))
            continue;
        const auto path = "rounds." + id;
        const auto* patch = dotted == "rounds" ? value.find(id) : dotted == path ? &value : nullptr;
        const bool only_published =
            patch != nullptr && patch->is_map() && patch->entries.size() == 1 && patch->has("published");
        const bool below = dotted.starts_with(path + ".") && !dotted.starts_with(path + ".published");
        if (below || (patch != nullptr && !only_published))
            return id;
    }
    return std::nullopt;
}

/// @return whether a patch changes such a round; then it is an error
bool touches_published(const Node& document, std::string_view dotted, const Node& value, const Place& place,
                       Diagnostics& diagnostics) {
    const auto id = published_round(document, dotted, value);
    if (id)
        diagnostics.error(place, std::string{dotted},
                          fmt::format("round '{}' has published results, so a change can't touch it", *id),
                          "change only rounds that have none, or ask what if they had been held so: "
                          "--counterfactual");
    return id.has_value();
}

} // namespace

Node apply_variant(const Node& document, std::string_view name, Diagnostics& diagnostics, const Place& where,
                   Removal removal) {
    if (name == no_patch)
        return document;
    const auto* variants = document.find("variants");
    const auto* variant = variants == nullptr ? nullptr : variants->find(name);
    if (variant == nullptr) {
        diagnostics.error(where, "variants", fmt::format("no variant '{}'", shortened(name)),
                          unknown_variant_remedy(document, name));
        return document;
    }
    const auto path = fmt::format("variants.{}", name);
    if (!variant->is_map()) {
        diagnostics.error(variant->place, path, fmt::format("a variant is a map, not {}", describe(*variant)),
                          "write {set: {rounds.stage2.keep: 3}}");
        return document;
    }
    const auto* set = variant->find("set");
    if (set == nullptr)
        return document;
    if (!set->is_map())
        diagnostics.error(set->place, path + ".set",
                          fmt::format("'set' maps paths to values, but here is {}", describe(*set)),
                          "write set: {rounds.stage2.keep: 3}");
    auto patched = document;
    for (const auto& [dotted, place, value] : set->entries)
        set_path(patched, dotted, value, place, diagnostics, removal);
    return patched;
}

Node apply_changes(const Node& document, const Changes& changes, Diagnostics& diagnostics) {
    auto changed = document;
    if (changes.variant) {
        const Place where{.file = "--variant " + *changes.variant};
        if (const auto* variant = find_set(document, *changes.variant);
            variant != nullptr && !changes.counterfactual)
            for (const auto& [dotted, place, value] : variant->entries)
                (void)touches_published(document, dotted, value, place, diagnostics);
        changed = apply_variant(changed, *changes.variant, diagnostics, where);
    }
    for (const auto& [path, value] : changes.set)
        if (changes.counterfactual || !touches_published(document, path, value, value.place, diagnostics))
            set_path(changed, path, value, value.place, diagnostics);
    return changed;
}

bool changes_published(const Node& document, std::string_view variant) {
    const auto* set = find_set(document, variant);
    return set != nullptr && std::ranges::any_of(set->entries, [&](const Node::Entry& entry) {
               return published_round(document, entry.key, entry.value).has_value();
           });
}

Changes beliefs(const Node& document, const Changes& changes) {
    Changes kept;
    if (changes.counterfactual)
        return kept;
    const auto keep = [&](const std::string& path, const Node& value) {
        const auto top = path.substr(0, path.find('.'));
        constexpr std::array believed{"teams", "expected", "spread", "inputs"};
        const bool published = top == "rounds" && path.find(".published") != std::string::npos;
        if (published || std::ranges::find(believed, top) != believed.end())
            kept.set.emplace_back(path, value);
    };
    if (changes.variant)
        if (const auto* variant = find_set(document, *changes.variant))
            for (const auto& [path, place, value] : variant->entries) {
                keep(path, value);
                if (!kept.set.empty() && kept.set.back().first == path)
                    kept.set.back().second.place = place;
            }
    for (const auto& [path, value] : changes.set)
        keep(path, value);
    return kept;
}

std::vector<OpenRule> read_open_rules(const Node& document, Diagnostics& diagnostics) {
    const auto* block = document.find("open_rules");
    if (block == nullptr)
        return {};
    if (!block->is_map()) {
        diagnostics.error(block->place, "open_rules",
                          fmt::format("'open_rules' is a map, not {}", describe(*block)),
                          "write open_rules: {name: {as-is: 60%, some-variant: 40%}}");
        return {};
    }
    const OpenRuleReader reader{document, diagnostics};
    std::vector<OpenRule> rules;
    for (const auto& entry : block->entries)
        if (entry.value.is_map() || (entry.key != "note" && entry.key != "source"))
            rules.push_back(reader.read(entry));
    check_combinations(rules, document.find_entry("open_rules")->key_place, diagnostics);
    return rules;
}

Node resolved(const Node& document) {
    auto kept = document;
    for (const auto* key : {"extends", "set", "run"})
        kept.erase(key);
    auto* variants = kept.find("variants");
    if (variants == nullptr)
        return kept;

    std::set<std::string, std::less<>> named;
    if (const auto* rules = kept.find("open_rules"))
        for (const auto& rule : rules->entries)
            for (const auto& choice : rule.value.entries)
                named.insert(choice.key);
    std::erase_if(variants->entries, [&](const Node::Entry& entry) { return !named.contains(entry.key); });
    if (variants->entries.empty())
        kept.erase("variants");
    return kept;
}

} // namespace cutline
