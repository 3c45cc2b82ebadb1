#include <cutline/numeric/elementary.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace cutline::elementary {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
/// log 2 in two parts: the first has 32 trailing zero bits, so that its product with an exponent is exact.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double inverse_ln2 = 0x1.71547652b82fep+0;
constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;

/// The polynomial with these coefficients, constant term first.
template <std::size_t Count>
double horner(const double (&coefficients)[Count], double x) {
    double sum = 0;
    for (std::size_t power = Count; power-- > 0;)
        sum = sum * x + coefficients[power];
    return sum;
}

/// 2 to the k for the normal range, -1022 ... 1023.
double power_of_two(std::int64_t k) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// x = 2^exponent * (1 + fraction) with 1 + fraction in [sqrt(1/2), sqrt(2)).
struct Split {
    double exponent;
    double fraction;
};
Split split(double x) {
    double shift = 0;
    if (x < 0x1p-1022) { // subnormal
        x *= 0x1p54;
        shift = -54;
    }
    constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcd; // the bits of sqrt(1/2)
    constexpr std::uint64_t one = 0x3ff0000000000000;
    const std::uint64_t above = std::bit_cast<std::uint64_t>(x) - sqrt_half + one;
    const std::uint64_t mantissa = (above & 0x000fffffffffffff) + sqrt_half;
    const auto exponent = static_cast<std::int64_t>(above >> 52) - 1023;
    return {static_cast<double>(exponent) + shift, std::bit_cast<double>(mantissa) - 1};
}

/// (2 atanh(s) - 2 s) / s, by its power series in s^2; |s| <= 0.1716, so that the first term left out, s^24,
/// is 4e-19.
double atanh_remainder(double s) {
    constexpr double series[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13,
                                 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23};
    return s * s * horner(series, s * s);
}

/// The series of Stirling's formula, log_gamma(x) - (x - 1/2) log x + x - log(2 pi) / 2, for x >= 10, where
/// the first term left out is below 2e-17 (Abramowitz & Stegun, 6.1.41).
double stirling_remainder(double x) {
    const double t = 1 / (x * x);
    constexpr double bernoulli[] = {1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                    1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};
    return horner(bernoulli, t) / x;
}

} // namespace

/// The argument's reduction and the order of the sum follow fdlibm's e_log.c (Sun Microsystems, 1993); the
/// polynomial is the plain series.
double log(double x) {
    if (!(x > 0))
        return x == 0 ? -infinity : not_a_number;
    if (x == infinity)
        return x;
    const auto [exponent, f] = split(x);
    const double s = f / (2 + f);
    const double half_square = 0.5 * f * f;
    // log(1 + f) = 2 s + s R = f - (f^2/2 - s (f^2/2 + R))
    const double correction = s * (half_square + atanh_remainder(s)) + exponent * ln2_low;
    return exponent * ln2_high - ((half_square - correction) - f);
}

/// e^x = 2^k e^r with |r| <= log(2) / 2 in two parts, and the power series of e^r to r^13: the first term
/// left out is 5e-18.
double exp(double x) {
    if (!(x <= 709.79))
        return x > 0 ? infinity : x;
    if (x < -745.2)
        return 0;
    const double k = std::floor(x * inverse_ln2 + 0.5);
    const double high = x - k * ln2_high;
    const double low = k * ln2_low;
    const double r = high - low;
    constexpr double inverse_factorials[] = {
        1.0 / 2,     1.0 / 6,      1.0 / 24,      1.0 / 120,      1.0 / 720,       1.0 / 5040,
        1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
    const double value = 1 + (high + (r * r * horner(inverse_factorials, r) - low));
    const auto steps = static_cast<std::int64_t>(k);
    const std::int64_t half = steps / 2;
    return value * power_of_two(half) * power_of_two(steps - half);
}

/// Goldberg, ACM Computing Surveys 23, 1991, theorem 4: what rounding 1 + x does to the logarithm it does to
/// the divisor.
double log_1p(double x) {
    const double rounded = 1 + x;
    return rounded == 1 || rounded == infinity ? x : x * (log(rounded) / (rounded - 1));
}

double pow(double base, double exponent) {
    if (exponent == 0)
        return 1;
    if (exponent == 1 || base == 1)
        return base < 0 ? not_a_number : base;
    if (base == 0)
        return exponent > 0 ? 0 : exponent < 0 ? infinity : exponent;
    return exp(exponent * log(base));
}

/// Stirling's formula at x + n >= 10 and the recurrence gamma(x + 1) = x gamma(x).
double log_gamma(double x) {
    if (!(x > 0))
        return x == 0 ? infinity : not_a_number;
    double product = 1;
    for (; x < 10; x += 1)
        product *= x;
    if (x >= 1e306)
        return infinity;
    return ((x - 0.5) * log(x) - x) + (half_log_two_pi + stirling_remainder(x)) - log(product);
}

double log_beta(double a, double b) {
    const double small = a < b ? a : b;
    const double large = a < b ? b : a;
    if (!(large >= 10))
        return log_gamma(small) + log_gamma(large) - log_gamma(small + large);
    // log(gamma(large) / gamma(small + large)) without the parts that cancel
    const double ratio = -(large - 0.5) * log_1p(small / large) - small * log(small + large) + small +
                         stirling_remainder(large) - stirling_remainder(small + large);
    if (small < 10)
        return log_gamma(small) + ratio;
    // the same for gamma(small): Stirling's formula, its linear term cancelling against the ratio's
    return (small - 0.5) * log(small / (small + large)) - (large - 0.5) * log_1p(small / large) -
           0.5 * log(small + large) + half_log_two_pi + stirling_remainder(small) +
           stirling_remainder(large) - stirling_remainder(small + large);
}

} // namespace cutline::elementary
