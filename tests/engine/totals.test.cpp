#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Weights in a round of a competition of 10 + 20 + 10 points on the benchmark and 60 by users.
Played weighted(const std::string& weights) {
    return play("criteria: {benchmark: {parts: {nia: 10, common: 20, individual: 10}}, user: 60}\n"
                "expected: {benchmark: 20, user: 30}\nteams: {a: , b: }\nweights: " +
                weights + "\nrounds: {r: {}}");
}

/// The total of a team that has so many of 50 points on x and on y.
double total(const std::string& x, const std::string& y, const std::string& more) {
    return play("criteria: {x: 50, y: 50}\nteams: {a: {expected: {x: " + x + ", y: " + y + "}}}\n" + more +
                "\nrounds: {r: {}}")
        .total("r", "a");
}

} // namespace

TEST_CASE("without weights a total is the sum of the points") {
    CHECK(total("40", "45", "") == 85);
}

TEST_CASE("a total is the sum of weight times score over points") {
    CHECK(total("40", "45", "weights: {x: 70, y: 30}") == 83); // 70 × 0.8 + 30 × 0.9
}

TEST_CASE("weights are used as they are and need not sum to 100") {
    CHECK(total("40", "45", "weights: {x: 30, y: 10}") == 33); // 24 + 9
}

TEST_CASE("a criterion whose weight is named nowhere has its points") {
    CHECK(total("40", "45", "weights: {x: 10}") == 53); // 8 + 45
}

TEST_CASE("a weight on a parent is shared over its parts by their points") {
    const auto trial = weighted("{benchmark: 50}");
    CHECK(trial.weight("r", "nia") == exactly(12.5));
    CHECK(trial.weight("r", "common") == exactly(25));
    CHECK(trial.weight("r", "individual") == exactly(12.5));
    CHECK(trial.weight("r", "user") == exactly(60));
}

TEST_CASE("parts whose weight is named too stand, and the others share what is left") {
    const auto trial = weighted("{benchmark: 50, nia: 20, user: 50}");
    CHECK(trial.weight("r", "nia") == exactly(20));
    CHECK(trial.weight("r", "common") == exactly(20)); // 30 × 20/30
    CHECK(trial.weight("r", "individual") == exactly(10));
}

TEST_CASE("a weight of a part alone leaves the other parts their points") {
    const auto trial = weighted("{individual: 0}");
    CHECK(trial.weight("r", "individual") == 0);
    CHECK(trial.weight("r", "common") == exactly(20));
}

TEST_CASE("a geometric total is the weights' sum times the weighted geometric mean of the shares") {
    CHECK(total("40", "45", "aggregate: geometric") == to_the_total(100 * std::sqrt(0.8 * 0.9)));
    CHECK(total("40", "45", "aggregate: geometric\nweights: {x: 90, y: 30}") ==
          to_the_total(120 * std::pow(0.8, 0.75) * std::pow(0.9, 0.25)));
    CHECK(total("50", "50", "aggregate: geometric\nweights: {x: 7, y: 3}") == 10);
}

TEST_CASE("a score of 0 makes a geometric total 0") {
    CHECK(total("0", "50", "aggregate: geometric") == 0);
}

TEST_CASE("in a geometric total a weight of 0 makes a score of 0 count as 1") {
    CHECK(total("40", "0", "aggregate: geometric\nweights: {x: 100, y: 0}") == 80);
}

TEST_CASE("totals are rounded to 0.0001 points, half up") {
    CHECK(total("20.00004", "30", "") == 50);
    CHECK(total("20.00005", "30", "") == 50.0001);
}
