#include <cutline/numeric/beta.hpp>

#include <boost/math/special_functions/beta.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace {

using namespace cutline;
using boost::math::ibeta;
using boost::math::ibetac;

struct Region {
    double low = 0;
    double high = 1;
};

/// Boost's P(low <= X <= x), on the side of the law where it is accurate.
double mass(BetaQuantile::Shape shape, double low, double x) {
    if (ibeta(shape.a, shape.b, low) > 0.5)
        return ibetac(shape.a, shape.b, low) - ibetac(shape.a, shape.b, x);
    return ibeta(shape.a, shape.b, x) - ibeta(shape.a, shape.b, low);
}

/// The doubles around x, two places off: x is rounded, and below 2^-1022 so is the exponential that it comes
/// from.
Region around(double x) {
    return {std::nextafter(std::nextafter(x, -1.0), -1.0), std::nextafter(std::nextafter(x, 2.0), 2.0)};
}

/// The greatest |F(x) - u|, beyond what the rounding of x explains.
double worst_error(BetaQuantile::Shape shape, Region region = {}) {
    const BetaQuantile quantile(shape, region.low, region.high);
    const double total = mass(shape, region.low, region.high);
    double worst = 0;
    for (int i = 1; i < 2000; ++i) {
        const double u = i < 100    ? 0.3 * std::pow(0.8, i)
                         : i > 1900 ? 1 - 0.3 * std::pow(0.8, 2000 - i)
                                    : i / 2000.0;
        const double x = quantile(u);
        const double lower = mass(shape, region.low, std::max(region.low, around(x).low)) / total;
        const double upper = mass(shape, region.low, std::min(region.high, around(x).high)) / total;
        worst = std::max({worst, lower - u, u - upper});
    }
    return worst;
}

} // namespace

TEST_CASE("beta tails agree with Boost on both sides", "[numeric]") {
    for (const double a : {0.01, 0.3, 1.0, 2.5, 40.0, 1e4, 1e6})
        for (const double b : {0.01, 0.5, 1.0, 7.0, 300.0, 1e6})
            for (const double deviations : {-5.0, -2.0, -0.5, 0.0, 0.7, 3.0}) {
                const double mean = a / (a + b);
                const double x = mean + deviations * std::sqrt(mean * (1 - mean) / (a + b + 1));
                if (x <= 0 || x >= 1)
                    continue;
                const auto tails = beta_tails(x, a, b);
                const double allowed = 1e-12 + 1e-15 * (a + b);
                CAPTURE(a, b, x);
                if (tails.below < tails.above)
                    CHECK(tails.below == Approx(ibeta(a, b, x)).epsilon(allowed).margin(1e-300));
                else
                    CHECK(tails.above == Approx(ibetac(a, b, x)).epsilon(allowed).margin(1e-300));
            }
    CHECK(beta_cdf(0, 2, 3) == 0);
    CHECK(beta_cdf(1, 2, 3) == 1);
}

TEST_CASE("the tabulated beta quantile is within 1e-7, or 3e-6 for both shapes tiny", "[numeric]") {
    for (const double a : {0.01, 0.2, 1.0, 3.0, 60.0, 1e3, 1e6})
        for (const double b : {0.01, 0.9, 1.0, 5.0, 1e4, 1e6}) {
            CAPTURE(a, b);
            CHECK(worst_error({a, b}) <= (a <= 0.1 && b <= 0.1 ? 3e-6 : 1e-7));
        }
}

TEST_CASE("the tabulated beta quantile is within 1e-7 on narrow regions and in tails", "[numeric]") {
    CHECK(worst_error({2, 3}, {0.2, 0.3}) <= 1e-7);
    CHECK(worst_error({2, 3}, {0.99, 1}) <= 1e-7);
    CHECK(worst_error({2, 3}, {0, 0.001}) <= 1e-7);
    CHECK(worst_error({5, 5}, {0.5, 0.50001}) <= 1e-7);
    CHECK(worst_error({0.5, 0.5}, {0.999, 1}) <= 1e-7);
    CHECK(worst_error({0.01, 0.01}, {0.3, 0.7}) <= 1e-7);
    CHECK(worst_error({20, 1}, {0, 0.55}) <= 1e-7);
    CHECK(worst_error({1e6, 1e6}, {0.5, 0.6}) <= 1e-7);
    CHECK(worst_error({1e6, 1e6}, {0.5015, 1}) <= 1e-7);
    CHECK(worst_error({1e6, 2e6}, {0.2, 0.34}) <= 1e-7);
}

TEST_CASE("the beta quantile increases, stays in its region and knows the region's probability",
          "[numeric]") {
    const BetaQuantile quantile({2, 5}, 0.1, 0.4);
    double before = 0.1;
    for (int i = 0; i <= 100'000; ++i) {
        const double x = quantile(i / 100'000.0);
        REQUIRE(x >= before);
        REQUIRE(x <= 0.4);
        before = x;
    }
    CHECK(quantile.probability() == Approx(ibeta(2.0, 5.0, 0.4) - ibeta(2.0, 5.0, 0.1)).epsilon(1e-14));
    CHECK(BetaQuantile({3, 3}, 0.5, 0.5)(0.3) == 0.5);
}
