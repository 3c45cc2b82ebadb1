#pragma once
/// What is legal but can hardly be meant.

#include "plan/numbers.hpp"

#include <cutline/plan/plan.hpp>
#include <cutline/scenario/scenario.hpp>

namespace cutline {

/// Warns of bars that nobody or everybody reaches, cuts that never cut, teams that readers can't tell apart,
/// and competitions in which nothing is random.
void warn_of_oddities(const Scenario& scenario, const Plan& plan, const Numbers& numbers,
                      const Complaints& complaints);

} // namespace cutline
