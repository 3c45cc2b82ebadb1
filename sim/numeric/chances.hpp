#pragma once
/// Chances that are to cover all that can happen.

#include <cmath>

namespace cutline {

/// Whether chances with this sum leave nothing out. A sum of decimals may be off by rounding, which is far
/// below any chance that somebody means.
[[nodiscard]] inline bool cover_everything(double sum) {
    constexpr double tolerance = 1e-9;
    return std::abs(sum - 1) <= tolerance;
}

} // namespace cutline
