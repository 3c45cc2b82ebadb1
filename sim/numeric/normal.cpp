#include "numeric/normal_coefficients.hpp"

#include <cutline/numeric/elementary.hpp>
#include <cutline/numeric/normal.hpp>

#include <array>
#include <cmath>
#include <limits>

namespace cutline {

namespace {

constexpr double inverse_sqrt_two_pi = 0x1.9884533d43651p-2;

/// A ratio of two polynomials of degree 7, constant terms first.
double ratio(const double (&above)[8], const double (&below)[8], double x) {
    double numerator = 0;
    double denominator = 0;
    for (std::size_t power = 8; power-- > 0;) {
        numerator = numerator * x + above[power];
        denominator = denominator * x + below[power];
    }
    return numerator / denominator;
}

/// e^(-z^2/2) / sqrt(2 pi). The rounding of z^2 would cost z^2/2 ulps, so z is split: the square of its first
/// part is exact.
double density(double z) {
    const double coarse = std::floor(z * 16) / 16;
    const double rest = (z - coarse) * (z + coarse);
    return inverse_sqrt_two_pi * elementary::exp(-coarse * coarse / 2) * elementary::exp(-rest / 2);
}

/// P(0 < Z < z) for 0 <= z <= 1.25 by the series z + z^3/3 + z^5/(3 5) + ... (Marsaglia, Journal of
/// Statistical Software 11, 2004).
double central_mass(double z) {
    double term = z;
    double sum = z;
    for (double odd = 3; term > sum * 0x1p-56; odd += 2) {
        term *= z * z / odd;
        sum += term;
    }
    return sum * density(z);
}

/// P(Z > z) for z > 1.25 by Laplace's continued fraction 1/(z+ 1/(z+ 2/(z+ 3/(z+ ... (Abramowitz &
/// Stegun, 26.2.14) from the inside: 40 + 500 / z^2 levels leave less than an ulp.
double far_tail(double z) {
    double fraction = z;
    for (auto level = static_cast<int>(40 + 500 / (z * z)); level > 0; --level)
        fraction = z + level / fraction;
    return density(z) / fraction;
}

/// The monomial coefficients of the polynomial through (x_i, y_i): Newton's divided differences, multiplied
/// out.
template <std::size_t Count>
std::array<double, Count> interpolate(const std::array<double, Count>& x, std::array<double, Count> y) {
    for (std::size_t order = 1; order < Count; ++order)
        for (std::size_t i = Count; i-- > order;)
            y[i] = (y[i] - y[i - 1]) / (x[i] - x[i - order]);
    std::array<double, Count> c{};
    for (std::size_t i = Count; i-- > 0;) {
        for (std::size_t power = Count - 1; power > 0; --power)
            c[power] = c[power - 1] - x[i] * c[power];
        c[0] = y[i] - x[i] * c[0];
    }
    return c;
}

/// Fits each octave in m = 2^(k+1) p, from 1 to 2, and scales the coefficients to p', which is exact.
NormalTable fit_table() {
    // cos(pi/14), cos(3 pi/14), cos(5 pi/14): the Chebyshev nodes of a polynomial of degree 6
    constexpr double outer = 0x1.f329c0558e969p-1;
    constexpr double middle = 0x1.904c37505de4bp-1;
    constexpr double inner = 0x1.bc4c04d71abc1p-2;
    constexpr std::array<double, NormalTable::powers> nodes{
        1.5 - outer / 2, 1.5 - middle / 2, 1.5 - inner / 2, 1.5,
        1.5 + inner / 2, 1.5 + middle / 2, 1.5 + outer / 2};
    NormalTable table{};
    double octave_scale = 0.5; // 2^-(k+1)
    for (auto& group : table.c) {
        double lane_scale = 2; // 2^(k+1), k counted within the group
        for (std::size_t k = 0; k < NormalTable::lanes; ++k, octave_scale /= 2, lane_scale *= 2) {
            std::array<double, NormalTable::powers> quantiles{};
            for (std::size_t i = 0; i < nodes.size(); ++i)
                quantiles[i] = -normal_quantile(nodes[i] * octave_scale / 2);
            const auto coefficients = interpolate(nodes, quantiles);
            const std::size_t lane = (126 - k) % NormalTable::lanes; // 126: the exponent bits of 1/2 <= p < 1
            double scale = 1;
            for (std::size_t power = 0; power < NormalTable::powers; ++power, scale *= lane_scale)
                group[power][lane] = static_cast<float>(coefficients[power] * scale);
        }
    }
    return table;
}

} // namespace

const NormalTable& normal_table() {
    static const NormalTable table = fit_table();
    return table;
}

float normal_from_word(std::int32_t word) {
    return normal_from_word(normal_table(), word);
}

double normal_quantile(double p) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (!(p > 0 && p < 1))
        return p == 0 ? -infinity : p == 1 ? infinity : std::numeric_limits<double>::quiet_NaN();
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425)
        return q * ratio(as241::centre_above, as241::centre_below, 0.180625 - q * q);
    const double r = std::sqrt(-elementary::log(q < 0 ? p : 1 - p));
    const double z = r <= 5 ? ratio(as241::far_above, as241::far_below, r - 1.6)
                            : ratio(as241::farthest_above, as241::farthest_below, r - 5);
    return q < 0 ? -z : z;
}

double normal_cdf(double z) {
    return normal_tail(-z);
}

double normal_tail(double z) {
    if (z > 1.25)
        return z > 39 ? 0 : far_tail(z);
    if (z >= 0)
        return 0.5 - central_mass(z);
    if (z >= -1.25)
        return 0.5 + central_mass(-z);
    return z < -1.25 ? 1 - normal_tail(-z) : z;
}

} // namespace cutline
