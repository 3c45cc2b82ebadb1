#pragma once
/// How good a team is in a trial, apart from luck: what a selection should find.

#include <cutline/base/ids.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/outcome.hpp>
#include <cutline/plan/plan.hpp>

#include <span>
#include <vector>

namespace cutline {

/// Whether outcomes tell how good the teams are.
enum class Strengths { untold, told };

/// A team's strength is its total on the day of the last round, with what stays with it throughout the trial
/// (expected points, strength, profile, growth) and without what comes and goes (form, noise), under the last
/// round's nominal weights: those that are uncertain stand at their means. Scores are neither rounded, nor
/// cut off at 0 and full points, nor normalised, and nothing is carried; in a geometric total a negative
/// score counts as 0.
///
/// Immutable; may be shared between threads. Both engines use it, so they agree to the last digit.
class StrengthRule {
  public:
    explicit StrengthRule(const Plan& plan);

    /// What stays with a team throughout a trial, drawn: shares of the points.
    struct Latent {
        float strength;
        float growth;                   ///< per month, given and drawn together
        std::span<const float> profile; ///< by leaf
    };
    /// @param drawn  the trial's drawn numbers
    [[nodiscard]] Strength operator()(TeamId team, std::span<const double> drawn, const Latent& latent) const;

  private:
    const Plan* plan_; ///< outlives this
    double months_ = 0;
    Aggregate aggregate_ = Aggregate::sum;
    PerId<LeafId, double> weights_;
    double sum_of_weights_ = 0;
};

/// One for each plan, or none. @param game  outlives them
[[nodiscard]] std::vector<StrengthRule> strength_rules(const Game& game, Strengths strengths);

} // namespace cutline
