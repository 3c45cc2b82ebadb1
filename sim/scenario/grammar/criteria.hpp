#pragma once
/// What teams are scored on: criteria, weights and how scores make a total.

#include "scenario/grammar.hpp"

namespace cutline::grammar {

const Shape& criteria();
const Shape& criteria_again(); ///< of one round
const Shape& weights();
const Shape& aggregate();

} // namespace cutline::grammar
