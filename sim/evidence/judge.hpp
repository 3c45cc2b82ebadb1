#pragma once
/// How far the scores of a held round are from what was published of it.

#include "engine/cut.hpp"
#include "engine/scores.hpp"
#include "evidence/facts.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace cutline::evidence {

/// Lots by team: who stays when totals tie.
using Lots = std::array<std::int32_t, max_teams>;

/// A held round as it stands in a trial: scores and totals after carry.
struct Standing {
    RoundScores scores;
    Lots lots{};
    std::vector<double> points{}; ///< by team and criterion of the plan, where facts ask for them
};

/// Works out the points of some teams that facts ask for.
void add_up_criteria(const Plan& plan, const HeldRound& round, TeamSet teams, Standing& standing);

/// By how many points a fact fails; 0 if and only if it holds.
[[nodiscard]] double violation(const Fact& fact, const Plan& plan, const HeldRound& round,
                               const Standing& standing, std::span<const double> drawn);

/// The points of what was measured.
[[nodiscard]] double measured(const Plan& plan, Measure of, TeamId team, const Standing& standing);

} // namespace cutline::evidence
