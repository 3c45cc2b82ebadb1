#include "scenario/check_inputs.hpp"

#include "scenario/grammar.hpp"
#include "scenario/law_form.hpp"
#include "scenario/number_form.hpp"
#include "scenario/word_form.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace cutline {

InputCheck::InputCheck(const Node& document, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    if (const auto* inputs = document.find("inputs"); inputs != nullptr && inputs->is_map())
        inputs_ = *inputs;
    std::erase_if(inputs_.entries,
                  [](const Node::Entry& entry) { return grammar::is_annotation(entry.key); });
    for (const auto& entry : inputs_.entries)
        by_name_.emplace(entry.key, &entry.value);
}

const Node* InputCheck::find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

bool InputCheck::check(const Node& node, const Measure& measure, const std::string& path) {
    const auto refuse = [&](std::string problem, std::string remedy) {
        diagnostics_.error(node.place, path, std::move(problem), std::move(remedy));
        return false;
    };
    const auto name = node.text.substr(1);
    if (find(name) == nullptr)
        return refuse(fmt::format("unknown input '{}'", shortened(name)),
                      inputs_.entries.empty() ? "define it under `inputs`"
                                              : suggestion(name, inputs_.keys()));
    const auto* input = follow(name);
    if (input == nullptr)
        return false; // reported where the inputs are checked
    const bool is_share = input->is_map() ? is_in_percent(*input) : input->text.ends_with('%');
    if (is_share && measure.percent == Percent::refused)
        return refuse(fmt::format("expected {}, found '{}', which is a share", measure.what, node.text),
                      fmt::format("write the input '{}' without %", name));
    if (measure.percent == Percent::either && &measure != &measure::anything && mixes_percent(*input))
        return refuse(
            fmt::format("some numbers of the input '{}' have a percent sign and some have none", name),
            "write all of them with % or none");
    return true;
}

/// The sound number or law that an input means, through other inputs if need be; null when there is none.
const Node* InputCheck::follow(const std::string& name) {
    std::string current = name;
    for (std::size_t steps = 0; steps <= max_input_chain; ++steps) {
        const auto* node = find(current);
        if (node == nullptr)
            return nullptr;
        if (!node->is_scalar() || !is_reference(node->text))
            return is_sound(current, *node) ? node : nullptr;
        current = node->text.substr(1);
    }
    return nullptr;
}

bool InputCheck::is_sound(const std::string& name, const Node& node) {
    const auto known = sound_.find(name);
    if (known != sound_.end())
        return known->second;
    Diagnostics silent;
    const bool sound = node.is_map() ? check_law(node, measure::anything, name, silent)
                                     : check_number_form(node, measure::anything, name, silent);
    return sound_[name] = sound;
}

void InputCheck::check_cycles() const {
    for (const auto& [name, place, value] : inputs_.entries) {
        const auto* node = &value;
        std::set<std::string> passed;
        for (std::size_t steps = 0;; ++steps) {
            if (node == nullptr || !node->is_scalar() || !is_reference(node->text))
                break;
            const auto next = node->text.substr(1);
            if (next == name) {
                diagnostics_.error(place, "inputs." + name, fmt::format("input '{}' stands for itself", name),
                                   "give it a number");
                break;
            }
            if (!passed.insert(next).second)
                break; // a circle further on, which is told there
            if (steps == max_input_chain) {
                diagnostics_.error(place, "inputs." + name,
                                   fmt::format("input '{}' stands for another through more than {} others",
                                               name, max_input_chain),
                                   "give it the number itself");
                break;
            }
            node = find(next);
        }
    }
}

} // namespace cutline
