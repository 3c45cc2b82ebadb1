#pragma once
/// Scores of a team, and their totals.

#include "engine/batch/kernels/column.hpp"
#include "engine/batch/kernels/values.hpp"

#include <cutline/base/team_set.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline::batch {

/// One score for each lane: (((base + lift) + profile) + noise × z), rounded to steps and clamped; or one
/// that is there already.
struct LeafScore {
    Column<double> given; ///< the score itself; none: the sum of what follows
    Column<float> base;
    Column<float> profile; ///< none: without
    Column<float> noise;   ///< standard deviation
    Column<float> z;       ///< none: without noise
    Steps steps;
    Column<double> weight;
};

/// lift = (strength + growth × months) + form; all but the result may be none.
void make_lift(std::size_t lanes, Column<float> strength, Column<float> growth, float months,
               Column<float> form, float* lift);

/// The scores alone, as shares of the points.
void make_scores(std::size_t lanes, const float* lift, const LeafScore& leaf, double* scores);

/// Sums weight × score over the leaves, in their order, in ten-thousandths of a point; must be below 200,000
/// points. @param lift  null if every score is given
void make_sums(std::size_t lanes, const float* lift, std::span<const LeafScore> leaves, std::int32_t* totals);
/// The same for the geometric mean: (Σ weights) × Π score^(weight / Σ weights), with 0⁰ = 1.
void make_products(std::size_t lanes, const float* lift, std::span<const LeafScore> leaves,
                   std::int32_t* totals);

/// A team's totals, and the last one that it had before.
struct Carry {
    TeamId team;
    const TeamSet* field; ///< of the round; lanes without the team keep what they have
    Column<double> share; ///< of the last total; none: nothing is carried
    std::int32_t* totals; ///< ten-thousandths, in and out
    double* last;         ///< the same, in and out; negative: none
};
/// The arithmetic of `carried`.
void carry(std::size_t lanes, const Carry& of);

} // namespace cutline::batch
