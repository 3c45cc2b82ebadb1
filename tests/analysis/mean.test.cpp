#include "analysis/mean.hpp"

#include <catch2/catch.hpp>

using namespace cutline;

TEST_CASE("a mean of millionths is in whole units") {
    CHECK(mean_of_micros(3'000'000, 2) == 1.5);
    CHECK(mean_of_micros(-3'000'000, 2) == -1.5);
    CHECK(mean_of_micros(WideSum{1024} * 1'000'000 * 967'120, 1'000'000) == 990.33088);
}

TEST_CASE("the mean of nothing is 0") {
    CHECK(mean_of_micros(0, 0) == 0);
    CHECK(mean_of_micros(0, 7) == 0);
}

TEST_CASE("a mean is the double nearest to the exact quotient") {
    CHECK(mean_of_micros(1'000'000, 3) == 1.0 / 3);
    CHECK(mean_of_micros(100'000, 1) == 0.1);
    CHECK(mean_of_micros(1, 1) == 1e-6);
    CHECK(mean_of_micros(1, 1'000'000'000'000) == 1e-18);
}

TEST_CASE("a sum beyond 64 bits and beyond 53 bits of precision is rounded once") {
    const WideSum trillion = 1'000'000'000'000;
    CHECK(mean_of_micros(trillion * 1'000'000 * 9'000'000'000, 9'000'000'000) == 1e12);
    // 2^53 + 1 lies between two doubles, exactly: to even. A millionth more: up.
    const WideSum between = ((WideSum{1} << 53) + 1) * 1'000'000;
    CHECK(mean_of_micros(between, 1) == 0x1p53);
    CHECK(mean_of_micros(between + 1, 1) == 0x1p53 + 2);
    CHECK(mean_of_micros(between - 1, 1) == 0x1p53);
}
