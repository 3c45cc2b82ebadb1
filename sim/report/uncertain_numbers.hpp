#pragma once
/// The uncertain numbers of a scenario with their laws.

#include "report/words.hpp"

#include <cutline/plan/plan.hpp>
#include <cutline/report/table.hpp>
#include <cutline/scenario/node.hpp>

namespace cutline {

/// Whether an uncertain number was written in percent. It is named by its path, or by its name among the
/// inputs.
/// @param document  may be null
[[nodiscard]] Unit unit_of(const DrawnNumber& number, const Node& document);

[[nodiscard]] Table numbers_table(const Plan& plan, const Node& document);

} // namespace cutline
