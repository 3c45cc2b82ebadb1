#pragma once
/// Ways to move raw scores without breaking what the published figures fix.
///
/// A published sum, such as a mean over the field, leaves hardly any room for one score alone. A move
/// therefore changes some scores freely and others so that every sum stays as it is, to the last step of
/// rounding: where a free score changes by d after rounding and clamping, a balancing one changes by
/// -coefficient × d before it. The balancing changes depend on the free scores alone, so the move keeps
/// volumes and needs no correction.

#include "evidence/chance.hpp"
#include "evidence/facts.hpp"
#include "evidence/scatter.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace cutline::evidence {

/// Scores that move freely, and those that balance them.
struct FreeScores {
    struct Balance {
        std::size_t coordinate;
        std::vector<double> coefficients; ///< by free score
    };
    std::vector<std::size_t> free; ///< coordinates
    std::vector<Balance> balancing;
    TeamSet teams;            ///< all whose scores move
    std::uint64_t rounds = 0; ///< held rounds, a bit each, in which scores move
};

/// Scores that move along a line.
struct Direction {
    FreeScores scores;
    std::vector<double> by; ///< by free score: its change per unit
};

/// An uncertain number moves the means of scores, and the free ones go along.
struct MeanMove {
    std::size_t touch; ///< among the model's
    FreeScores scores;
};

/// What balances what, for one choice of the scores that are free.
struct BalancedSet {
    std::vector<Direction> directions;
    std::vector<MeanMove> means;
};

/// Directions in which to look for the next draw.
class Directions {
  public:
    /// @param joint    scores that a source moves together: coordinate, change per unit
    /// @param numbers  by touched number, the coordinates whose means it moves
    Directions(const Plan& plan, const std::vector<HeldRound>& held,
               const std::vector<Coordinate>& coordinates, std::vector<Moves> joint,
               const std::vector<std::vector<std::size_t>>& numbers, std::span<const double> drawn);

    /// Each score alone that a published sum leaves little room.
    [[nodiscard]] const std::vector<Direction>& tied() const { return tied_; }
    /// Scores alone, and together as sources move them, that no published sum ties.
    [[nodiscard]] const std::vector<Direction>& loose() const { return loose_; }
    /// Sets of balanced moves, one of which is tried in a sweep; may be empty.
    [[nodiscard]] const std::vector<BalancedSet>& balanced() const { return balanced_; }

  private:
    std::vector<Direction> tied_, loose_;
    std::vector<BalancedSet> balanced_;
};

} // namespace cutline::evidence
