#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

/// A competition with every kind of draw, to which teams, criteria and rounds can be added.
struct Parts {
    std::string criteria = "x: 60, y: 40";
    std::string teams = "  a: {growth: 0.1%, withdraw: 5%}\n  b: {withdraw: 5%}\n  c: {}\n";
    std::string rounds =
        "  one: {date: 2026-01, teams: {a: 90%, b: 90%, c: 90%}, gates: {g: {pass: 90%}, m: {pass: 90%, "
        "memory: true}}}\n"
        "  two: {date: 2026-07, from: one, admit: 90%, gates: {g: {pass: 90%, when: after}}}\n";

    [[nodiscard]] Competition game(std::uint64_t seed = 1) const {
        return Competition{"criteria: {" + criteria + "}\nexpected: {x: 30, y: 20}\nteams:\n" + teams +
                               "spread: {strength: 4%, profile: 3%, growth: 0.1%, form: 2%, noise: {x: 5%, "
                               "y: 5%}}\nrounds:\n" +
                               rounds,
                           seed};
    }
};

/// Everything that a trial tells of teams a, b and c on x and y in rounds one and two.
std::vector<std::string> told(const Played& trial, const std::vector<std::string>& rounds = {"one", "two"}) {
    std::vector<std::string> lines;
    for (const std::string& round : rounds)
        for (const std::string who : {"a", "b", "c"}) {
            auto line = round + " " + who + " " + trial.exit(round, who);
            const auto& scored = trial.told(round).teams[trial.team(who)];
            if (scored)
                for (const auto value : {static_cast<double>(trial.record.strength[trial.team(who)]),
                                         static_cast<double>(trial.record.growth[trial.team(who)]),
                                         static_cast<double>(scored->form), trial.score(round, who, "x"),
                                         trial.score(round, who, "y")})
                    line += " " + Catch::Detail::stringify(value);
            lines.push_back(line);
        }
    return lines;
}

void check_same(const Competition& one, const Competition& other,
                const std::vector<std::string>& rounds = {"one", "two"}) {
    for (std::uint64_t trial = 0; trial < 200; ++trial)
        CHECK(told(one.play(trial), rounds) == told(other.play(trial), rounds));
}

} // namespace

TEST_CASE("adding a team moves no other team's draws") {
    Parts more;
    more.teams = "  z: {expected: {x: 50}}\n" + more.teams + "  d: {}\n";
    more.rounds = "  zero: {date: 2026-01, teams: [z, d]}\n" + more.rounds;
    more.rounds.replace(more.rounds.find("from: one"), 9, "from: [one, zero]");
    check_same(Parts{}.game(), more.game());
}

TEST_CASE("adding a criterion moves no draw on the others") {
    Parts more;
    more.criteria = "w: 10, x: 60, v: {parts: {u: 5}}, y: 40";
    more.teams = "  a: {growth: 0.1%, withdraw: 5%, expected: {w: 1, v: 1}}\n  b: {withdraw: 5%, expected: "
                 "{w: 1, v: 1}}\n"
                 "  c: {expected: {w: 1, v: 1}}\n";
    check_same(Parts{}.game(), more.game());
}

TEST_CASE("adding a round moves no draw of the others") {
    Parts more;
    more.rounds = "  one: {date: 2026-01, teams: {a: 90%, b: 90%, c: 90%}, gates: {g: {pass: 90%}, m: {pass: "
                  "90%, memory: true}}}\n"
                  "  between: {date: 2026-03, from: one}\n"
                  "  two: {date: 2026-07, from: one, admit: 90%, gates: {g: {pass: 90%, when: after}}}\n"
                  "  three: {date: 2026-09, from: [between, two]}\n";
    check_same(Parts{}.game(), more.game());
}

TEST_CASE("adding a gate or an uncertain number moves no other draw") {
    Parts more;
    more.rounds.replace(more.rounds.find("gates: {g"), 9,
                        "award: {p: {uniform: [1, 2]}}, gates: {h: {pass: 100%}, g");
    check_same(Parts{}.game(), more.game());
}

TEST_CASE("the order of teams and of criteria in the file moves no draw") {
    Parts turned;
    turned.criteria = "y: 40, x: 60";
    turned.teams = "  c: {name: 다}\n  b: {withdraw: 5%}\n  a: {growth: 0.1%, withdraw: 5%}\n";
    check_same(Parts{}.game(), turned.game());
}

TEST_CASE("adding a team moves no lot of the others") {
    const std::string start = "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: ";
    const Competition three{start + "}\nrounds: {r: {keep: 1}}"};
    const Competition four{start + ", d: {expected: {x: 10}}}\nrounds: {r: {keep: 1}}"};
    for (std::uint64_t trial = 0; trial < 200; ++trial)
        CHECK(three.play(trial).survivors("r") == four.play(trial).survivors("r"));
}

TEST_CASE("a trial alone is the same as in sequence, in any order") {
    const auto game = Parts{}.game();
    std::vector<std::vector<std::string>> in_sequence;
    for (std::uint64_t trial = 0; trial < 70; ++trial)
        in_sequence.push_back(told(game.play(trial)));
    for (std::uint64_t trial = 70; trial-- > 0;)
        CHECK(told(Parts{}.game().play(trial)) == in_sequence[trial]);
}

TEST_CASE("an outcome is the same whether it is recorded or not, and whatever the last one held") {
    const auto game = Parts{}.game();
    const ReferenceEngine engine(game.game(), 1);
    Outcome reused;
    for (std::uint64_t trial = 0; trial < 200; ++trial) {
        engine.play(trial, reused);
        const auto fresh = game.play(trial);
        CHECK(reused.finalists == fresh.outcome.finalists);
        for (std::size_t round = 0; round < 2; ++round) {
            const auto& one = reused.rounds[RoundId{round}];
            const auto& other = fresh.outcome.rounds[RoundId{round}];
            CHECK(one.field == other.field);
            CHECK(one.survivors == other.survivors);
            CHECK(one.tied == other.tied);
            for (const auto team : one.field - one.survivors)
                CHECK(one.cause[team.index()] == other.cause[team.index()]);
        }
    }
}

TEST_CASE("trials differ, and so do seeds") {
    const auto game = Parts{}.game();
    const auto other = Parts{}.game(2);
    for (std::uint64_t trial = 0; trial < 100; ++trial) {
        CHECK(told(game.play(trial)) != told(game.play(trial + 1)));
        CHECK(told(game.play(trial)) != told(other.play(trial)));
    }
}

TEST_CASE("trials far away can be played") {
    const auto game = Parts{}.game();
    const auto far = std::uint64_t{1} << 60;
    CHECK(told(game.play(far)) == told(game.play(far)));
    CHECK(told(game.play(far)) != told(game.play(far + 1)));
}
