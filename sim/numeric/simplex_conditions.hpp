#pragma once
/// What a law of drawn weights asks of them.

#include <cutline/numeric/simplex.hpp>

#include <span>

namespace cutline {

/// Whether weights are in the region that the law allows: its order, its bounds and its ratios.
[[nodiscard]] bool obeys(const SimplexLaw& law, std::span<const double> weights);

} // namespace cutline
