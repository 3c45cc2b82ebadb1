#pragma once
/// Means of exact sums.

#include <cutline/tally/tally.hpp>

#include <cstdint>

namespace cutline {

/// The double nearest to sum / 10^6 / trials: the same on every machine. 0 without trials.
/// @param trials  at most 10^19
[[nodiscard]] double mean_of_micros(WideSum sum, std::uint64_t trials);

} // namespace cutline
