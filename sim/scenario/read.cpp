#include "scenario/check.hpp"
#include "scenario/read_criteria.hpp"
#include "scenario/read_numbers.hpp"
#include "scenario/read_rounds.hpp"
#include "scenario/word_form.hpp"

#include <cutline/scenario/read.hpp>

namespace cutline {
namespace {

/// Notes where everything at and below a spot stands.
void register_places(const Spot& spot, const Place& key_place, Places& places) {
    places.add(spot.path, {.key = key_place, .value = spot.node.place});
    for (const auto& [key, place, value] : spot.node.entries)
        register_places(spot.at(key, value), place, places);
    for (std::size_t i = 0; i < spot.node.items.size(); ++i)
        register_places(spot.item(i), spot.node.items[i].place, places);
}

RunDefaults read_run(const Spot& spot) {
    RunDefaults run;
    if (const auto* trials = spot.node.find("trials"))
        run.trials = parse_whole(trials->text);
    run.precision = spot.optionally("precision", read_constant);
    if (const auto* seed = spot.node.find("seed"))
        run.seed = parse_whole(seed->text);
    return run;
}

} // namespace

Scenario read_scenario(const Node& document, Diagnostics& diagnostics) {
    Scenario scenario;
    register_places({document, ""}, document.place, scenario.places);
    if (document.is_null() && diagnostics.has_errors())
        return scenario; // it could not be loaded, which has been said

    const Node sound = check(document, diagnostics);
    const Spot root{sound, ""};
    const auto inputs = read_inputs(root);
    scenario.title = root.text("title");
    scenario.description = root.text("description");
    if (const auto criteria = root.find("criteria"))
        scenario.criteria = read_criteria(*criteria, inputs);
    scenario.weights =
        root.optionally("weights", [&](const Spot& spot) { return read_weights(spot, inputs); });
    scenario.aggregate = root.optionally("aggregate", read_aggregate).value_or(Aggregate::sum);
    if (const auto expected = root.find("expected"))
        scenario.expected = read_numbers_by_id(*expected, inputs);
    if (const auto teams = root.find("teams"))
        scenario.teams = read_teams(*teams, inputs);
    if (const auto spread = root.find("spread"))
        scenario.spread = read_spread(*spread, inputs);
    if (const auto rounds = root.find("rounds"))
        scenario.rounds = read_rounds(*rounds, inputs);
    if (const auto finalists = root.find("finalists"))
        scenario.finalists = static_cast<std::size_t>(read_constant(*finalists));
    if (const auto run = root.find("run"))
        scenario.run = read_run(*run);
    return scenario;
}

} // namespace cutline
