#pragma once
/// A game in which one team is better, or worse, than expected.

#include <cutline/analysis/target.hpp>

namespace cutline {

/// The game with the team of the question lifted in every plan that has the criterion.
[[nodiscard]] Game lifted(const Game& game, const TargetQuestion& question, double lift);

/// The lifts that give the team no points and full points, wherever it isn't there already.
struct LiftRange {
    double none = 0; ///< <= 0
    double full = 0; ///< >= 0
};
[[nodiscard]] LiftRange range_of_lifts(const Game& game, const TargetQuestion& question);

} // namespace cutline
