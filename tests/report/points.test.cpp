#include "report/points.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace cutline;

TEST_CASE("differences are points with a sign, but for what rounds to nothing") {
    CHECK(points(0.0321, 2) == "+3.21");
    CHECK(points(-0.0321, 1) == "−3.2");
    CHECK(points(0.00004, 1) == "0.0");
    CHECK(points(-0.00004, 1) == "0.0");
    CHECK(points(0, 0) == "0");
}

TEST_CASE("an end that nothing is known about is a question mark") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(points_interval({-0.01, 0.02}, 1) == "−1.0 to +2.0");
    CHECK(points_interval({-infinity, infinity}, 1) == "? to ?");
}

TEST_CASE("points have the decimals that their interval supports") {
    CHECK(decimals_of_points({0.10, 0.12}) == 0);     // 2 points wide
    CHECK(decimals_of_points({0.100, 0.102}) == 1);   // 0.2
    CHECK(decimals_of_points({0.100, 0.10012}) == 2); // 0.012
    CHECK(decimals_of_points({0.1, 0.1}) == 4);
}
