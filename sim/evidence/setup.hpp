#pragma once
/// From a game to what a walk through its past needs.

#include "evidence/directions.hpp"
#include "evidence/model.hpp"

#include <cutline/plan/game.hpp>

namespace cutline::evidence {

/// Resolves the published results of the game's scenario as it stands without open rules. The game outlives
/// the model.
/// @throws InputError if they can't have been under the scenario's rules
[[nodiscard]] Model make_model(const Game& game);

[[nodiscard]] Directions make_directions(const Model& model);

} // namespace cutline::evidence
