#include <cutline/report/percent.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace cutline;

Estimate estimate(std::uint64_t count, std::uint64_t trials) {
    const auto p = static_cast<double>(count) / static_cast<double>(trials);
    return {.count = count, .p = p, .interval = wilson(count, trials, Confidence{0.95})};
}

TEST_CASE("a percentage has as many decimals as its interval supports") {
    CHECK(percent(estimate(64, 100)) == "64%");
    CHECK(percent(estimate(639, 1'000)) == "64%");
    CHECK(percent(estimate(639'000, 1'000'000)) == "63.9%");
    CHECK(percent(estimate(639'123'456, 1'000'000'000)) == "63.91%");
    CHECK(percent_interval(estimate(639'000, 1'000'000)) == "63.8–64.0%");
}

TEST_CASE("no count of hits prints as 0%, and no count of misses as 100%") {
    CHECK(percent(estimate(0, 1'000'000)) == "<0.01%");
    CHECK(percent(estimate(1'000'000, 1'000'000)) == ">99.99%");
    CHECK(percent(estimate(30, 1'000'000'000)) == "<0.01%");
    CHECK(percent(estimate(999'999'970, 1'000'000'000)) == ">99.99%");
}

TEST_CASE("few trials that never hit don't claim more than their interval") {
    CHECK(percent(estimate(0, 100)) == "<4%"); // Wilson: 3.7%
    CHECK(percent(estimate(100, 100)) == ">96%");
    CHECK(percent(estimate(0, 1'000)) == "<0.4%"); // 0.38%
}

TEST_CASE("only what the plan proves prints as 0% or 100%") {
    Estimate never = estimate(0, 1'000'000);
    never.never = true;
    Estimate always = estimate(1'000'000, 1'000'000);
    always.always = true;
    CHECK(percent(never) == "0%");
    CHECK(percent_interval(never) == "0%");
    CHECK(percent(always) == "100%");
    CHECK(percent_interval(always) == "100%");
}

TEST_CASE("in a table with few decimals a small chance takes the decimals that it needs") {
    CHECK(percent(estimate(300, 1'000'000), 1) == "0.03%");
    CHECK(percent(estimate(999'700, 1'000'000), 1) == "99.97%");
    CHECK(percent(estimate(40'000, 1'000'000), 1) == "4.0%");
}

TEST_CASE("an end of an interval prints as 0 or 100 only where it is just that") {
    CHECK(percent_interval(estimate(0, 1'000'000)) == "0–<0.01%");
    CHECK(percent_interval(estimate(1'000'000, 1'000'000)) == ">99.99–100%");
    CHECK(percent_interval(estimate(1, 1'000'000'000)) == "<0.01–<0.01%");
}

} // namespace
