#pragma once
/// What is held, and what is known of it.

#include "scenario/grammar.hpp"

namespace cutline::grammar {

const Shape& rounds();
const Shape& published();

} // namespace cutline::grammar
