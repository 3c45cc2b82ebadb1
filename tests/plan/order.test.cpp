#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Three equal teams; the rounds start in line 5.
std::string rounds(const std::string& lines) {
    return "cutline: 1\ncriteria: {x: 60}\nexpected: {x: 30}\nteams: {a: , b: , c: }\nrounds:\n" + lines;
}

std::vector<std::string> order(const std::string& lines) {
    const auto game = game_of(rounds(lines));
    std::vector<std::string> ids;
    for (const auto& round : game.plans.at(0).rounds)
        ids.push_back(round.key);
    return ids;
}

using Lines = std::vector<std::string>;

Lines told(const std::string& lines) {
    return complaints(rounds(lines));
}

} // namespace

TEST_CASE("rounds without dates are held as in the file") {
    CHECK(order("  one: {}\n  two: {}\n  three: {}\n") == Lines{"one", "two", "three"});
}

TEST_CASE("a round is held after those that feed it, wherever it stands in the file") {
    CHECK(order("  final: {from: semi, final: true}\n  semi: {from: first}\n  first: {from: [], teams: [a, "
                "b]}\n") == Lines{"first", "semi", "final"});
}

TEST_CASE("rounds that don't wait for each other are held by date, then as in the file") {
    CHECK(order("  one: {date: 2026-05, final: true, keep: 1}\n  two: {date: 2026-01, from: [], teams: [a], "
                "final: true}\n"
                "  three: {date: 2026-03, from: [], teams: [b], final: true}\n  four: {date: 2026-03, from: "
                "[], teams: [b]}\n") == Lines{"two", "three", "four", "one"});
}

TEST_CASE("a losers' bracket is held so that nobody waits for a round that comes later") {
    const auto ids = order("  last: {from: [upper, lower], keep: 2, final: true}\n  lower: {from: {upper: "
                           "out}}\n  upper: {from: [], teams: [a, b, c], keep: 2}\n");
    CHECK(ids == Lines{"upper", "lower", "last"});
}

TEST_CASE("a round that feeds itself is told") {
    CHECK(told("  one: {from: one, keep: 2}\n") ==
          Lines{"t:6:8: error: rounds run in a circle: one; teams can't come back to a round that they have "
                "been in; change one `from`"});
}

TEST_CASE("a circle is told once, with its rounds, and nothing that follows from it") {
    CHECK(told("  one: {date: 2026-01, from: three}\n  two: {date: 2026-02}\n  three: {date: 2026-03, keep: "
               "2}\n") == Lines{"t:6:8: error: rounds run in a circle: one, two, three; teams can't come "
                                "back to a round that they have been in; "
                                "change one `from`"});
}

TEST_CASE("two circles are told one by one") {
    const auto lines =
        told("  one: {from: two}\n  two: {from: one}\n  three: {from: four}\n  four: {from: three}\n");
    CHECK(lines.size() == 2);
}

TEST_CASE("after a round that takes those who went out `from` must be written") {
    CHECK(
        told("  one: {keep: 2}\n  two: {from: {one: out}, final: true}\n  three: {name: 결선, keep: 2}\n") ==
        Lines{"t:8:10: error: 'three' follows 'two', which takes those who went out, so where its teams come "
              "from is not clear; "
              "write it, such as from: [two]"});
}

TEST_CASE("an unknown round is told with the nearest known one") {
    CHECK(told("  one: {keep: 2}\n  two: {name: 둘째, from: on}\n") ==
          Lines{"t:7:25: error: no round 'on'; did you mean 'one'?"});
    CHECK(told("  one: {keep: 2}\n  two: {name: 둘째, from: [one, oen]}\n") ==
          Lines{"t:7:31: error: no round 'oen'; did you mean 'one'?"});
    CHECK(told("  one: {keep: 2}\n  two: {from: {tow: out}}\n").at(0) ==
          "t:7:15: error: no round 'tow'; did you mean 'two'?");
}

TEST_CASE("either every round has a date or none") {
    CHECK(told("  one: {date: 2026-01}\n  two: {keep: 2}\n") ==
          Lines{"t:7:8: error: 'two' has no date, but 'one' has; give every round a date, or none"});
}

TEST_CASE("a round may not be held before one from which its teams come") {
    CHECK(
        told("  one: {date: 2026-05}\n  two: {name: 둘째, date: 2026-01, keep: 2}\n") ==
        Lines{
            "t:7:25: error: 'two' is held before 'one', from which its teams come; change one of the dates"});
    CHECK(told("  one: {date: 2026-05-01}\n  two: {date: 2026-05, keep: 2}\n").empty()); // the same day
}

TEST_CASE("a round whose survivors nobody takes must say that it is final") {
    CHECK(told("  one: {keep: 1}\n  two: {from: {one: out}, keep: 1}\n") ==
          Lines{"t:6:8: error: no round takes the survivors of 'one'; say `final: true` if they are "
                "finalists, or name it in "
                "another round's `from`"});
    CHECK(told("  one: {keep: 1, final: true}\n  two: {from: {one: out}, keep: 1}\n").empty());
}

TEST_CASE("final: false where nobody takes the survivors is told") {
    CHECK(told("  one: {keep: 2, final: false}\n") ==
          Lines{"t:6:25: error: the last round is final when no round takes its survivors; remove `final: "
                "false`"});
}

TEST_CASE("final: true where a round takes the survivors is told") {
    CHECK(told("  one: {final: true}\n  two: {keep: 2}\n") ==
          Lines{"t:6:16: error: the survivors of 'one' go on to another round; remove `final`, or the `from` "
                "that names it"});
}

TEST_CASE("no rounds at all are told") {
    CHECK(complaints("cutline: 1\ncriteria: {x: 60}\nexpected: {x: 30}\nteams: {a: }\nrounds: {}\n") ==
          Lines{"t:5:9: error: there are no rounds; give at least one"});
}

TEST_CASE("months count from the earliest round, six for each without dates") {
    const auto months = [](const std::string& lines) {
        std::vector<double> all;
        const auto game = game_of(rounds(lines));
        for (const auto& round : game.plans.at(0).rounds)
            all.push_back(round.months);
        return all;
    };
    CHECK(months("  one: {}\n  two: {}\n  three: {}\n") == std::vector<double>{0, 6, 12});
    CHECK(months("  one: {date: 2026-01-01}\n  two: {date: 2026-01-31}\n") ==
          std::vector<double>{0, 30 / 30.4375});
}
