#pragma once
/// The polynomials of the normal variate for registers that hold 16 coefficients.

#include <cutline/numeric/normal.hpp>

namespace cutline::batch {

/// The coefficients of `normal_from_word` as c[power][i], i the low five bits of 1 + the float exponent of
/// the two-sided tail probability.
struct NormalTableByExponent {
    alignas(64) float c[NormalTable::powers][32];
};

/// The one table, made on first use.
[[nodiscard]] const NormalTableByExponent& normal_table_by_exponent();

} // namespace cutline::batch
