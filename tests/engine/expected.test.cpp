#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Benchmark: 40 points in three parts; user: 60.
const std::string criteria =
    "criteria: {benchmark: {parts: {nia: 10, common: 20, individual: 10}}, user: 60}\n";

Played benchmarked(const std::string& expected, const std::string& rest = "{user: 30}") {
    return play(criteria + "expected: " + rest + "\nteams: {a: {expected: " + expected +
                "}, b: {expected: {benchmark: 0}}}\nrounds: {r: {}}");
}

} // namespace

TEST_CASE("expected points on a parent are spread over its parts by their points") {
    const auto trial = benchmarked("{benchmark: 30}");
    CHECK(trial.score("r", "a", "nia") == exactly(7.5)); // 30 × 10/40
    CHECK(trial.score("r", "a", "common") == exactly(15));
    CHECK(trial.score("r", "a", "individual") == exactly(7.5));
    CHECK(trial.total("r", "a") == 60);
}

TEST_CASE("expected points that a part is given stand, and the others share what is left of the parent's") {
    const auto trial = benchmarked("{benchmark: 30, nia: 9}");
    CHECK(trial.score("r", "a", "nia") == exactly(9));
    CHECK(trial.score("r", "a", "common") == exactly(14)); // (30 − 9) × 20/30
    CHECK(trial.score("r", "a", "individual") == exactly(7));
}

TEST_CASE("the order in which a parent and its parts are given doesn't matter") {
    CHECK(benchmarked("{nia: 9, benchmark: 30}").score("r", "a", "common") == exactly(14));
}

TEST_CASE("expected points on every part stand, whatever the parent is given") {
    const auto trial = benchmarked("{benchmark: 30, nia: 1, common: 2, individual: 3}");
    CHECK(trial.total("r", "a") == 36); // 1 + 2 + 3 + 30
}

TEST_CASE("expected points pass through parts of parts") {
    const auto trial =
        play("criteria: {all: {parts: {test: {parts: {one: 10, two: 20}}, user: 10}}}\n"
             "teams: {a: {expected: {all: 30, test: 24}}, b: {expected: {all: 20}}}\nrounds: {r: {}}");
    CHECK(trial.score("r", "a", "one") == exactly(8));  // 24 × 10/30
    CHECK(trial.score("r", "a", "two") == exactly(16)); // 24 × 20/30
    CHECK(trial.score("r", "a", "user") == exactly(6)); // 30 − 24
    CHECK(trial.score("r", "b", "two") == exactly(10)); // 20 × 20/40
}

TEST_CASE("a leaf that a team's own map leaves unsaid takes what the default map gives it by itself") {
    const auto trial = benchmarked("{nia: 9}", "{benchmark: 30, user: 30}");
    CHECK(trial.score("r", "a", "nia") == exactly(9));
    CHECK(trial.score("r", "a", "common") == exactly(15)); // 30 × 20/40: the team's 9 takes nothing of it
    CHECK(trial.score("r", "a", "individual") == exactly(7.5));
    CHECK(trial.score("r", "a", "user") == exactly(30));
}

TEST_CASE("a team's own parent is stronger than a part of the default map") {
    const auto trial = benchmarked("{benchmark: 20}", "{nia: 10, user: 30}");
    CHECK(trial.score("r", "a", "nia") == exactly(5)); // 20 × 10/40
}

TEST_CASE("expected points are the mean before clamping") {
    const auto trial =
        play("criteria: {x: 100}\n"
             "teams: {a: {expected: {x: 110}, growth: -1%}, b: {expected: {x: -5}, growth: 1%}}\n"
             "rounds: {one: {}, two: {}, three: {}}");
    CHECK(trial.score("one", "a", "x") == 100);
    CHECK(trial.score("two", "a", "x") == 100);           // 110 − 6
    CHECK(trial.score("three", "a", "x") == exactly(98)); // 110 − 12
    CHECK(trial.score("one", "b", "x") == 0);
    CHECK(trial.score("two", "b", "x") == exactly(1)); // −5 + 6
}

TEST_CASE("without dates rounds are six months apart") {
    const auto trial =
        play("criteria: {x: 50, y: 50}\n"
             "teams: {a: {expected: {x: 20, y: 10}, growth: 1%}, b: {expected: {x: 20, y: 10}}}\n"
             "rounds: {one: {}, two: {}, three: {}}");
    CHECK(trial.score("one", "a", "x") == exactly(20));
    CHECK(trial.score("two", "a", "x") == exactly(23)); // 20 + 50 × 1% × 6
    CHECK(trial.score("two", "a", "y") == exactly(13)); // growth is a share of each criterion's points
    CHECK(trial.score("three", "a", "x") == exactly(26));
    CHECK(trial.score("three", "b", "x") == exactly(20));
}

TEST_CASE("a month of growth is 30.4375 days from the earliest round, wherever that stands in the file") {
    const auto trial = play("criteria: {x: 100}\n"
                            "teams: {a: {expected: {x: 50}, growth: 1%}}\n"
                            "rounds:\n"
                            "  late: {date: 2026-08, from: early, final: true}\n"
                            "  early: {date: 2026-01-15, from: [], teams: [a]}\n");
    CHECK(trial.score("early", "a", "x") == exactly(50));
    // 16 days of January, 28 + 31 + 30 + 31 + 30 + 31 days, and the 1st of August: 198.
    CHECK(trial.score("late", "a", "x") == exactly(50 + 198 / 30.4375));
}

TEST_CASE("a date without a day is the 1st") {
    const auto trial = play("criteria: {x: 100}\n"
                            "teams: {a: {expected: {x: 50}, growth: 30.4375%}}\n"
                            "rounds: {one: {date: 2026-02}, two: {date: 2026-02-02}}\n");
    CHECK(trial.score("two", "a", "x") == exactly(51)); // one day: 100 × 30.4375% / 30.4375
}
