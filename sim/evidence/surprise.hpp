#pragma once
/// Published results that the scenario had held to be all but impossible: mistyped, or a scenario too sure of
/// itself.

#include "evidence/splitting.hpp"

#include <cutline/base/diagnostic.hpp>

#include <vector>

namespace cutline::evidence {

/// Evidence with less chance than this is warned of.
inline constexpr double least_chance = 1e-6;

/// A warning for each item that, by itself, had less than `least_chance` before anything was known: for a
/// printed figure the chance of one at least as far out (two-sided), for anything else its own.
[[nodiscard]] std::vector<Diagnostic> surprises(const Model& model, const Directions& directions, Key key);

} // namespace cutline::evidence
