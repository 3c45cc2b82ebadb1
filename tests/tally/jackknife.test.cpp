#include <cutline/numeric/student.hpp>
#include <cutline/tally/jackknife.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

using namespace cutline;

namespace {

constexpr Confidence usual{0.95};
constexpr double infinity = std::numeric_limits<double>::infinity();

double mean(const Sums& sums) {
    return sums.mean(0);
}

/// One counter, whose sum in each of the first groups is given; a block of 1,024 trials each.
Counts with_sums(const std::vector<int>& sums) {
    Counts counts{1};
    for (std::size_t group = 0; group < sums.size(); ++group)
        counts.count(group * 1'024, (group + 1) * 1'024)[0] = sums[group];
    return counts;
}

/// Trials in which X is uniform on 0 … 1 and Y = X² in millionths, so that E(Y) / E(X) = 2/3.
/// @param hang_together  all trials of a block of so many share one X
Counts ratio_trials(std::uint64_t seed, std::uint64_t trials, std::uint64_t hang_together,
                    std::uint64_t group_trials) {
    std::mt19937_64 random{seed};
    Counts counts{2, group_trials};
    double x = 0;
    for (std::uint64_t first = 0; first < trials; first += 1'024) {
        auto into = counts.count(first, first + 1'024);
        for (auto trial = first; trial < first + 1'024; ++trial) {
            if (trial % hang_together == 0)
                x = static_cast<double>(random()) * 0x1p-64;
            into[0] += static_cast<WideSum>(x * 1e6);
            into[1] += static_cast<WideSum>(x * x * 1e6);
        }
    }
    return counts;
}

/// How many of 400 intervals at 95% miss the truth, 2/3.
int misses(std::uint64_t trials, std::uint64_t hang_together, std::uint64_t group_trials) {
    int missed = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        const auto counts = ratio_trials(seed, trials, hang_together, group_trials);
        const auto [low, high] = jackknife(
            counts, [](const Sums& sums) { return sums[1] / sums[0]; }, usual);
        missed += low <= 2.0 / 3 && 2.0 / 3 <= high ? 0 : 1;
    }
    return missed;
}

} // namespace

TEST_CASE("of a mean, the jackknife of equal groups is the t interval of their means") {
    // Group means 1, 2, 3 and 6 in 1,024ths: their mean is 3, their sample variance 14/3, so the standard
    // error is √(14/12), and t with 3 degrees of freedom 3.182446.
    const auto counts = with_sums({1'024, 2'048, 3'072, 6'144});
    const auto [value, interval] = Jackknife{counts, usual}(mean);
    CHECK(value == 3);
    const double half = 3.182446305284263 * std::sqrt(14.0 / 12);
    CHECK(interval.low == Approx(3 - half).epsilon(1e-9));
    CHECK(interval.high == Approx(3 + half).epsilon(1e-9));
    CHECK(jackknife(counts, mean, usual) == interval);
}

TEST_CASE("a group that is smaller counts for less") {
    // For a mean, the pseudo-value of a group is its own mean. Two groups with m = 1,024 and 512 trials and
    // means 0 and 3: the estimate is 1, h = 1.5 and 3, the variance (1/0.5 + 4/2) / 2 = 2.
    Counts counts{1};
    counts.count(0, 1'024)[0] = 0;
    counts.count(1'024, 1'536)[0] = 3 * 512;
    const auto [value, interval] = Jackknife{counts, usual}(mean);
    CHECK(value == 1);
    CHECK((interval.high - interval.low) / 2 ==
          Approx(student_deviate(usual, 1) * std::sqrt(2.0)).epsilon(1e-9));
}

TEST_CASE("one group tells nothing, nor does an estimate that needs each of them") {
    CHECK(jackknife(Counts{1}, mean, usual) == Interval{-infinity, infinity});
    CHECK(jackknife(with_sums({5}), mean, usual) == Interval{-infinity, infinity});
    CHECK(Jackknife{with_sums({512}), usual}.within({0, 1}, mean) == Estimated{0.5, {0, 1}});
    const auto inverse = [](const Sums& sums) { return sums[0] == 0 ? infinity : 1 / sums[0]; };
    CHECK(jackknife(with_sums({5, 0}), inverse, usual) == Interval{-infinity, infinity});
}

TEST_CASE("an interval is kept within what the number can be") {
    const auto counts = with_sums({0, 0, 100, 0});
    CHECK(jackknife(counts, mean, usual).low < 0);
    CHECK(Jackknife{counts, usual}.within({0, 1}, mean).interval.low == 0);
}

TEST_CASE("95% of the intervals of a ratio cover it", "[slow]") {
    // 400 runs: 20 misses on average, sd 4.4. More than 38 or fewer than 6 come up once in 10,000 if all is
    // right.
    const int missed = misses(65'536, 1, 1'024);
    CHECK(missed <= 38);
    CHECK(missed >= 6);
}

TEST_CASE("what hangs together within a group is taken into account", "[slow]") {
    const int missed = misses(64 * 8'192, 8'192, 8'192); // one X for each group
    CHECK(missed <= 38);
    CHECK(missed >= 6);
    // The fault that the test would catch: blocks of 8,192 that hang together, taken for independent ones of
    // 1,024.
    CHECK(misses(64 * 8'192, 8'192, 1'024) > 38);
}
