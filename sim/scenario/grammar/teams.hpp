#pragma once
/// Who competes, and how scores vary.

#include "scenario/grammar.hpp"

namespace cutline::grammar {

const Shape& teams();
const Shape& spread();
const Shape& spread_again(); ///< of one round

} // namespace cutline::grammar
