#pragma once
/// Student's t distribution.

#include <cutline/numeric/interval.hpp>

#include <cstddef>

namespace cutline {

/// The two-sided deviate of a confidence: P(|T| <= t) = confidence, for T with so many degrees of freedom,
/// from 1 to 1e6. 2.571 for 0.95 and 5. Within 1e-10 relative for confidences from 0.01 to 1 - 1e-12.
///
/// With x = f / (f + t²), P(|T| > t) is the incomplete beta function I_x(f / 2, 1 / 2) (Abramowitz & Stegun
/// 26.7.1).
[[nodiscard]] double student_deviate(Confidence confidence, std::size_t degrees);

} // namespace cutline
