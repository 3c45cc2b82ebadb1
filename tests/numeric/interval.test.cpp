#include <cutline/numeric/difference_interval.hpp>
#include <cutline/numeric/interval.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace cutline;

void check_to_four_digits(std::uint64_t hits, std::uint64_t trials, double low, double high) {
    const auto interval = wilson(hits, trials, Confidence{0.95});
    CHECK(interval.low == Approx(low).margin(5e-5));
    CHECK(interval.high == Approx(high).margin(5e-5));
}

} // namespace

TEST_CASE("Wilson's interval is that of Newcombe's table I, method 3", "[numeric]") {
    // Newcombe, Statistics in Medicine 17 (1998), 857-872
    check_to_four_digits(81, 263, 0.2553, 0.3662);
    check_to_four_digits(15, 148, 0.0624, 0.1605);
    check_to_four_digits(0, 20, 0.0000, 0.1611);
    check_to_four_digits(1, 29, 0.0061, 0.1718);
}

TEST_CASE("Wilson's interval is exact at its ends and knows nothing without trials", "[numeric]") {
    CHECK(wilson(0, 0, Confidence{0.95}) == Interval{0, 1});
    CHECK(wilson(0, 1'000'000, Confidence{0.95}).low == 0);
    CHECK(wilson(7, 7, Confidence{0.95}).high == 1);
    CHECK(wilson(1, 7, Confidence{0.95}).low > 0);
    CHECK(wilson(6, 7, Confidence{0.95}).high < 1);
}

TEST_CASE("Wilson's interval mirrors when hits and misses are exchanged", "[numeric]") {
    const auto one = wilson(3, 17, Confidence{0.9});
    const auto other = wilson(14, 17, Confidence{0.9});
    CHECK(one.low == Approx(1 - other.high).margin(1e-15));
    CHECK(one.high == Approx(1 - other.low).margin(1e-15));
}

TEST_CASE("Wilson's interval holds for counts up to 2^63", "[numeric]") {
    constexpr std::uint64_t half = std::uint64_t{1} << 62;
    const auto interval = wilson(half, 2 * half, Confidence{0.95});
    // 1.96 sqrt(1/4 / 2^63)
    CHECK(interval.high - 0.5 ==
          Approx(1.959963984540054 * 0.5 * 0x1p-31 / 1.4142135623730951).epsilon(1e-6));
    CHECK(wilson(0, 2 * half, Confidence{0.95}).high < 1e-18);
}

TEST_CASE("a higher confidence makes a wider interval", "[numeric]") {
    CHECK(deviate(Confidence{0.95}) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(wilson(5, 50, Confidence{0.99}).high > wilson(5, 50, Confidence{0.95}).high);
    CHECK(wilson(5, 50, Confidence{0.99}).low < wilson(5, 50, Confidence{0.95}).low);
}

TEST_CASE("the interval of a difference is that of Newcombe's table II, method 10", "[numeric]") {
    // Newcombe, Statistics in Medicine 17 (1998), 873-890
    struct Row {
        std::uint64_t hits, trials, other_hits, other_trials;
        double low, high;
    };
    for (const auto& row : {Row{56, 70, 48, 80, 0.0524, 0.3339}, Row{9, 10, 3, 10, 0.1705, 0.8090},
                            Row{6, 7, 2, 7, 0.0582, 0.8062}, Row{5, 56, 0, 29, -0.0381, 0.1926},
                            Row{0, 10, 0, 20, -0.1611, 0.2775}, Row{10, 10, 0, 10, 0.6075, 1.0000}}) {
        const auto share = [](std::uint64_t hits, std::uint64_t trials) {
            return static_cast<double>(hits) / static_cast<double>(trials);
        };
        const auto interval =
            difference_interval(share(row.other_hits, row.other_trials),
                                wilson(row.other_hits, row.other_trials, Confidence{0.95}),
                                share(row.hits, row.trials), wilson(row.hits, row.trials, Confidence{0.95}));
        CHECK(interval.low == Approx(row.low).margin(5e-5));
        CHECK(interval.high == Approx(row.high).margin(5e-5));
    }
}
