#include "scenario/check_inputs.hpp"

#include "scenario/grammar.hpp"
#include "scenario/law_form.hpp"
#include "scenario/number_form.hpp"
#include "scenario/word_form.hpp"

#include <fmt/format.h>

#include <utility>

namespace cutline {

InputCheck::InputCheck(const Node& document, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    if (const auto* inputs = document.find("inputs"); inputs != nullptr && inputs->is_map())
        inputs_ = *inputs;
    std::erase_if(inputs_.entries,
                  [](const Node::Entry& entry) { return grammar::is_annotation(entry.key); });
}

bool InputCheck::check(const Node& node, const Measure& measure, const std::string& path) {
    const auto refuse = [&](std::string problem, std::string remedy) {
        diagnostics_.error(node.place, path, std::move(problem), std::move(remedy));
        return false;
    };
    const auto name = node.text.substr(1);
    if (!inputs_.has(name))
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
    for (std::size_t steps = 0; steps <= inputs_.entries.size(); ++steps) {
        const auto* node = std::as_const(inputs_).find(current);
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
        for (std::size_t steps = 0; steps < inputs_.entries.size(); ++steps) {
            if (node == nullptr || !node->is_scalar() || !is_reference(node->text))
                break;
            const auto next = node->text.substr(1);
            if (next == name) {
                diagnostics_.error(place, "inputs." + name, fmt::format("input '{}' stands for itself", name),
                                   "give it a number");
                break;
            }
            node = inputs_.find(next);
        }
    }
}

} // namespace cutline
