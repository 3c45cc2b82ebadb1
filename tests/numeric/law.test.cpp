/// Each law's quantile, fed with addressed words, against Boost's distribution functions.

#include "support/statistics.hpp"

#include <cutline/numeric/law.hpp>
#include <cutline/random/stream.hpp>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <string_view>

namespace {

using namespace cutline;
using statistics::ks_p_value;
using statistics::plausible;
namespace math = boost::math;

constexpr std::uint64_t sample_size = 50'000;
constexpr std::int32_t first_word = std::numeric_limits<std::int32_t>::min();

std::vector<double> sample(const Quantile& quantile, std::string_view name) {
    const Key key = stream_key(1, {"test", "law", name});
    std::vector<double> values;
    for (std::uint64_t trial = 0; trial < sample_size; ++trial)
        values.push_back(quantile(word_at(key, trial)));
    return values;
}

/// Whether the law's sample fits the distribution, and would not if it were off by a twentieth of the middle
/// half's width.
template <class Distribution>
void check_fit(const Law& law, const Distribution& distribution, std::string_view name) {
    const auto values = sample(Quantile(law), name);
    CAPTURE(std::string(name));
    CHECK(plausible(ks_p_value(values, [&](double x) { return math::cdf(distribution, x); })));
    const double shift = 0.05 * (math::quantile(distribution, 0.75) - math::quantile(distribution, 0.25));
    const auto range = math::support(distribution);
    const auto planted = [&](double x) {
        return math::cdf(distribution, std::clamp(x + shift, range.first, range.second));
    };
    CHECK_FALSE(plausible(ks_p_value(values, planted)));
}

/// The same for a law truncated to an interval; Boost's distribution function is rescaled.
template <class Distribution>
void check_truncated(const Law& law, const Distribution& distribution, Support within) {
    const double below = math::cdf(distribution, within.low);
    const double mass = math::cdf(distribution, within.high) - below;
    const Quantile quantile(law, within);
    CHECK(quantile.probability_within() == Approx(mass).epsilon(1e-9));
    const auto values = sample(quantile, "truncated");
    for (const double value : values)
        REQUIRE((within.low <= value && value <= within.high));
    const auto conditional = [&](double x) { return (math::cdf(distribution, x) - below) / mass; };
    CHECK(plausible(ks_p_value(values, conditional)));
    CHECK_FALSE(plausible(ks_p_value(sample(Quantile(law), "truncated"),
                                     [&](double x) { return std::clamp(conditional(x), 0.0, 1.0); })));
}

} // namespace

TEST_CASE("each law's sample follows its distribution", "[numeric]") {
    check_fit(Normal{3, 2}, math::normal(3, 2), "normal");
    check_fit(Uniform{-1, 4}, math::uniform(-1, 4), "uniform");
    check_fit(Triangular{0, 1, 5}, math::triangular(0, 1, 5), "triangular");
    check_fit(Beta{2.5, 0.7}, math::beta_distribution<double>(2.5, 0.7), "beta");
    check_fit(LogNormal{10, 1.5}, math::lognormal(std::log(10), std::log(1.5)), "lognormal");
}

TEST_CASE("pert is the beta law with lambda 4 on its range", "[numeric]") {
    const Quantile quantile(Pert{10, 12, 20});
    const math::beta_distribution shape(1 + 4 * 0.2, 1 + 4 * 0.8);
    const auto values = sample(quantile, "pert");
    CHECK(plausible(ks_p_value(values, [&](double x) { return math::cdf(shape, (x - 10) / 10); })));
    CHECK(plausible(statistics::mean_p_value(values, (10 + 4 * 12 + 20) / 6.0)));
    CHECK_FALSE(plausible(statistics::mean_p_value(values, (10 + 3 * 12 + 20) / 5.0)));
}

TEST_CASE("a truncated law is the law given the interval", "[numeric]") {
    check_truncated(Normal{0, 1}, math::normal(0, 1), {-0.5, 2});
    check_truncated(Normal{0, 1}, math::normal(0, 1), {-4, -3});
    check_truncated(Uniform{0, 10}, math::uniform(0, 10), {2, 3});
    check_truncated(Triangular{0, 1, 5}, math::triangular(0, 1, 5), {0.5, 4});
    check_truncated(Beta{3, 8}, math::beta_distribution<double>(3, 8), {0.3, 0.35});
    check_truncated(LogNormal{1, 2}, math::lognormal(0, std::log(2)), {2, 100});
}

TEST_CASE("truncation is accurate far in either tail", "[numeric]") {
    const Quantile upper(Normal{0, 1}, Support{8, 9});
    const Quantile lower(Normal{0, 1}, Support{-9, -8});
    const math::normal normal;
    const double mass = math::cdf(math::complement(normal, 8)) - math::cdf(math::complement(normal, 9));
    CHECK(upper.probability_within() == Approx(mass).epsilon(1e-12));
    for (const std::int32_t word : {first_word, -7, 12345, std::numeric_limits<std::int32_t>::max()}) {
        const double u = (static_cast<double>(word) + 2147483648.5) * 0x1p-32;
        const double tail = math::cdf(math::complement(normal, 9)) + (1 - u) * mass;
        CHECK(upper(word) == Approx(math::quantile(math::complement(normal, tail))).epsilon(1e-13));
        CHECK(lower(~word) == -upper(word));
    }
}

TEST_CASE("every law is monotone in the word and stays in its support", "[numeric]") {
    const std::vector<Law> laws{Normal{0, 1},        Uniform{0, 1},
                                Triangular{0, 0, 1}, Triangular{0, 1, 1},
                                Pert{0, 0, 1},       Pert{0, 1, 1},
                                Beta{0.01, 0.01},    Beta{1e6, 2},
                                LogNormal{1, 10},    Choice{{{5, 0.25}, {-1, 0.75}}}};
    for (const Law& law : laws) {
        const Quantile quantile(law);
        const Support range = support(law);
        double before = range.low;
        CAPTURE(law.index());
        for (std::int64_t word = first_word; word <= 0x7fffffff; word += 262'139) {
            const double value = quantile(static_cast<std::int32_t>(word));
            REQUIRE(value >= before - 1e-15 * std::fabs(before));
            REQUIRE(value <= range.high);
            before = value;
        }
        CHECK(quantile.probability_within() == Approx(1).epsilon(1e-12));
    }
}

TEST_CASE("a law without spread gives its one value", "[numeric]") {
    for (const Law& law : std::vector<Law>{Normal{4, 0}, Uniform{4, 4}, Triangular{4, 4, 4}, Pert{4, 4, 4},
                                           LogNormal{4, 1}, Choice{{{4, 1}}}}) {
        CHECK(Quantile(law)(12345) == 4);
        CHECK(support(law) == Support{4, 4});
        CHECK(Quantile(law, Support{4, 5}).probability_within() == 1);
        CHECK(Quantile(law, Support{5, 6}).probability_within() == 0);
    }
}

TEST_CASE("an interval of no width gives its one value and has no chance", "[numeric]") {
    for (const Law& law : std::vector<Law>{Normal{4, 1}, Uniform{0, 9}, Triangular{0, 1, 9}, Pert{0, 1, 9}}) {
        const Quantile quantile(law, Support{5, 5});
        CHECK(quantile(-99) == Approx(5).epsilon(1e-15));
        CHECK(quantile.probability_within() == 0);
    }
}

TEST_CASE("a choice meets its chances", "[numeric]") {
    const Quantile quantile(Choice{{{3, 0.5}, {1, 0.2}, {2, 0.3}}});
    double counts[3] = {};
    for (const double value : sample(quantile, "choice"))
        counts[static_cast<std::size_t>(value) - 1] += 1;
    const double chances[] = {0.2, 0.3, 0.5};
    const double planted[] = {0.22, 0.3, 0.48};
    CHECK(plausible(statistics::chi_square_p_value(counts, chances)));
    CHECK_FALSE(plausible(statistics::chi_square_p_value(counts, planted)));
}

TEST_CASE("a choice changes value at the rounded threshold", "[numeric]") {
    const Quantile quantile(Choice{{{0, 0.25}, {1, 0.75}}});
    const std::int32_t threshold = first_word + (1 << 30);
    CHECK(quantile(first_word) == 0);
    CHECK(quantile(threshold - 1) == 0);
    CHECK(quantile(threshold) == 1);
    CHECK(quantile(std::numeric_limits<std::int32_t>::max()) == 1);
}

TEST_CASE("a truncated choice leaves out the values outside and rescales, ends included", "[numeric]") {
    const Quantile quantile(Choice{{{1, 0.2}, {2, 0.3}, {3, 0.1}, {4, 0.4}}}, Support{1, 3});
    CHECK(quantile.probability_within() == Approx(0.6).epsilon(1e-15));
    double counts[3] = {};
    for (const double value : sample(quantile, "truncated choice"))
        counts[static_cast<std::size_t>(value) - 1] += 1;
    const double chances[] = {2.0 / 6, 3.0 / 6, 1.0 / 6};
    CHECK(plausible(statistics::chi_square_p_value(counts, chances)));
    CHECK(Quantile(Choice{{{1, 1}}}, Support{2, 3}).probability_within() == 0);
}
