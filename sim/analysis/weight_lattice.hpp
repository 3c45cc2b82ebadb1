#pragma once
/// Weightings to look at: on a lattice, along a line.

#include <cstddef>
#include <span>
#include <vector>

namespace cutline {

/// The weights with one of them changed to `weight` and the others keeping their sum's rest, in proportion;
/// in equal parts if they have none.
[[nodiscard]] std::vector<double> moved_to(std::span<const double> weights, std::size_t criterion,
                                           double weight);

/// Half the sum of absolute differences, as a share of the sum of the weights: how much weight changes hands.
[[nodiscard]] double total_variation(std::span<const double> a, std::span<const double> b);

/// a + share × (b − a).
[[nodiscard]] std::vector<double> between(std::span<const double> a, std::span<const double> b, double share);

} // namespace cutline
