#pragma once
/// Weights drawn on a simplex: the first try of `draw`, for many trials at once.

#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline::batch {

/// How many words the first try of a gamma variate takes.
[[nodiscard]] constexpr std::size_t words_of_gamma(double alpha) {
    return alpha == 1 ? 1 : alpha > 1 ? 2 : 3;
}

/// The logarithms of gamma variates of this shape, each from its first words. @param words  a column for
/// each of words_of_gamma(alpha)  @param rejected  becomes not 0 in lanes whose first try is not kept; what
/// they get means nothing
void log_gammas(std::size_t lanes, double alpha, std::span<const std::int32_t* const> words, double* logs,
                std::uint64_t* rejected);

/// Exponentials, scaled to a sum. @param values  in and out, a column for each component
void to_simplex(std::size_t lanes, double total, std::span<double* const> values);

} // namespace cutline::batch
