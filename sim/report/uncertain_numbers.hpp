#pragma once
/// The uncertain numbers of a scenario with their laws.

#include "report/words.hpp"

#include <cutline/plan/game.hpp>
#include <cutline/plan/plan.hpp>
#include <cutline/report/table.hpp>
#include <cutline/scenario/node.hpp>

#include <string>

namespace cutline {

/// Whether an uncertain number was written in percent. It is named by its path, or by its name among the
/// inputs.
/// @param document  may be null
[[nodiscard]] Unit unit_of(const DrawnNumber& number, const Node& document);

[[nodiscard]] Table numbers_table(const Scenario& scenario, const Plan& plan, const Node& document);

/// The plan of the scenario as it stands, whatever its open rules may make of it.
[[nodiscard]] Plan plan_as_it_stands(const Game& game);

/// What a trial draws before it is played: "11 uncertain numbers and 2 open rules"; empty for nothing.
[[nodiscard]] std::string uncertainty_words(const Game& game);

} // namespace cutline
