#pragma once
/// Ways to move raw scores without breaking what the published figures fix.
///
/// A published sum, such as a mean over the field, leaves hardly any room for one score alone. A move
/// therefore changes one score freely and others so that every sum stays as it is, to the last step of
/// rounding: where the free score changes by d after rounding and clamping, a balancing one changes by
/// -coefficient × d before it. The balancing changes depend on the free score alone, so the move keeps
/// volumes and needs no correction.

#include "evidence/chance.hpp"
#include "evidence/facts.hpp"
#include "evidence/team_model.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace cutline::evidence {

struct Direction {
    std::vector<std::pair<std::size_t, double>> free; ///< coordinate, change per unit
    std::vector<std::pair<std::size_t, double>>
        balancing; ///< coordinate, coefficient; only with one free score
};

/// An uncertain number moves the means of scores, and those of them that are free go along; others balance.
struct MeanMove {
    std::size_t touch;             ///< among the model's
    std::vector<std::size_t> free; ///< coordinates that go along
    struct Balance {
        std::size_t coordinate;
        std::vector<double> coefficients; ///< by free coordinate
    };
    std::vector<Balance> balancing;
};

/// What balances what, for one choice of the scores that are free.
struct BalancedSet {
    std::vector<Direction> directions;
    std::vector<MeanMove> means;
};

/// Directions in which to look for the next draw.
class Directions {
  public:
    /// @param team_moves  coordinates that sources move together
    /// @param numbers     by touched number, the coordinates whose means it moves
    Directions(const Plan& plan, const std::vector<HeldRound>& held,
               const std::vector<Coordinate>& coordinates, std::vector<Direction> team_moves,
               const std::vector<std::vector<std::size_t>>& numbers, std::span<const double> drawn);

    /// Moves that are tried in every sweep: each score alone, and each team as its sources move it.
    [[nodiscard]] const std::vector<Direction>& always() const { return always_; }
    /// Sets of balanced moves, one of which is tried in a sweep; may be empty.
    [[nodiscard]] const std::vector<BalancedSet>& balanced() const { return balanced_; }

  private:
    std::vector<Direction> always_;
    std::vector<BalancedSet> balanced_;
};

} // namespace cutline::evidence
