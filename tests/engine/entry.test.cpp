#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Teams a, b, c, d, e with 90, 80, 70, 60 and 50 points.
const std::string five = "criteria: {x: 100}\n"
                         "teams: {a: {expected: {x: 90}}, b: {expected: {x: 80}}, c: {expected: {x: 70}},"
                         " d: {expected: {x: 60}}, e: {expected: {x: 50}}}\n";

Competition rounds(const std::string& lines) {
    return Competition{five + "rounds:\n" + lines};
}

} // namespace

TEST_CASE("every team enters the first round, and survivors the next in the file") {
    const auto trial = rounds("  one: {keep: 3}\n  two: {keep: 2}\n").play();
    CHECK(trial.field("one") == "a b c d e");
    CHECK(trial.field("two") == "a b c");
    CHECK(trial.origin("one", "a") == "outside");
    CHECK(trial.origin("two", "a") == "one");
    CHECK(trial.finalists() == "a b");
}

TEST_CASE("teams: a list enters from outside, for certain") {
    const auto trial = rounds("  one: {teams: [b, d]}\n").play();
    CHECK(trial.field("one") == "b d");
}

TEST_CASE("teams that a later round names don't enter the first") {
    const auto trial = rounds("  one: {keep: 1}\n  two: {teams: [e]}\n").play();
    CHECK(trial.field("one") == "a b c d");
    CHECK(trial.field("two") == "a e");
    CHECK(trial.origin("two", "e") == "outside");
}

TEST_CASE("teams: a map gives the chance of entering") {
    const auto game = rounds("  one: {teams: {a: 100%, b: 30%, c: 0%}}\n");
    const std::uint64_t trials = 2000;
    const auto enters = [&](const std::string& who) {
        return game.count(trials, [&](const Played& trial) { return trial.exit("one", who) != "absent"; });
    };
    CHECK(enters("a") == trials);
    CHECK(fits(enters("b"), trials, 0.3));
    CHECK(enters("c") == 0);
    CHECK(enters("d") == 0);
}

TEST_CASE("from takes the survivors of a named round, not of the one before it") {
    const auto trial =
        rounds("  one: {keep: 4}\n  two: {keep: 2, final: true}\n  three: {from: one, keep: 1}\n").play();
    CHECK(trial.field("three") == "a b c d");
    CHECK(trial.origin("three", "c") == "one");
}

TEST_CASE("from: {round: out} takes those who were cut or failed a gate, not those who withdrew") {
    const auto trial =
        Competition{"criteria: {x: 100}\n"
                    "teams: {a: {expected: {x: 90}}, b: {expected: {x: 80}}, c: {expected: {x: 70}},"
                    " d: {expected: {x: 60}, withdraw: 100%}, e: {expected: {x: 50}}}\n"
                    "rounds:\n  one: {keep: 2, gates: {g: {pass: {a: 0%, else: 100%}}}, final: true}\n"
                    "  two: {from: {one: out}}\n"}
            .play();
    CHECK(trial.survivors("one") == "b c");
    CHECK(trial.exit("one", "d") == "withdrew");
    CHECK(trial.field("two") == "a e");
    CHECK(trial.origin("two", "a") == "one");
}

TEST_CASE("from: a list may mix survivors and those who went out") {
    const auto trial = rounds("  one: {teams: [a, b], keep: 1}\n"
                              "  two: {from: [], teams: [c, d, e], keep: 2}\n"
                              "  three: {from: [one, {two: out}]}\n  four: {from: [three, two]}\n")
                           .play();
    CHECK(trial.field("three") == "a e");
    CHECK(trial.field("four") == "a c d e");
    CHECK(trial.origin("four", "a") == "three");
    CHECK(trial.origin("four", "c") == "two");
}

TEST_CASE("admit gives the chance that a team that comes by `from` really enters") {
    const auto game = rounds("  one: {}\n  two: {admit: {a: 25%, b: 0%, else: 100%}}\n");
    const std::uint64_t trials = 2000;
    const auto enters = [&](const std::string& who) {
        return game.count(trials, [&](const Played& trial) { return trial.exit("two", who) != "absent"; });
    };
    CHECK(fits(enters("a"), trials, 0.25));
    CHECK(enters("b") == 0);
    CHECK(enters("c") == trials);
}

TEST_CASE("admit is 100% for teams that it doesn't name") {
    CHECK(rounds("  one: {}\n  two: {admit: {a: 0%}}\n").play().field("two") == "b c d e");
}

TEST_CASE("admit is no matter for a team that enters from outside") {
    CHECK(rounds("  one: {teams: [a, b]}\n  two: {teams: [c], admit: 0%}\n").play().field("two") == "c");
}

TEST_CASE("admit is drawn once for a round and team, by however many ways it comes") {
    // Everyone comes twice: from `one`, and from `two`. Drawn anew, a would enter in 75% of trials.
    const auto game = rounds("  one: {}\n  two: {}\n  three: {from: [one, two], admit: 50%}\n");
    CHECK(fits(game.count(2000, [](const Played& trial) { return trial.exit("three", "a") != "absent"; }),
               2000, 0.5));
}

TEST_CASE("a team in the field by another way is not entered twice") {
    const auto trial = rounds("  one: {teams: [a, b, c, d], keep: 3}\n  two: {keep: 2}\n  three: {from: "
                              "[two, one], teams: [a, e]}\n")
                           .play();
    CHECK(trial.field("three") == "a b c e");
    CHECK(trial.origin("three", "a") == "two"); // the first way by which it comes
    CHECK(trial.origin("three", "c") == "one");
    CHECK(trial.origin("three", "e") == "outside");
}

TEST_CASE("a team that withdraws leaves before anybody is scored") {
    const auto trial = Competition{"criteria: {x: 100}\n"
                                   "teams: {a: {expected: {x: 90}, withdraw: 100%}, b: {expected: {x: 80}}, "
                                   "c: {expected: {x: 70}}}\n"
                                   "rounds: {r: {drop: 1}}"}
                           .play();
    CHECK(trial.exit("r", "a") == "withdrew");
    CHECK(trial.survivors("r") == "b"); // the drop takes another
    CHECK_FALSE(trial.told("r").teams[trial.team("a")].has_value());
    CHECK(trial.words(trial.told("r").withdrew) == "a");
}

TEST_CASE("withdraw is a chance for each round entered") {
    const Competition game{"criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: {withdraw: 20%}, b: }\nrounds: "
                           "{one: {}, two: {}}"};
    const std::uint64_t trials = 3000;
    CHECK(fits(game.count(trials, [](const Played& t) { return t.exit("one", "a") == "withdrew"; }), trials,
               0.2));
    CHECK(fits(game.count(trials, [](const Played& t) { return t.exit("two", "a") == "withdrew"; }), trials,
               0.16));
}

TEST_CASE("finalists are the survivors of every final round") {
    const auto trial = rounds("  one: {keep: 2, final: true}\n  two: {from: {one: out}, keep: 1}\n").play();
    CHECK(trial.survivors("one") == "a b");
    CHECK(trial.survivors("two") == "c");
    CHECK(trial.finalists() == "a b c");
}

TEST_CASE("survivors of a round that is not final are no finalists") {
    CHECK(rounds("  one: {keep: 4}\n  two: {keep: 1}\n").play().finalists() == "a");
}

TEST_CASE("a losers' bracket: only a second defeat is the end") {
    // upper: a b c d e → a b c; final of the upper: a b. lower: d e → d, then c against d → c; grand final a
    // b c → a.
    const auto trial = rounds("  upper1: {keep: 3}\n"
                              "  upper2: {from: upper1, keep: 2}\n"
                              "  lower1: {from: {upper1: out}, keep: 1}\n"
                              "  lower2: {from: [lower1, {upper2: out}], keep: 1}\n"
                              "  grand: {from: [upper2, lower2], keep: 1}\n")
                           .play();
    CHECK(trial.field("lower1") == "d e");
    CHECK(trial.field("lower2") == "c d");
    CHECK(trial.origin("lower2", "c") == "upper2");
    CHECK(trial.field("grand") == "a b c");
    CHECK(trial.finalists() == "a");
}

TEST_CASE("a round that nobody reached in a trial has an empty field and no survivors") {
    const auto game = rounds("  one: {teams: {a: 50%}}\n  two: {keep: 1}\n");
    const auto empty = game.count(200, [](const Played& trial) {
        return trial.field("two").empty() && trial.survivors("two").empty() && !trial.tied("two");
    });
    CHECK(fits(empty, 200, 0.5));
}
