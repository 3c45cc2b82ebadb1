#pragma once
/// The arithmetic of a trial that every engine must repeat to the last bit: float for normals and scores,
/// double for totals, integers for comparisons. No fused multiply-add.

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace cutline {

/// Points in units of 0.0001: what totals, bars and ties are compared in.
using TenThousandths = std::int64_t;

/// Points whose ten-thousandths lie within this of a half count as the half, so that totals that are equal on
/// paper are equal here whatever the order in which their parts were added.
inline constexpr double half_up = 0.5 + 0x1p-13;

[[nodiscard]] inline TenThousandths rounded(double ten_thousandths) {
    constexpr double most = 1e15; // far beyond any points, and within 64 bits
    // Plans keep every number finite, so there is no "not a number" here.
    return static_cast<TenThousandths>(std::floor(std::clamp(ten_thousandths, -most, most) + half_up));
}
[[nodiscard]] inline TenThousandths to_ten_thousandths(double points) {
    return rounded(points * 1e4);
}
[[nodiscard]] inline double to_points(TenThousandths value) {
    return static_cast<double>(value) / 1e4;
}

/// The share `carry` of the last total, and the rest of this round's.
[[nodiscard]] inline TenThousandths carried(double carry, TenThousandths total, TenThousandths last) {
    return rounded((1 - carry) * static_cast<double>(total) + carry * static_cast<double>(last));
}

/// A score as a share of its points, clamped to 0 … 1. Not a number counts as 0.
template <class Real>
[[nodiscard]] Real clamped(Real share) {
    return share > Real{0} ? (share < Real{1} ? share : Real{1}) : Real{0};
}

/// A share rounded to steps, half away from zero, then clamped. A share within a millionth of half a step
/// counts as the half: 9.25 of 10 points is stored as a little less.
/// @param steps  how many steps the full points have, > 0
template <class Real>
[[nodiscard]] double rounded_to_steps(Real share, double steps) {
    if (!(share > Real{0}))
        return 0;
    const Real tolerant_half = static_cast<Real>(0.5 + 1e-6 * steps);
    const auto whole_steps =
        static_cast<double>(std::floor(share * static_cast<Real>(steps) + tolerant_half));
    return std::min(whole_steps / steps, 1.0);
}

} // namespace cutline
