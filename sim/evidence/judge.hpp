#pragma once
/// How far the scores of a held round are from what was published of it.

#include "engine/cut.hpp"
#include "engine/scores.hpp"
#include "evidence/facts.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace cutline::evidence {

/// Lots by team: who stays when totals tie.
using Lots = std::array<std::int32_t, max_teams>;

/// A held round as it stands in a trial: scores and totals after carry.
struct Standing {
    RoundScores scores;
    Lots lots{};
};

/// By how many points a fact fails; 0 if and only if it holds.
[[nodiscard]] double violation(const Fact& fact, const Plan& plan, const HeldRound& round,
                               const Standing& standing, std::span<const double> drawn);

/// The points of what was measured.
[[nodiscard]] double measured(const Plan& plan, Measure of, TeamId team, const RoundScores& scores);

} // namespace cutline::evidence
