#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Teams a, b, c, d with 90, 80, 70 and 60 points: x of 60 and y of 40 in equal shares.
const std::string four = "criteria: {x: 60, y: 40}\n"
                         "teams:\n"
                         "  a: {expected: {x: 54, y: 36}}\n"
                         "  b: {expected: {x: 48, y: 32}}\n"
                         "  c: {expected: {x: 42, y: 28}}\n"
                         "  d: {expected: {x: 36, y: 24}}\n";

Played gated(const std::string& round) {
    return play(four + "rounds: {r: " + round + "}");
}

/// Who passes a gate by score.
std::string passes(const std::string& gate) {
    return gated("{gates: {g: {" + gate + "}}}").survivors("r");
}

} // namespace

TEST_CASE("a gate that all pass stops nobody, in any trial") {
    const Competition game{four + "rounds: {r: {gates: {g: {pass: 100%}}}}"};
    CHECK(game.count(2000, [](const Played& trial) { return trial.survivors("r") == "a b c d"; }) == 2000);
}

TEST_CASE("a chance of 0% is never and of 100% is always") {
    const Competition game{four + "rounds: {r: {gates: {g: {pass: {b: 0%, else: 100%}}}}}"};
    CHECK(game.count(2000, [](const Played& trial) { return trial.survivors("r") == "a c d"; }) == 2000);
    CHECK(game.play().exit("r", "b") == "gate:g");
}

TEST_CASE("a gate by chance judges each team on its own chance, `else` the rest") {
    const Competition game{four + "rounds: {r: {gates: {g: {pass: {a: 40%, else: 90%}}}}}"};
    const std::uint64_t trials = 3000;
    const auto stays = [&](const std::string& who) {
        return game.count(trials, [&](const Played& trial) { return trial.exit("r", who) == "stayed"; });
    };
    CHECK(fits(stays("a"), trials, 0.4));
    CHECK(fits(stays("b"), trials, 0.9));
    CHECK(fits(stays("d"), trials, 0.9));
    const auto both = game.count(trials, [](const Played& trial) {
        return trial.exit("r", "b") != "stayed" && trial.exit("r", "c") != "stayed";
    });
    CHECK(fits(both, trials, 0.01)); // independent: 10% × 10%
}

TEST_CASE("a gate before the cut makes room for the next best") {
    CHECK(gated("{keep: 2, gates: {g: {pass: {a: 0%, else: 100%}}}}").survivors("r") == "b c");
}

TEST_CASE("a gate after the cut makes no room") {
    CHECK(gated("{keep: 2, gates: {g: {pass: {a: 0%, else: 100%}, when: after}}}").survivors("r") == "b");
}

TEST_CASE("a team that was cut never reaches a gate after the cut") {
    const auto trial = gated("{keep: 2, gates: {g: {pass: {d: 0%, else: 100%}, when: after}}}");
    CHECK(trial.exit("r", "d") == "cut");
    CHECK(trial.told("r").gates.size() == 2); // a and b
}

TEST_CASE("a team goes out by the first gate that it fails, in the order of the file") {
    const auto trial =
        gated("{gates: {one: {pass: {a: 0%, else: 100%}}, two: {pass: {a: 0%, b: 0%, else: 100%}}}}");
    CHECK(trial.exit("r", "a") == "gate:one");
    CHECK(trial.exit("r", "b") == "gate:two");
    const auto after_first = gated(
        "{gates: {late: {pass: {a: 0%, else: 100%}, when: after}, early: {pass: {a: 0%, else: 100%}}}}");
    CHECK(after_first.exit("r", "a") ==
          "gate:early"); // a gate before the cut comes first, wherever it stands
}

TEST_CASE("with memory a team has one verdict for the whole trial") {
    const Competition game{four + "rounds: {one: {gates: {g: {pass: 50%, memory: true}}},"
                                  " two: {gates: {g: {pass: 50%, memory: true}}}}"};
    CHECK(game.count(500, [](const Played& trial) {
        return trial.survivors("one") == trial.survivors("two");
    }) == 500);
}

TEST_CASE("with memory a team that passed may fail where the chance is lower, and only then") {
    const Competition game{four + "rounds: {one: {gates: {g: {pass: 60%, memory: true}}},"
                                  " two: {gates: {g: {pass: 30%, memory: true}}}}"};
    const std::uint64_t trials = 2000;
    const auto passed_both =
        game.count(trials, [](const Played& trial) { return trial.exit("two", "a") == "stayed"; });
    CHECK(fits(passed_both, trials, 0.3)); // not 60% × 30%
}

TEST_CASE("without memory every round judges afresh") {
    const Competition game{four + "rounds: {one: {gates: {g: {pass: 50%}}}, two: {gates: {g: {pass: 50%}}}}"};
    const std::uint64_t trials = 2000;
    const auto passed_both =
        game.count(trials, [](const Played& trial) { return trial.exit("two", "a") == "stayed"; });
    CHECK(fits(passed_both, trials, 0.25));
}

TEST_CASE("gates of two names with memory are independent") {
    const Competition game{
        four + "rounds: {r: {gates: {g: {pass: 50%, memory: true}, h: {pass: 50%, memory: true}}}}"};
    CHECK(fits(game.count(2000, [](const Played& trial) { return trial.exit("r", "a") == "stayed"; }), 2000,
               0.25));
}

TEST_CASE("a gate by score: a criterion's points reach the bar or not") {
    CHECK(passes("measure: x, at_least: 42") == "a b c");
    CHECK(passes("measure: x, at_least: 42.0001") == "a b");
    CHECK(gated("{gates: {g: {measure: x, at_least: 42.0001}}}").exit("r", "c") == "gate:g");
}

TEST_CASE("a gate by score: the total reaches the bar or not") {
    CHECK(passes("measure: total, at_least: 80") == "a b");
}

TEST_CASE("a gate by score: a bar in percent is a share of the measure's full points") {
    CHECK(passes("measure: y, at_least: 70%") == "a b c"); // 28 of 40
    CHECK(passes("measure: total, at_least: 70.1%") == "a b");
    // The full points of the total are the weights' sum: 20 in all, of which 90%, 80% … are reached.
    const auto light =
        play(four + "weights: {x: 15, y: 5}\nrounds: {r: {gates: {g: {measure: total, at_least: 80%}}}}");
    CHECK(light.survivors("r") == "a b");
    CHECK(light.bar("r") == exactly(16));
}

TEST_CASE("a gate by score: `of` says what the bar is a share of") {
    CHECK(passes("measure: x, at_least: 95%, of: 44.2") == "a b c"); // 41.99
    CHECK(passes("measure: x, at_least: 95%, of: 44.3") == "a b");   // 42.085
}

TEST_CASE("a gate by score: a criterion with parts is their sum") {
    const auto trial = play("criteria: {x: {parts: {one: 30, two: 30}}}\n"
                            "teams: {a: {expected: {one: 30, two: 10}}, b: {expected: {one: 19, two: 20}}}\n"
                            "rounds: {r: {gates: {g: {measure: x, at_least: 40}}}}");
    CHECK(trial.survivors("r") == "a");
}

TEST_CASE("a gate by score: the bar moves with the months since the reference date") {
    const auto rounds = [](const std::string& gate) {
        return play(four + "rounds: {one: {}, two: {gates: {g: {" + gate + "}}}}");
    };
    const auto points = rounds("measure: x, at_least: 42, per_month: 1"); // 42 + 6
    CHECK(points.bar("two") == 48);
    CHECK(points.survivors("two") == "a b");
    const auto share = rounds("measure: x, at_least: 50%, per_month: 2%"); // (50% + 12%) of 60
    CHECK(share.bar("two") == exactly(37.2));
    const auto of = rounds("measure: x, at_least: 50%, per_month: -2%, of: 50"); // 38% of 50
    CHECK(of.bar("two") == 19);
}

TEST_CASE("a gate by score: a month is 30.4375 days") {
    const auto trial =
        play(four + "rounds: {one: {date: 2026-01}, "
                    "two: {date: 2026-03, gates: {g: {measure: x, at_least: 20, per_month: 1}}}}");
    CHECK(trial.bar("two") == to_the_total(20 + 59 / 30.4375)); // 31 + 28 days
}

TEST_CASE("a gate by score looks at a criterion before normalise") {
    const auto trial = play("criteria: {x: {points: 60, normalise: top}}\n"
                            "teams: {a: {expected: {x: 30}}, b: {expected: {x: 24}}}\n"
                            "rounds: {r: {gates: {g: {measure: x, at_least: 25}}}}");
    CHECK(trial.total("r", "b") == 48); // 60 × 24/30
    CHECK(trial.survivors("r") == "a");
}

TEST_CASE("a gate by score looks at a criterion after rounding") {
    const auto trial = play("criteria: {x: {points: 60, resolution: 1}}\n"
                            "teams: {a: {expected: {x: 29.6}}, b: {expected: {x: 29.4}}}\n"
                            "rounds: {r: {gates: {g: {measure: x, at_least: 30}}}}");
    CHECK(trial.survivors("r") == "a");
}

TEST_CASE("a gate by score looks at the total after carry") {
    // a: 0.5 × 56 + 0.5 × 50 = 53 in the second round, where it has 56 by growth.
    const auto trial =
        play("criteria: {x: 100}\nteams: {a: {expected: {x: 50}, growth: 1%}, b: {expected: {x: 60}}}\n"
             "rounds: {one: {}, two: {carry: 50%, gates: {g: {measure: total, at_least: 54}}}}");
    CHECK(trial.total("two", "a") == 53);
    CHECK(trial.survivors("two") == "b");
}

TEST_CASE("a gate that spends the cut uses up one drop for each team that it removes") {
    const std::string gate = "gates: {g: {spends_cut: true, pass: {a: 0%, else: 100%}}}}";
    CHECK(gated("{drop: 1, " + gate).survivors("r") == "b c d");
    CHECK(gated("{drop: 2, " + gate).survivors("r") == "b c");
    CHECK(gated("{drop: 2, " + gate).told("r").count == 1);
    const auto more = gated("{drop: 1, gates: {g: {spends_cut: true, pass: {a: 0%, b: 0%, else: 100%}}}}");
    CHECK(more.survivors("r") == "c d"); // no more than the drop is spent, and the gate stops both
}

TEST_CASE("a gate that doesn't spend the cut leaves the drop whole") {
    CHECK(gated("{drop: 1, gates: {g: {pass: {a: 0%, else: 100%}}}}").survivors("r") == "b c");
}

TEST_CASE("with an after gate the cut counts those who fail it too") {
    const auto trial = gated("{drop: 1, gates: {g: {pass: {a: 0%, else: 100%}, when: after}}}");
    CHECK(trial.survivors("r") == "b c");
    CHECK(trial.exit("r", "d") == "cut");
    CHECK(trial.exit("r", "a") == "gate:g");
}
