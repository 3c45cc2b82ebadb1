#include "support/statistics.hpp"

#include <cutline/numeric/simplex.hpp>
#include <cutline/random/engine.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>

namespace {

using namespace cutline;
using statistics::mean_p_value;
using statistics::plausible;

/// Each component's values over the trials.
std::vector<std::vector<double>> sample(const SimplexLaw& law, std::string_view name,
                                        std::uint64_t size = 20'000) {
    const Key key = stream_key(1, {"test", "simplex", name});
    std::vector<std::vector<double>> columns(law.alpha.size());
    std::vector<double> weights(law.alpha.size());
    for (std::uint64_t trial = 0; trial < size; ++trial) {
        WordEngine engine{key, trial};
        draw(law, engine, weights);
        REQUIRE(std::accumulate(weights.begin(), weights.end(), 0.0) == Approx(law.total).epsilon(1e-14));
        for (std::size_t i = 0; i < weights.size(); ++i)
            columns[i].push_back(weights[i]);
    }
    return columns;
}

std::vector<double> squared_deviations(std::vector<double> values, double mean) {
    for (double& value : values)
        value = (value - mean) * (value - mean);
    return values;
}

} // namespace

TEST_CASE("Dirichlet weights have the means and variances of the closed form", "[numeric]") {
    const SimplexLaw law{.alpha = {0.3, 1, 2.5, 8}, .order = {}, .within = {}, .total = 10};
    const auto columns = sample(law, "dirichlet");
    const double sum = 11.8;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double share = law.alpha[i] / sum;
        const double variance = 100 * share * (1 - share) / (sum + 1);
        CAPTURE(i);
        CHECK(plausible(mean_p_value(columns[i], 10 * share)));
        CHECK(plausible(mean_p_value(squared_deviations(columns[i], 10 * share), variance)));
        CHECK_FALSE(plausible(mean_p_value(squared_deviations(columns[i], 10 * share), 1.25 * variance)));
    }
}

TEST_CASE("a weight that is uniform on the simplex follows Beta(1, n - 1)", "[numeric]") {
    const SimplexLaw law{.alpha = {1, 1, 1, 1}, .order = {}, .within = {}, .total = 1};
    for (const auto& column : sample(law, "uniform")) {
        CHECK(plausible(statistics::ks_p_value(column, [](double x) { return 1 - std::pow(1 - x, 3); })));
        CHECK_FALSE(
            plausible(statistics::ks_p_value(column, [](double x) { return 1 - std::pow(1 - x, 3.2); })));
    }
}

TEST_CASE("ordered weights on the simplex have the centroid (1/n) (1/k + ... + 1/n)", "[numeric]") {
    // rank order centroid: Barron & Barrett, Management Science 42 (1996)
    const SimplexLaw law{.alpha = {1, 1, 1, 1, 1}, .order = {3, 0, 4, 1, 2}, .within = {}, .total = 1};
    const auto columns = sample(law, "ordered");
    for (std::size_t rank = 0; rank < 5; ++rank) {
        double centroid = 0;
        for (std::size_t k = rank + 1; k <= 5; ++k)
            centroid += 1.0 / static_cast<double>(k) / 5;
        CHECK(plausible(mean_p_value(columns[law.order[rank]], centroid)));
    }
    for (std::size_t trial = 0; trial < columns[0].size(); ++trial)
        for (std::size_t rank = 1; rank < 5; ++rank)
            REQUIRE(columns[law.order[rank - 1]][trial] >= columns[law.order[rank]][trial]);
    CHECK_FALSE(plausible(mean_p_value(columns[3], 0.2)));
}

TEST_CASE("sorting and rejection give the same ordered law", "[numeric]") {
    SimplexLaw sorted{.alpha = {2, 2, 2}, .order = {2, 0}, .within = {}, .total = 1};
    SimplexLaw rejected = sorted;
    rejected.alpha[0] = std::nextafter(2.0, 3.0); // no longer exchangeable
    CHECK(acceptance(sorted) == 1);
    CHECK(acceptance(rejected) == Approx(0.5).margin(0.2));
    const auto one = sample(sorted, "sorted");
    const auto two = sample(rejected, "rejected");
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(plausible(statistics::ks_p_value(one[i], two[i])));
    CHECK_FALSE(plausible(statistics::ks_p_value(one[0], one[1])));
}

TEST_CASE("bounds are respected, and what is left is the law given the bounds", "[numeric]") {
    const double infinity = std::numeric_limits<double>::infinity();
    const SimplexLaw law{.alpha = {1, 1, 1},
                         .order = {},
                         .within = {{30, 50}, {-infinity, infinity}, {-infinity, infinity}},
                         .total = 100};
    const auto columns = sample(law, "bounds");
    // the first weight's density is proportional to 1 - x
    const auto below = [](double x) { return 1 - (1 - x / 100) * (1 - x / 100); };
    const auto conditional = [&](double x) { return (below(x) - below(30)) / (below(50) - below(30)); };
    for (const double value : columns[0])
        REQUIRE((value >= 30 && value <= 50));
    CHECK(plausible(statistics::ks_p_value(columns[0], conditional)));
    CHECK_FALSE(plausible(statistics::ks_p_value(columns[0], [](double x) { return (x - 30) / 20; })));
    CHECK(acceptance(law) == Approx(0.49 - 0.25).epsilon(0.5));
}

TEST_CASE("a tiny alpha does not underflow", "[numeric]") {
    const SimplexLaw law{.alpha = {0.001, 0.001, 0.001}, .order = {}, .within = {}, .total = 1};
    const auto columns = sample(law, "tiny", 5'000);
    for (const auto& column : columns)
        CHECK(plausible(mean_p_value(column, 1.0 / 3)));
}

TEST_CASE("the acceptance of a law is always the same number, 1 without conditions", "[numeric]") {
    const SimplexLaw open{.alpha = {1, 2}, .order = {}, .within = {}, .total = 1};
    CHECK(acceptance(open) == 1);
    const SimplexLaw narrow{.alpha = {1, 1}, .order = {}, .within = {{0.5, 0.501}, {0, 1}}, .total = 1};
    CHECK(acceptance(narrow) == acceptance(narrow));
    CHECK(acceptance(narrow) == Approx(0.001).epsilon(0.5));
}

TEST_CASE("weights that can never be drawn have no acceptance", "[numeric][slow]") {
    const SimplexLaw impossible{.alpha = {1, 1}, .order = {}, .within = {{2, 3}, {0, 1}}, .total = 1};
    CHECK(acceptance(impossible) == 0);
}

TEST_CASE("ratios between components are kept") {
    SimplexLaw law{.alpha = {1, 1, 1}, .order = {}, .within = {}, .total = 1};
    law.ratios = {{0, 1, {1, 3}}};
    std::mt19937 engine(3);
    std::vector<double> out(3);
    double mean = 0;
    constexpr int draws = 20'000;
    for (int i = 0; i < draws; ++i) {
        draw(law, engine, out);
        REQUIRE(out[0] >= out[1]);
        REQUIRE(out[0] <= 3 * out[1]);
        mean += out[2] / draws;
    }
    // The ratio of two components says nothing about the third: its mean stays a third, standard error
    // 0.0017; the bound is 5 of them, a false alarm in 6e-7 of the cases.
    CHECK(std::abs(mean - 1.0 / 3) < 5 * std::sqrt(1.0 / 18 / draws));
    // U = a / (a + b) is uniform: 1 ≤ a/b ≤ 3 means 1/2 ≤ U ≤ 3/4. 100 hits are sought: one standard error is
    // 10%.
    CHECK(acceptance(law) == Approx(0.25).epsilon(0.5));
}
