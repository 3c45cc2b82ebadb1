#include <cutline/tally/counts.hpp>
#include <cutline/tally/counts_text.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

using namespace cutline;

namespace {

/// Counts trial numbers, and trials.
void count(Counts& counts, std::uint64_t first, std::uint64_t last) {
    auto into = counts.count(first, last);
    for (auto trial = first; trial < last; ++trial) {
        into[0] += static_cast<WideSum>(trial);
        into[1] += 1;
    }
}

} // namespace

TEST_CASE("a trial is counted in the group of its block of trials") {
    Counts counts{2};
    count(counts, 0, 1'024);
    count(counts, 1'024, 2'048);
    count(counts, 64 * 1'024, 64 * 1'024 + 10);
    CHECK(counts.trials() == 2'058);
    CHECK(counts.group(0).trials == 1'034);
    CHECK(counts.group(0)[1] == 1'034);
    CHECK(counts.group(1).trials == 1'024);
    CHECK(counts.group(1)[0] == 1'024 * (1'024 + 2'047) / 2);
    CHECK(counts.group(2).trials == 0);

    Counts wide{2, 8'192};
    count(wide, 7 * 1'024, 8 * 1'024);
    count(wide, 8 * 1'024, 9 * 1'024);
    CHECK(wide.group(0).trials == 1'024);
    CHECK(wide.group(1).trials == 1'024);
}

TEST_CASE("counts add up to the same in any order") {
    Counts whole{2};
    Counts odd{2};
    Counts even{2};
    for (std::uint64_t block = 0; block < 100; ++block) {
        count(whole, block * 1'024, (block + 1) * 1'024);
        count(block % 2 == 0 ? even : odd, block * 1'024, (block + 1) * 1'024);
    }
    auto sum = odd;
    sum.merge(even);
    even.merge(odd);
    CHECK(sum == whole);
    CHECK(even == whole);
    CHECK(whole.totals()[1] == 102'400);
    CHECK(whole.totals()[0] == WideSum{102'400} * 102'399 / 2);
}

TEST_CASE("how many trials fall to a group is told without counting them") {
    for (const std::uint64_t block : {1'024U, 8'192U})
        for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{65'536}, 5 * std::uint64_t{65'536}})
            for (const std::uint64_t length : {0U, 1U, 1'024U, 100'000U, 1'000'000U}) {
                Counts counts{0, block};
                for (auto trial = first; trial < first + length; trial += 1'024)
                    (void)counts.count(trial, std::min(trial + 1'024, first + length));
                for (std::size_t group = 0; group < Counts::groups; ++group)
                    CHECK(Counts::trials_in_group(group, first, first + length, block) ==
                          counts.group(group).trials);
            }
}

TEST_CASE("what can't be counted together is refused") {
    Counts counts{2};
    CHECK_THROWS_AS(counts.count(0, 1'025), std::invalid_argument);
    CHECK_THROWS_AS(counts.count(1'000, 1'030), std::invalid_argument);
    CHECK_THROWS_AS(counts.count(10, 9), std::invalid_argument);
    CHECK_THROWS_AS(counts.merge(Counts{3}), std::invalid_argument);
    CHECK_THROWS_AS(counts.merge(Counts(2, 8'192)), std::invalid_argument);
    CHECK_THROWS_AS(Counts(2, 1'000), std::invalid_argument);
    CHECK_THROWS_AS(Counts(2, 0), std::invalid_argument);
}

TEST_CASE("counts read back from their text as they were") {
    Counts counts{2, 8'192};
    count(counts, 0, 1'024);
    counts.count(8'192, 9'000)[1] = -(WideSum{1} << 72);
    const auto text = counts_text(counts);
    CHECK(read_counts(text, Counts(2, 8'192)) == counts);
    CHECK(text.find("-4722366482869645213696") != std::string::npos); // 2^72
    CHECK_FALSE(read_counts(text, Counts{2}));
    CHECK_FALSE(read_counts(text, Counts(3, 8'192)));
    CHECK_FALSE(read_counts("", Counts{2}));
    CHECK_FALSE(read_counts("[]", Counts{2}));
    for (const std::string_view whole : {"\"523776\"", "\"1024\"", "[1024,"}) {
        auto altered = text;
        const auto at = altered.find(whole);
        REQUIRE(at != std::string::npos);
        altered.replace(at, whole.size(), whole.starts_with("[") ? "[-1," : "1.5");
        CHECK_FALSE(read_counts(altered, Counts(2, 8'192)));
    }
}
