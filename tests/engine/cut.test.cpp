#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Teams a, b, c, d with 90, 80, 70 and 60 points in one round.
Played four(const std::string& round) {
    return play("criteria: {x: 100}\n"
                "teams: {a: {expected: {x: 90}}, b: {expected: {x: 80}}, c: {expected: {x: 70}}, d: "
                "{expected: {x: 60}}}\n"
                "rounds: {r: " +
                round + "}");
}

/// Teams a, b, c, d with 90, 80, 80 and 60 points in one round; b has more on x, c more on y, both 20 on z.
Competition tied(const std::string& round) {
    return Competition{"criteria: {x: 40, y: 40, z: 20}\n"
                       "teams:\n"
                       "  a: {expected: {x: 35, y: 35, z: 20}}\n"
                       "  b: {expected: {x: 35, y: 25, z: 20}}\n"
                       "  c: {expected: {x: 25, y: 35, z: 20}}\n"
                       "  d: {expected: {x: 30, y: 20, z: 10}}\n"
                       "rounds: {r: " +
                       round + "}"};
}

} // namespace

TEST_CASE("without a cut everyone stays") {
    CHECK(four("{}").survivors("r") == "a b c d");
}

TEST_CASE("keep: the n best stay") {
    const auto trial = four("{keep: 3}");
    CHECK(trial.survivors("r") == "a b c");
    CHECK(trial.exit("r", "d") == "cut");
    CHECK(trial.ranking("r") == "a b c d");
    CHECK(trial.finalists() == "a b c");
    CHECK_FALSE(trial.tied("r"));
}

TEST_CASE("drop: the n worst go") {
    CHECK(four("{drop: 3}").survivors("r") == "a");
}

TEST_CASE("at_least: only totals of at least so many points stay") {
    CHECK(four("{at_least: 70}").survivors("r") == "a b c");
    CHECK(four("{at_least: 70.0001}").survivors("r") == "a b");
    CHECK(four("{at_least: 70}").exit("r", "d") == "cut");
}

TEST_CASE("keep ranks among those who have at_least the points") {
    CHECK(four("{keep: 3, at_least: 75}").survivors("r") == "a b");
    CHECK(four("{keep: 1, at_least: 75}").survivors("r") == "a");
    CHECK(four("{keep: 1, at_least: 95}").survivors("r").empty());
}

TEST_CASE("beside drop, at_least takes its own") {
    CHECK(four("{drop: 1, at_least: 75}").survivors("r") == "a b"); // d is dropped, c lacks the points
    CHECK(four("{drop: 3, at_least: 75}").survivors("r") == "a");
}

TEST_CASE("a field no larger than keep stays whole") {
    CHECK(four("{keep: 4}").survivors("r") == "a b c d");
    CHECK(four("{keep: 9}").survivors("r") == "a b c d");
    const auto equal =
        play("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: }\nrounds: {r: {keep: 2, ties: none}}");
    CHECK(equal.survivors("r") == "a b"); // equal totals on the same side of the cut are no tie
    CHECK_FALSE(equal.tied("r"));
}

TEST_CASE("a drop of the field or more leaves nobody") {
    // How many come to the second round is not known beforehand: one or two, when three are to go.
    const Competition game{
        "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: , d: , e: }\n"
        "rounds: {one: {gates: {g: {pass: {a: 50%, b: 50%, else: 100%}}}}, two: {drop: 4}}"};
    for (std::uint64_t trial = 0; trial < 40; ++trial) {
        const auto played = game.play(trial);
        const auto left = played.round("one").survivors.size();
        CHECK(played.round("two").survivors.size() == (left == 5 ? 1 : 0));
    }
}

TEST_CASE("tied at the cut: by default the lot decides, to each alike") {
    const auto game = tied("{keep: 2}");
    const std::uint64_t trials = 2000;
    const auto b = game.count(trials, [](const Played& trial) {
        CHECK(trial.tied("r"));
        CHECK((trial.survivors("r") == "a b" || trial.survivors("r") == "a c"));
        CHECK(trial.words(trial.told("r").tied_at_cut) == "b c");
        return trial.survivors("r") == "a b";
    });
    CHECK(fits(b, trials, 0.5));
    CHECK_FALSE(fits(trials * 6 / 10, trials, 0.5)); // a lot loaded to 60% would be noticed
}

TEST_CASE("tied at the cut: random may be said") {
    CHECK(tied("{keep: 2, ties: random}").play().round("r").survivors.size() == 2);
}

TEST_CASE("tied at the cut: all stay") {
    const auto trial = tied("{keep: 2, ties: all}").play();
    CHECK(trial.survivors("r") == "a b c");
    CHECK(trial.tied("r"));
    CHECK(tied("{drop: 2, ties: all}").play().survivors("r") == "a b c");
}

TEST_CASE("tied at the cut: none stays") {
    const auto trial = tied("{keep: 2, ties: none}").play();
    CHECK(trial.survivors("r") == "a");
    CHECK(trial.exit("r", "b") == "cut");
    CHECK(trial.tied("r"));
    CHECK(tied("{drop: 2, ties: none}").play().survivors("r") == "a");
}

TEST_CASE("tied at the cut: a list of criteria is compared in turn") {
    CHECK(tied("{keep: 2, ties: [x]}").play().survivors("r") == "a b");
    CHECK(tied("{keep: 2, ties: [y]}").play().survivors("r") == "a c");
    CHECK(tied("{keep: 2, ties: [z, y]}").play().survivors("r") == "a c"); // equal on z
    CHECK(tied("{keep: 2, ties: [x, y]}").play().survivors("r") == "a b");
    CHECK(tied("{keep: 2, ties: [x]}").play().tied("r")); // the totals tie all the same
}

TEST_CASE("tied at the cut: teams that are equal on every listed criterion draw lots") {
    const auto game = tied("{keep: 2, ties: [z]}");
    CHECK(
        fits(game.count(1000, [](const Played& trial) { return trial.survivors("r") == "a b"; }), 1000, 0.5));
}

TEST_CASE("a tie criterion with parts is their sum, and is compared after normalise") {
    const std::string teams =
        "teams: {a: {expected: {one: 20, two: 10, y: 30}}, b: {expected: {one: 10, two: 15, y: 35}}}\n";
    CHECK(play("criteria: {x: {parts: {one: 30, two: 30}}, y: 40}\n" + teams +
               "rounds: {r: {keep: 1, ties: [x]}}")
              .survivors("r") == "a"); // 30 against 25
    // Both are ranked first once on equal weights: totals tie at 30; of x, `one` ranks a first, `two` ranks b
    // first.
    const auto ranked = play("criteria: {x: {parts: {one: {points: 30, normalise: rank}, two: {points: 30, "
                             "normalise: rank}}}, y: 40}\n"
                             "weights: {x: 60, y: 0}\n" +
                             teams + "rounds: {r: {keep: 1, ties: [x, two]}}");
    CHECK(ranked.tied("r"));
    CHECK(ranked.survivors("r") == "b"); // 30 against 30 on x, then 0 against 30 on two
}

TEST_CASE("totals that tie elsewhere than at the cut are no tie") {
    CHECK_FALSE(tied("{keep: 3}").play().tied("r"));
    CHECK_FALSE(tied("{keep: 1}").play().tied("r"));
    CHECK_FALSE(tied("{}").play().tied("r"));
}

TEST_CASE("three tied for two places: each stays in two trials of three") {
    const Competition game{
        "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: }\nrounds: {r: {keep: 2}}"};
    const std::uint64_t trials = 2000;
    for (const auto* who : {"a", "b", "c"})
        CHECK(fits(game.count(trials, [&](const Played& trial) { return trial.exit("r", who) == "stayed"; }),
                   trials, 2.0 / 3));
}

TEST_CASE("totals that are equal on paper tie whatever the weights") {
    // 9.2 + 14.4 = 9.3 + 14.3; a point has the same weight on both criteria.
    const std::string teams = "teams: {a: {expected: {u: 9.2, v: 14.4}}, b: {expected: {u: 9.3, v: 14.3}}}\n";
    for (const auto* weights :
         {"{u: 10, v: 20}", "{u: 13.7, v: 27.4}", "{u: 3.3, v: 6.6}", "{u: 0.7, v: 1.4}",
          "{u: 33.3333, v: 66.6666}", "{u: 123.1, v: 246.2}", "{u: 10.00125, v: 20.0025}"}) {
        INFO(weights);
        const auto trial = play("criteria: {u: 10, v: 20}\nweights: " + std::string{weights} + "\n" + teams +
                                "rounds: {r: {keep: 1, ties: all}}");
        CHECK(trial.survivors("r") == "a b");
        CHECK(trial.tied("r"));
    }
}

TEST_CASE("totals that differ by 0.0001 points don't tie") {
    const auto trial =
        play("criteria: {x: 100}\nteams: {a: {expected: {x: 50}}, b: {expected: {x: 50.0001}}}\n"
             "rounds: {r: {keep: 1, ties: all}}");
    CHECK(trial.survivors("r") == "b");
}
