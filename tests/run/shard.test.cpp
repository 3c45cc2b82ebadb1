#include <cutline/run/run.hpp>
#include <cutline/run/shard.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace cutline;

TEST_CASE("shards cover each trial once, in whole batches, and are as even as batches allow") {
    for (const std::uint64_t trials : {1ULL, 1'000ULL, 65'536ULL, 1'000'000ULL, 10'000'001ULL,
                                       1'000'000'000'000'000'000ULL, (1ULL << 63) - 1})
        for (const std::uint64_t count : {1ULL, 2ULL, 3ULL, 16ULL, 1'000ULL, 65'536ULL}) {
            std::uint64_t next = 0;
            std::uint64_t fewest = trials;
            std::uint64_t most = 0;
            for (std::uint64_t number = 1; number <= count; ++number) {
                const auto [first, last] = trials_of({number, count}, trials);
                REQUIRE(first == next);
                REQUIRE(last >= first);
                REQUIRE(first % batch_trials == 0);
                const auto batches = (last - first) / batch_trials;
                fewest = std::min(fewest, batches);
                most = std::max(most, batches);
                next = last;
            }
            CHECK(next == trials);
            CHECK(most - fewest <= 1);
        }
}

TEST_CASE("fewer batches than shards leave some shards empty") {
    CHECK(trials_of({1, 3}, 1'000) == TrialRange{0, 0});
    CHECK(trials_of({3, 3}, 1'000) == TrialRange{0, 1'000});
    CHECK(trials_of({1, 3}, 2 * batch_trials + 5) == TrialRange{0, 0});
    CHECK(trials_of({2, 3}, 2 * batch_trials + 5) == TrialRange{0, batch_trials});
    CHECK(trials_of({3, 3}, 2 * batch_trials + 5) == TrialRange{batch_trials, 2 * batch_trials + 5});
}
