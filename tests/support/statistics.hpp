#pragma once
/// How the tests judge random numbers: p-values, and the one false-alarm rate that all of them share.

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace cutline::statistics {

/// A statistical check fails a correct program with this probability, once, when its seed is chosen; seeds
/// are fixed, so what passed passes for ever. A thousand such checks raise a false alarm with probability
/// 5e-4.
inline constexpr double false_alarm_rate = 5e-7;

/// Whether a p-value gives no reason to doubt.
[[nodiscard]] inline bool plausible(double p_value) {
    return p_value >= false_alarm_rate;
}

/// P(K > lambda) for Kolmogorov's law (Smirnov, Annals of Mathematical Statistics 19, 1948).
[[nodiscard]] inline double kolmogorov_tail(double lambda) {
    if (lambda < 0.2)
        return 1;
    double sum = 0;
    for (int j = 1; j <= 100; ++j)
        sum += (j % 2 == 1 ? 2 : -2) * std::exp(-2.0 * j * j * lambda * lambda);
    return std::clamp(sum, 0.0, 1.0);
}

/// The p-value of a greatest distance between distribution functions; `size` is n, or n m / (n + m) for two
/// samples (Stephens, Journal of the Royal Statistical Society B 32, 1970).
[[nodiscard]] inline double kolmogorov_p_value(double distance, double size) {
    return kolmogorov_tail((std::sqrt(size) + 0.12 + 0.11 / std::sqrt(size)) * distance);
}

/// The Kolmogorov-Smirnov test of a sample against a continuous distribution function.
template <class Cdf>
[[nodiscard]] double ks_p_value(std::vector<double> sample, Cdf cdf) {
    std::ranges::sort(sample);
    const auto n = static_cast<double>(sample.size());
    double distance = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double f = cdf(sample[i]);
        const auto rank = static_cast<double>(i);
        distance = std::max({distance, f - rank / n, (rank + 1) / n - f});
    }
    return kolmogorov_p_value(distance, n);
}

/// The same for two samples.
[[nodiscard]] inline double ks_p_value(std::vector<double> one, std::vector<double> two) {
    std::ranges::sort(one);
    std::ranges::sort(two);
    const auto n = static_cast<double>(one.size());
    const auto m = static_cast<double>(two.size());
    double distance = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < one.size() && j < two.size()) {
        const double x = std::min(one[i], two[j]);
        while (i < one.size() && one[i] == x)
            ++i;
        while (j < two.size() && two[j] == x)
            ++j;
        distance = std::max(distance, std::fabs(static_cast<double>(i) / n - static_cast<double>(j) / m));
    }
    return kolmogorov_p_value(distance, n * m / (n + m));
}

/// Pearson's chi-square test of counts against chances that sum to 1, each count expected at least 5 times.
[[nodiscard]] inline double chi_square_p_value(std::span<const double> counts,
                                               std::span<const double> chances) {
    double trials = 0;
    for (const double count : counts)
        trials += count;
    double statistic = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double expected = trials * chances[i];
        statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    const boost::math::chi_squared law(static_cast<double>(counts.size() - 1));
    return boost::math::cdf(boost::math::complement(law, statistic));
}

/// The two-sided test that a sample has this mean, its own variance standing for the true one.
[[nodiscard]] inline double mean_p_value(std::span<const double> sample, double mean) {
    const auto n = static_cast<double>(sample.size());
    double sum = 0;
    for (const double value : sample)
        sum += value - mean;
    double squares = 0;
    for (const double value : sample)
        squares += (value - mean - sum / n) * (value - mean - sum / n);
    const double z = sum / n / std::sqrt(squares / (n - 1) / n);
    return 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::fabs(z)));
}

} // namespace cutline::statistics
