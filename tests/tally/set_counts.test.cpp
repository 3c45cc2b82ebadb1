#include <cutline/tally/set_counts.hpp>

#include <catch2/catch.hpp>

#include <cstdint>
#include <map>

using namespace cutline;

TEST_CASE("a set that never came up counts 0") {
    SetCounts counts;
    CHECK(counts.count(TeamSet{5}) == 0);
    counts.add(TeamSet{3});
    CHECK(counts.count(TeamSet{5}) == 0);
    CHECK(counts.count(TeamSet{}) == 0);
}

TEST_CASE("the empty set and the set of all 64 teams are sets like others") {
    SetCounts counts;
    counts.add(TeamSet{});
    counts.add(TeamSet::first(64));
    counts.add(TeamSet{});
    CHECK(counts.size() == 2);
    CHECK(counts.count(TeamSet{}) == 2);
    CHECK(counts.count(TeamSet::first(64)) == 1);
}

TEST_CASE("a set added no times is not there") {
    SetCounts counts;
    counts.add(TeamSet{7}, 0);
    CHECK(counts.empty());
    CHECK(counts == SetCounts{});
}

TEST_CASE("set counts agree with a standard map over many sets") {
    SetCounts counts;
    std::map<std::uint64_t, std::uint64_t> expected;
    for (std::uint64_t i = 0; i < 200'000; ++i) {
        const std::uint64_t bits = i * i % 40'009 << (i % 3 * 20);
        counts.add(TeamSet{bits}, i % 4);
        if (i % 4 != 0)
            expected[bits] += i % 4;
    }
    std::map<std::uint64_t, std::uint64_t> found;
    for (const auto& [set, count] : counts)
        CHECK(found.emplace(set.bits(), count).second);
    CHECK(found == expected);
    CHECK(counts.size() == expected.size());
}

TEST_CASE("set counts are equal in whatever order the sets came") {
    SetCounts up, down;
    for (std::uint64_t i = 0; i < 1'000; ++i) {
        up.add(TeamSet{i}, i + 1);
        down.add(TeamSet{999 - i}, 1'000 - i);
    }
    CHECK(up == down);
    down.add(TeamSet{0});
    CHECK_FALSE(up == down);
}
