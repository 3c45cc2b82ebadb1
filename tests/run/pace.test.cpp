#include "run/pace.hpp"

#include <cutline/run/run.hpp>

#include <catch2/catch.hpp>

using namespace cutline;

namespace {

constexpr std::uint64_t many = 1'000'000'000;

/// A pace that has learnt that a second plays this many trials.
Pace learnt(double trials_per_second) {
    Pace pace{1};
    std::uint64_t wave = block_trials;
    for (int waves = 0; waves < 20; ++waves) {
        pace.learn(wave, Seconds{static_cast<double>(wave) / trials_per_second});
        wave = pace.end_of_wave(0, many, false);
    }
    return pace;
}

} // namespace

TEST_CASE("the first wave gives each worker a block") {
    CHECK(Pace{1}.end_of_wave(0, many, false) == 1'024);
    CHECK(Pace{7}.end_of_wave(0, many, false) == 7 * 1'024);
}

TEST_CASE("a slow engine plays waves of a tenth of a second, up to the end of the batch") {
    const auto pace = learnt(200'000); // 20,000 a wave: 19 blocks
    CHECK(pace.end_of_wave(0, many, false) == 19 * 1'024);
    CHECK(pace.end_of_wave(60 * 1'024, many, false) == batch_trials);
    CHECK(pace.end_of_wave(batch_trials, many, true) == batch_trials + 19 * 1'024);
}

TEST_CASE("a very slow engine still plays a block") {
    CHECK(learnt(3).end_of_wave(0, many, false) == 1'024);
}

TEST_CASE("a fast engine plays whole batches, one at a time if each is looked at") {
    const auto pace = learnt(10'000'000); // 1,000,000 a wave: 15 batches and a part
    CHECK(pace.end_of_wave(0, many, false) == 15 * batch_trials);
    CHECK(pace.end_of_wave(0, many, true) == batch_trials);
    CHECK(pace.end_of_wave(batch_trials - 1'024, many, false) == 16 * batch_trials);
}

TEST_CASE("a wave never goes past the last trial") {
    const auto pace = learnt(10'000'000);
    CHECK(pace.end_of_wave(0, 10, false) == 10);
    CHECK(pace.end_of_wave(2 * batch_trials, 2 * batch_trials + 1, true) == 2 * batch_trials + 1);
    CHECK(pace.end_of_wave(0, batch_trials, false) == batch_trials);
}

TEST_CASE("a clock that stands still makes waves longer, not endless") {
    Pace pace{1};
    for (int waves = 0; waves < 100; ++waves)
        pace.learn(block_trials, Seconds{0});
    const auto end = pace.end_of_wave(0, ~std::uint64_t{0}, false);
    CHECK(end > 100 * batch_trials);
    CHECK(end <= std::uint64_t{1} << 30);
}
