#include "tally/bounds.hpp"

#include "support/toy_game.hpp"

#include <catch2/catch.hpp>

using namespace cutline;
using toy::set;

namespace {

Bounds sized(std::size_t teams, std::size_t least, std::size_t most) {
    return {TeamSet{}, TeamSet::first(teams), least, most};
}

constexpr std::uint64_t far = std::uint64_t{1} << 62;

} // namespace

TEST_CASE("sets of a size are counted by the binomial coefficient") {
    CHECK(count_sets(sized(5, 2, 2), far) == 10);
    CHECK(count_sets(sized(6, 3, 3), far) == 20);
    CHECK(count_sets(sized(64, 32, 32), far) == 1'832'624'140'942'590'534);
}

TEST_CASE("sets of several sizes add up") {
    CHECK(count_sets(sized(5, 0, 5), far) == 32);
    CHECK(count_sets(sized(16, 0, 16), far) == 65'536);
    CHECK(count_sets(sized(5, 4, 9), far) == 6); // 5 of four, 1 of five
}

TEST_CASE("without teams there is one set, the empty one") {
    CHECK(count_sets(sized(0, 0, 0), far) == 1);
}

TEST_CASE("counting sets stops just above the most that matters") {
    CHECK(count_sets(sized(16, 0, 16), 65'536) == 65'536);
    CHECK(count_sets(sized(17, 0, 17), 65'536) == 65'537);
    CHECK(count_sets(sized(64, 0, 64), 65'536) == 65'537);
}

TEST_CASE("a round that keeps all who may survive it surely keeps each") {
    const auto game = toy::game({"a", "b", "c"}, {"r"}, {toy::plan({{0, set({0, 2}), 2, 2}})});
    const auto bounds = bounds_of_round(game, RoundId{0});
    CHECK(bounds.surely == set({0, 2}));
    CHECK(bounds.possibly == set({0, 2}));
}

TEST_CASE("bounds hold under every plan") {
    const auto game =
        toy::game({"a", "b", "c"}, {"r"},
                  {toy::plan({{0, set({0, 1}), 2, 2, true}}), toy::plan({{0, set({0}), 1, 1, true}}),
                   toy::plan({{0, set({0, 2}), 2, 2, true}})});
    for (const auto& bounds : {bounds_of_round(game, RoundId{0}), bounds_of_final(game)}) {
        CHECK(bounds.surely == set({0}));
        CHECK(bounds.possibly == set({0, 1, 2}));
        CHECK(bounds.least == 1);
        CHECK(bounds.most == 2);
    }
}

TEST_CASE("a plan without the round leaves nobody in it") {
    const auto game = toy::game({"a", "b"}, {"r", "extra"},
                                {toy::plan({{0, set({0, 1}), 2, 2}, {1, set({0}), 1, 1, true}}),
                                 toy::plan({{0, set({0, 1}), 2, 2, true}})});
    const auto bounds = bounds_of_round(game, RoundId{1});
    CHECK(bounds.surely.empty());
    CHECK(bounds.possibly == set({0}));
    CHECK(bounds.least == 0);
}

TEST_CASE("the finalists are the survivors of all final rounds, once each") {
    const auto game = toy::game({"a", "b", "c", "d"}, {"one", "other"},
                                {toy::plan({{0, set({0, 1, 2}), 1, 2, true}, {1, set({2, 3}), 2, 2, true}})});
    const auto bounds = bounds_of_final(game);
    CHECK(bounds.surely == set({2, 3}));
    CHECK(bounds.possibly == set({0, 1, 2, 3}));
    CHECK(bounds.least == 2);
    CHECK(bounds.most == 4);
}
