#include "scenario/read_numbers.hpp"

#include "scenario/check_inputs.hpp"
#include "scenario/grammar.hpp"
#include "scenario/law_form.hpp"
#include "scenario/word_form.hpp"

#include <cutline/scenario/number_text.hpp>

namespace cutline {
namespace {

/// A number that refers to nothing.
Number read_own(const Spot& spot) {
    Number number;
    if (const auto written = parse_number(spot.node.text)) {
        number.value = written->value;
        number.percent = written->percent;
        return number;
    }
    number.law = read_law(spot.node);
    number.within =
        spot.optionally("within", [](const Spot& interval) { return read_interval(interval.node); });
    number.percent = is_in_percent(spot.node);
    number.name = spot.path;
    return number;
}

WeightRegion read_region(const Spot& spot) {
    WeightRegion region;
    region.order = spot.optionally("order", read_words).value_or(std::vector<std::string>{});
    if (const auto within = spot.find("within"))
        region.within = within->by_id([](const Spot& interval) { return read_interval(interval.node); });
    return region;
}

} // namespace

Inputs read_inputs(const Spot& document) {
    Inputs inputs;
    const auto block = document.find("inputs");
    if (!block)
        return inputs;
    for (const auto& [name, place, value] : block->node.entries) {
        // An input may stand for another one; the last of the chain names the draw.
        std::string_view meant = name;
        const Node* node = &value;
        for (std::size_t steps = 0; node != nullptr && is_reference(node->text); ++steps) {
            meant = std::string_view{node->text}.substr(1);
            node = steps <= max_input_chain ? block->node.find(meant) : nullptr;
        }
        if (node == nullptr)
            continue;
        auto number = read_own(block->at(meant, *node));
        number.name = meant;
        inputs.emplace_back(name, std::move(number));
    }
    return inputs;
}

double read_constant(const Spot& spot) {
    return parse_number(spot.node.text).value_or(NumberText{}).value;
}

Number read_number(const Spot& spot, const Inputs& inputs) {
    if (!is_reference(spot.node.text))
        return read_own(spot);
    const auto* input = find(inputs, std::string_view{spot.node.text}.substr(1));
    return input == nullptr ? Number{} : *input;
}

ById<Number> read_numbers_by_id(const Spot& spot, const Inputs& inputs) {
    return spot.by_id([&](const Spot& number) { return read_number(number, inputs); });
}

NumberMap read_number_map(const Spot& spot, const Inputs& inputs) {
    NumberMap map;
    map.is_map = spot.node.is_map() && !grammar::is_law(spot.node);
    if (!map.is_map) {
        map.otherwise = read_number(spot, inputs);
        return map;
    }
    for (auto& [id, number] : read_numbers_by_id(spot, inputs))
        if (id == "else")
            map.otherwise = std::move(number);
        else
            map.by_id.emplace_back(std::move(id), std::move(number));
    return map;
}

Weights read_weights(const Spot& spot, const Inputs& inputs) {
    if (const auto means = spot.find("dirichlet"))
        return DirichletWeights{.means = means->by_id(read_constant),
                                .concentration = spot.optionally("concentration", read_constant).value_or(1),
                                .region = read_region(spot)};
    if (const auto criteria = spot.find("simplex"))
        return SimplexWeights{.criteria = read_words(*criteria), .region = read_region(spot)};
    return read_numbers_by_id(spot, inputs);
}

std::vector<std::string> read_words(const Spot& spot) {
    if (spot.node.is_scalar())
        return {spot.node.text};
    std::vector<std::string> words;
    for (const auto& item : spot.node.items)
        words.push_back(item.text);
    return words;
}

} // namespace cutline
