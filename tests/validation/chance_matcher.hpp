#pragma once
/// How counts of the program are held against chances from elsewhere.

#include "support/statistics.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

namespace cutline::test {

/// Enough to see a chance that is off by half a percentage point: five standard errors at one half.
inline constexpr std::uint64_t many_trials = 262'144;

/// How often something came up in `many_trials`.
class HasChance : public Catch::MatcherBase<std::uint64_t> {
  public:
    explicit HasChance(double chance, std::uint64_t trials = many_trials)
        : chance_(chance), trials_(trials) {}

    /// The exact binomial test, two-sided, at the false-alarm rate that all tests share.
    bool match(const std::uint64_t& count) const override { return statistics::plausible(p_value(count)); }

  protected:
    std::string describe() const override {
        return fmt::format("has chance {:.9g} in {} trials (false alarm {:g})", chance_, trials_,
                           statistics::false_alarm_rate);
    }

  private:
    [[nodiscard]] double p_value(std::uint64_t count) const {
        if (chance_ <= 0 || chance_ >= 1)
            return count == (chance_ <= 0 ? 0 : trials_) ? 1 : 0;
        const boost::math::binomial law(static_cast<double>(trials_), chance_);
        const auto k = static_cast<double>(count);
        const double below = boost::math::cdf(law, k);
        const double above = count == 0 ? 1 : boost::math::cdf(boost::math::complement(law, k - 1));
        return std::min(1.0, 2 * std::min(below, above));
    }

    double chance_;
    std::uint64_t trials_;
};

/// The mean of independent values, one a trial, of known variance.
class HasMean : public Catch::MatcherBase<double> {
  public:
    HasMean(double mean, double variance, std::uint64_t trials = many_trials)
        : mean_(mean), error_(std::sqrt(variance / static_cast<double>(trials))) {}

    bool match(const double& value) const override {
        const double z = std::fabs(value - mean_) / error_;
        return statistics::plausible(2 * boost::math::cdf(boost::math::complement(boost::math::normal(), z)));
    }

  protected:
    std::string describe() const override {
        return fmt::format("has mean {:.9g}, standard error {:.3g}", mean_, error_);
    }

  private:
    double mean_, error_;
};

/// The standard normal distribution function.
[[nodiscard]] inline double phi(double x) {
    return boost::math::cdf(boost::math::normal(), x);
}
/// Its density.
[[nodiscard]] inline double density(double x) {
    return boost::math::pdf(boost::math::normal(), x);
}

} // namespace cutline::test
