#include <cutline/numeric/normal.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace {

using namespace cutline;

/// The exact variate of a word with that magnitude, counted from the ends of the range.
double exact(std::int64_t magnitude) {
    return -normal_quantile((static_cast<double>(magnitude) + 0.5) * 0x1p-32);
}

std::int32_t upper_word(std::int64_t magnitude) {
    return static_cast<std::int32_t>(0x7fffffff - magnitude);
}

/// P(Z > z) by the complementary error function in long double.
long double tail(double z) {
    return 0.5L * std::erfc(static_cast<long double>(z) / std::sqrt(2.0L));
}

double relative_error(double got, long double truth) {
    return static_cast<double>(std::fabs(got / truth - 1));
}

} // namespace

TEST_CASE("the normal variate of a word is its quantile within 1.4e-6, at the borders of octaves too",
          "[numeric]") {
    double worst = 0;
    const auto look = [&worst](std::int64_t magnitude) {
        worst = std::max(worst, std::fabs(static_cast<double>(normal_from_word(upper_word(magnitude))) -
                                          exact(magnitude)));
    };
    for (int octave = 0; octave <= 31; ++octave)
        for (std::int64_t offset = -300; offset < 300; ++offset)
            look(std::clamp<std::int64_t>((std::int64_t{1} << octave) + offset, 0, 0x7fffffff));
    for (std::int64_t magnitude = 0; magnitude < 0x80000000; magnitude += 1999)
        look(magnitude);
    CHECK(worst < 1.4e-6);
}

TEST_CASE("a larger word gives a larger normal, and the opposite word the opposite normal", "[numeric]") {
    float before = -10;
    double drop = 0;
    for (std::int64_t word = std::numeric_limits<std::int32_t>::min(); word <= 0x7fffffff; word += 1001) {
        const auto signed_word = static_cast<std::int32_t>(word);
        const float z = normal_from_word(signed_word);
        drop = std::max(drop, static_cast<double>(before - z));
        before = z;
        REQUIRE(normal_from_word(~signed_word) == -z);
    }
    CHECK(drop < 1e-6);
    CHECK(normal_from_word(std::numeric_limits<std::int32_t>::min()) == Approx(exact(0) * -1).margin(1.4e-6));
    CHECK(std::fabs(normal_from_word(0)) < 1.4e-6F);
}

TEST_CASE("normal tails agree with the error function in long double", "[numeric]") {
    std::mt19937_64 random(6);
    double worst = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double z = (static_cast<double>(random() >> 11) * 0x1p-53 - 0.5) * (i % 2 == 0 ? 75 : 6);
        worst = std::max(
            {worst, relative_error(normal_tail(z), tail(z)), relative_error(normal_cdf(z), tail(-z))});
    }
    CHECK(worst <= 1e-14);
    CHECK(normal_cdf(0) == 0.5);
    CHECK(normal_tail(std::numeric_limits<double>::infinity()) == 0);
    CHECK(normal_cdf(std::numeric_limits<double>::infinity()) == 1);
}

TEST_CASE("the normal quantile undoes the distribution function in the far tail", "[numeric]") {
    double worst = 0;
    for (double z = -37; z < -0.01; z += 0.037) {
        // dz = dp / density, and density / p is about |z| + 1/|z| in the tail
        const double back = normal_quantile(static_cast<double>(tail(-z)));
        worst = std::max(worst, std::fabs(back - z) / std::max(1.0, std::fabs(z)));
    }
    CHECK(worst < 4e-15);
    CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-15));
    CHECK(normal_quantile(0.5) == 0);
    CHECK(normal_quantile(0) == -std::numeric_limits<double>::infinity());
    CHECK(normal_quantile(1) == std::numeric_limits<double>::infinity());
    CHECK(std::isnan(normal_quantile(2)));
}
