#pragma once
/// How good the rules are at finding the best, counted trial by trial.

#include <cutline/plan/outcome.hpp>
#include <cutline/plan/outcome_columns.hpp>
#include <cutline/tally/wide_sum.hpp>

#include <cstddef>
#include <span>

namespace cutline {

/// What is counted, as positions among the counters. The field of a trial are the teams that were in a round
/// of it; teams of equal strength are as good as each other.
enum DesignCounter : std::size_t {
    strongest_survives,  ///< trials in which a finalist is as strong as anyone in the field
    strongest_are_final, ///< trials with as many finalists as were meant, none of them weaker than one who is
                         ///< not
    with_finalists,      ///< trials in which someone is left
    /// Sum, over those, of (Σ strength of the f strongest − Σ strength of the f finalists) / f, in units of
    /// 1e-8 points.
    strength_lost,
    ranked,  ///< trials in which strength and exit both tell some teams apart
    kendall, ///< sum, over those, of Kendall's τ-b between strength and exit order, in units of 1e-9
    design_counters
};

/// Adds trials that were played with strengths told. Exit order: who was in a later round comes before who
/// wasn't, the finalists first; teams whose last round was the same are tied. τ-b = (C − D) / √((n₀ − n₁) (n₀
/// − n₂)) (Kendall 1945), with n₀ pairs, n₁ of them tied in strength and n₂ in exit.
/// @param finalists  how many the competition means to leave
/// @param into       design_counters counters
void count_design(const Outcome& outcome, std::size_t finalists, std::span<WideSum> into);
void count_design(const OutcomeColumns& outcomes, std::size_t finalists, std::span<WideSum> into);

} // namespace cutline
