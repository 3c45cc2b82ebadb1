#pragma once
/// Logarithm, exponential, power and log-gamma with the same bits on every processor: only additions,
/// multiplications, divisions, comparisons and bit operations, each of which IEEE 754 defines to the last
/// bit. A C library's own give other bits where there is a fused multiply-add, so nothing that ends up in a
/// result may use them.
///
/// All of them are total: NaN in, NaN out; what lies beyond the range of a double is 0 or infinity.

namespace cutline::elementary {

/// The natural logarithm, within 1 ulp; log(0) = -infinity, NaN below 0.
[[nodiscard]] double log(double x);

/// log(1 + x), within 5 ulp also where x is small; -infinity at -1, NaN below.
[[nodiscard]] double log_1p(double x);

/// e to the x, within 1 ulp (2 in the subnormal range); 0 below -745.2, infinity above 709.8.
[[nodiscard]] double exp(double x);

/// `base` to the `exponent` for base >= 0, NaN below: exp(exponent * log(base)), with a relative error of at
/// most (2 + 2 |exponent * log(base)|) * 2^-53. Exact for the exponents 0 and 1; 0 to a negative power is
/// infinity.
[[nodiscard]] double pow(double base, double exponent);

/// The logarithm of the gamma function for x > 0, within 1e-14 * max(1, |result|); infinity at 0, NaN below.
[[nodiscard]] double log_gamma(double x);

/// The logarithm of the beta function, log(gamma(a) gamma(b) / gamma(a + b)) for a, b > 0, within
/// 2e-14 * max(1, |result|) also where a and b are large and the three terms would cancel.
[[nodiscard]] double log_beta(double a, double b);

} // namespace cutline::elementary
