#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Team a has 50 points in the first round, and 6 more in each that follows; b has 80 always.
const std::string two_teams =
    "criteria: {x: 100}\nteams: {a: {expected: {x: 50}, growth: 1%}, b: {expected: {x: 80}}}\n";

} // namespace

TEST_CASE("carry mixes in the total of the round before") {
    const auto trial = play(two_teams + "rounds: {one: {}, two: {carry: 30%}}");
    CHECK(trial.total("one", "a") == 50);
    CHECK(trial.total("two", "a") == 54.2); // 70% × 56 + 30% × 50
    CHECK(trial.total("two", "b") == 80);
}

TEST_CASE("a total that is carried has itself been carried") {
    const auto trial = play(two_teams + "rounds: {one: {}, two: {carry: 30%}, three: {carry: 50%}}");
    CHECK(trial.total("three", "a") == 58.1); // 50% × 62 + 50% × 54.2
}

TEST_CASE("a round without carry starts afresh, and is what the next round carries") {
    const auto trial = play(two_teams + "rounds: {one: {}, two: {}, three: {carry: 50%}}");
    CHECK(trial.total("two", "a") == 56);
    CHECK(trial.total("three", "a") == 59); // 50% × 62 + 50% × 56
}

TEST_CASE("a team without a round before has its own total whole") {
    const auto trial =
        play(two_teams + "rounds: {one: {teams: [a], carry: 50%}, two: {teams: [b], carry: 50%}}");
    CHECK(trial.total("one", "a") == 50);
    CHECK(trial.total("two", "b") == 80);
    CHECK(trial.total("two", "a") == 53);
}

TEST_CASE("a carry of 100% is the total of the round before") {
    CHECK(play(two_teams + "rounds: {one: {}, two: {carry: 100%}}").total("two", "a") == 50);
}

TEST_CASE("the carried total is of the team's own last round, of whatever branch it was") {
    // c goes out of `one` with 40, plays `low` with 46, and comes to `last`: 50% × 52 + 50% × 46.
    const auto trial =
        play("criteria: {x: 100}\n"
             "teams: {a: {expected: {x: 50}}, c: {expected: {x: 40}, growth: 1%}}\n"
             "rounds: {one: {keep: 1}, low: {from: {one: out}}, last: {from: [one, low], carry: 50%}}");
    CHECK(trial.total("low", "c") == 46);
    CHECK(trial.total("last", "c") == 49);
    CHECK(trial.total("last", "a") == 50);
}

TEST_CASE("the cut compares totals after carry") {
    // a: 10 then 100 by its own; b: 80 always. With 90% carried, a has 19 and b 80.
    const std::string teams =
        "criteria: {x: 100}\nteams: {a: {expected: {x: 10}, growth: 15%}, b: {expected: {x: 80}}}\n";
    CHECK(play(teams + "rounds: {one: {}, two: {keep: 1}}").survivors("two") == "a");
    CHECK(play(teams + "rounds: {one: {}, two: {keep: 1, carry: 90%}}").survivors("two") == "b");
}

TEST_CASE("carry takes totals with other weights as they are") {
    // one: 50 of 100; two: weights of 10 in all, 5.6; 50% each.
    const auto trial = play(two_teams + "rounds: {one: {}, two: {carry: 50%, weights: {x: 10}}}");
    CHECK(trial.total("two", "a") == 27.8);
}
