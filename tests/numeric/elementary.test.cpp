#include <cutline/numeric/elementary.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace {

namespace elementary = cutline::elementary;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// In [low, high).
double between(std::mt19937_64& random, double low, double high) {
    return low + (high - low) * (static_cast<double>(random() >> 11) * 0x1p-53);
}

double ulps(double got, long double truth) {
    const double size = std::fabs(static_cast<double>(truth));
    const double ulp = std::nextafter(size, infinity) - size;
    return static_cast<double>(std::fabs(static_cast<long double>(got) - truth)) / ulp;
}

double scaled_error(double got, long double truth) {
    return static_cast<double>(std::fabs(got - truth) / std::max(1.0L, std::fabs(truth)));
}

} // namespace

TEST_CASE("the logarithm is within an ulp for every positive double", "[numeric]") {
    std::mt19937_64 random(1);
    double worst = 0;
    for (int i = 0; i < 300'000; ++i) {
        const auto any = std::bit_cast<double>(random() & 0x7fefffffffffffffU);
        const double near_one = 1 + between(random, -0.3, 0.5) * std::ldexp(1.0, -(i % 40));
        for (const double x : {any, near_one})
            if (x > 0 && x != 1)
                worst = std::max(worst, ulps(elementary::log(x), std::log(static_cast<long double>(x))));
    }
    CHECK(worst <= 1);
}

TEST_CASE("the exponential is within an ulp wherever it is a normal number", "[numeric]") {
    std::mt19937_64 random(2);
    double worst = 0;
    for (int i = 0; i < 500'000; ++i) {
        const double x = between(random, -708, 709.7) * std::ldexp(1.0, -(i % 20));
        worst = std::max(worst, ulps(elementary::exp(x), std::exp(static_cast<long double>(x))));
    }
    CHECK(worst <= 1);
}

TEST_CASE("log(1 + x) is accurate where x is small", "[numeric]") {
    std::mt19937_64 random(3);
    double worst = 0;
    for (int i = 0; i < 200'000; ++i) {
        const double x = between(random, -0.9, 2) * std::ldexp(1.0, -(i % 80));
        worst = std::max(worst, ulps(elementary::log_1p(x), std::log1p(static_cast<long double>(x))));
    }
    CHECK(worst <= 5);
}

TEST_CASE("a power is as accurate as its documentation says", "[numeric]") {
    std::mt19937_64 random(4);
    double worst = 0;
    for (int i = 0; i < 200'000; ++i) {
        const double base = std::exp(between(random, -20, 20));
        const double exponent = between(random, -30, 30);
        const long double truth =
            std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
        const double allowed = (2 + 2 * std::fabs(exponent * std::log(base))) * 0x1p-53;
        const auto error = static_cast<double>(std::fabs(elementary::pow(base, exponent) / truth - 1));
        worst = std::max(worst, error / allowed);
    }
    CHECK(worst <= 1);
}

TEST_CASE("log-gamma is within 1e-14 and log-beta within 2e-14", "[numeric]") {
    std::mt19937_64 random(5);
    double worst_gamma = 0;
    double worst_beta = 0;
    for (int i = 0; i < 200'000; ++i) {
        const double x = std::exp(between(random, -20, i % 2 == 0 ? 3 : 50));
        worst_gamma = std::max(
            worst_gamma, scaled_error(elementary::log_gamma(x), std::lgamma(static_cast<long double>(x))));
        const long double a = std::exp(between(random, -4.6, 7));
        const long double b = std::exp(between(random, -4.6, 7));
        const long double truth = std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
        worst_beta = std::max(
            worst_beta,
            scaled_error(elementary::log_beta(static_cast<double>(a), static_cast<double>(b)), truth));
    }
    CHECK(worst_gamma <= 1e-14);
    CHECK(worst_beta <= 2e-14);
}

TEST_CASE("the elementary functions are total", "[numeric]") {
    CHECK(elementary::log(0) == -infinity);
    CHECK(elementary::log(infinity) == infinity);
    CHECK(elementary::log(1) == 0);
    CHECK(std::isnan(elementary::log(-1)));
    CHECK(ulps(elementary::log(0x1p-1074), std::log(0x1p-1074L)) <= 1);
    CHECK(elementary::exp(0) == 1);
    CHECK(elementary::exp(1e9) == infinity);
    CHECK(elementary::exp(-1e9) == 0);
    CHECK(elementary::exp(-infinity) == 0);
    CHECK(elementary::exp(709.78) < infinity);
    CHECK(elementary::exp(-745.1) == 0x1p-1074);
    CHECK(std::isnan(elementary::exp(std::nan(""))));
    CHECK(elementary::pow(0, 0) == 1);
    CHECK(elementary::pow(0, 2) == 0);
    CHECK(elementary::pow(0, -2) == infinity);
    CHECK(elementary::pow(7, 1) == 7);
    CHECK(std::isnan(elementary::pow(-2, 0.5)));
    CHECK(elementary::log_gamma(0) == infinity);
    CHECK(elementary::log_gamma(1e308) == infinity);
    CHECK(std::isnan(elementary::log_gamma(-0.5)));
}
