#pragma once
/// Which trials of a game depend on one another.

#include <cutline/plan/game.hpp>
#include <cutline/random/known.hpp>
#include <cutline/tally/counts.hpp>

#include <cstdint>

namespace cutline {

/// How many trials in a row are counted as one group: those that share a stretch of known draws, or few.
[[nodiscard]] inline std::uint64_t group_trials_of(const Game& game) {
    return game.shares_known_draws ? stretch_trials : independent_group_trials;
}

} // namespace cutline
