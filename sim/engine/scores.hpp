#pragma once
/// The scores and totals of one round in one trial (docs/model.md, "Scores" and "Totals").

#include "engine/arithmetic.hpp"
#include "engine/trial_draws.hpp"

#include <cutline/plan/plan.hpp>

#include <array>
#include <span>

namespace cutline {

/// What a trial has drawn before its first round: uncertain numbers, and what stays with a team throughout.
struct Latents {
    std::array<float, max_teams> strength{}; ///< share of the points
    std::array<float, max_teams> growth{};   ///< share of the points per month, given and drawn together
};

/// Shares of the points, one for each team and leaf.
using Shares = std::array<std::array<double, max_leaves>, max_teams>;

struct RoundScores {
    Shares measured; ///< rounded and clamped, before normalise
    Shares entering; ///< as they enter the total, after normalise
    std::array<double, max_leaves> weights{};
    std::array<TenThousandths, max_teams> total{}; ///< before carry
    std::array<float, max_teams> form{};
};

[[nodiscard]] Latents draw_latents(const Plan& plan, const TrialDraws& draws, std::span<const double> drawn);

/// Scores the teams of `field` in the round at `position`.
void score_round(const Plan& plan, std::size_t position, const TrialDraws& draws,
                 std::span<const double> drawn, const Latents& latents, TeamSet field, RoundScores& scores);

/// What follows from `scores.measured`: weights, what enters the totals, and the totals.
void total_scores(const Plan& plan, std::size_t position, std::span<const double> drawn, TeamSet field,
                  RoundScores& scores);

/// A criterion's points: the sum over its leaves of shares × points.
[[nodiscard]] double criterion_points(const Plan& plan, CriterionId criterion,
                                      const std::array<double, max_leaves>& shares);

} // namespace cutline
