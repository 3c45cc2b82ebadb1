#pragma once
/// What is legal but can hardly be meant.

#include "plan/numbers.hpp"

#include <cutline/plan/plan.hpp>

namespace cutline {

/// Warns of bars that nobody or everybody reaches, cuts that never cut, and competitions in which nothing is
/// random.
void warn_of_oddities(const Plan& plan, const Numbers& numbers, const Complaints& complaints);

} // namespace cutline
