#pragma once
/// Plays the held rounds again on known draws, by the rules of the engines, and looks whether everything is
/// as published.

#include "evidence/model.hpp"

#include <cutline/engine/draws.hpp>
#include <cutline/random/known.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace cutline::evidence {

/// @param totals  if the draw agrees: by held round and team of the roster, points
[[nodiscard]] bool agrees(const Model& model, const DrawKeys& keys, const Stretch& stretch, std::size_t draw,
                          std::span<const double> drawn, std::vector<std::vector<double>>& totals);

} // namespace cutline::evidence
