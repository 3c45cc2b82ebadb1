#include "support/play.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Four teams that any score may befall; the rounds start in line 7.
std::string rounds(const std::string& lines, const std::string& teams = "{a: , b: , c: , d: }") {
    return "cutline: 1\ncriteria: {x: 60}\nexpected: {x: 30}\nteams: " + teams +
           "\nspread: {noise: 20%}\nrounds:\n" + lines;
}

const RoundPlan& find_round(const Game& game, const std::string& id) {
    return *std::ranges::find(game.plans.at(0).rounds, id, &RoundPlan::key);
}

std::string words(const Game& game, TeamSet teams) {
    std::string text;
    for (const auto team : teams)
        text += game.roster.teams[team].id;
    return text;
}

/// "who may be in the field > who may survive: how many at least-at most".
std::string reach(const std::string& lines, const std::string& id,
                  const std::string& teams = "{a: , b: , c: , d: }") {
    const auto game = game_of(rounds(lines, teams));
    const auto& round = find_round(game, id);
    return fmt::format("{} > {}: {}-{}", words(game, round.possible_field),
                       words(game, round.possible_survivors), round.least_survivors, round.most_survivors);
}

using Lines = std::vector<std::string>;

/// The complaints that say that nobody can come somewhere.
Lines told_of_nobody(const std::string& text) {
    auto lines = complaints(text);
    std::erase_if(lines,
                  [](const std::string& line) { return line.find("nobody can ever") == std::string::npos; });
    return lines;
}

} // namespace

TEST_CASE("without chance the reach of a round is exact") {
    CHECK(reach("  r: {}\n", "r") == "abcd > abcd: 4-4");
    CHECK(reach("  r: {keep: 3}\n", "r") == "abcd > abcd: 3-3");
    CHECK(reach("  r: {drop: 3}\n", "r") == "abcd > abcd: 1-1");
    CHECK(reach("  r: {keep: 9}\n", "r") == "abcd > abcd: 4-4");
    CHECK(reach("  r: {teams: [b, d]}\n", "r") == "bd > bd: 2-2");
    CHECK(reach("  r: {keep: 3}\n  s: {drop: 1}\n", "s") == "abcd > abcd: 2-2");
}

TEST_CASE("a bar may let nobody through, or all") {
    CHECK(reach("  r: {at_least: 30}\n", "r") == "abcd > abcd: 0-4");
    CHECK(reach("  r: {keep: 2, at_least: 30}\n", "r") == "abcd > abcd: 0-2");
}

TEST_CASE("entry and withdrawal by chance widen the bounds") {
    CHECK(reach("  r: {teams: {a: 100%, b: 50%, c: 0%}}\n", "r") == "ab > ab: 1-2");
    CHECK(reach("  r: {}\n", "r", "{a: {withdraw: 5%}, b: {withdraw: 100%}, c: , d: }") == "abcd > acd: 2-3");
    CHECK(reach("  r: {}\n  s: {admit: {a: 0%, b: 50%}}\n", "s") == "bcd > bcd: 2-3");
}

TEST_CASE("a drawn keep or drop spans the values that may come up") {
    CHECK(reach("  r: {keep: {choice: {1: 50%, 3: 50%}}}\n", "r") == "abcd > abcd: 1-3");
    CHECK(reach("  r: {drop: {choice: {1: 50%, 4: 50%}}}\n", "r") == "abcd > abcd: 0-3");
    CHECK(reach("  r: {keep: {choice: {0: 50%, 9: 50%}}}\n", "r") == "abcd > abcd: 0-4");
}

TEST_CASE("gates that may be failed widen the bounds, those that must be narrow them") {
    CHECK(reach("  r: {gates: {g: {pass: {a: 50%, b: 0%, else: 100%}}}}\n", "r") == "abcd > acd: 2-3");
    CHECK(reach("  r: {keep: 2, gates: {g: {pass: {a: 50%, else: 100%}}}}\n", "r") == "abcd > abcd: 2-2");
    CHECK(reach("  r: {keep: 2, gates: {g: {pass: {a: 50%, else: 100%}, when: after}}}\n", "r") ==
          "abcd > abcd: 1-2");
}

TEST_CASE("ties that all survive, or none, widen the bounds") {
    CHECK(reach("  r: {keep: 2, ties: all}\n", "r") == "abcd > abcd: 2-4");
    CHECK(reach("  r: {keep: 2, ties: none}\n", "r") == "abcd > abcd: 0-2");
    CHECK(reach("  r: {keep: 4, ties: none}\n", "r") == "abcd > abcd: 4-4");
}

TEST_CASE("nobody can ever go out of a round that cuts nobody") {
    const Lines told{"t:8:6: warning: nobody can ever reach 's'; name its `teams`, or a `from` out of which "
                     "somebody can come"};
    const std::string cuts_nobody = "  r: {final: true}\n  s: {from: {r: out}}\n";
    CHECK(told_of_nobody(rounds(cuts_nobody)) == told);
    CHECK(told_of_nobody(rounds(cuts_nobody, "{a: {withdraw: 5%}, b: }")) == told);
    CHECK(told_of_nobody(rounds("  r: {teams: {a: 50%, b: 50%}, keep: 2, final: true}\n  s: {from: {r: "
                                "out}}\n")) == told);
}

TEST_CASE("a round that nobody can reach is told, and what follows from it is not") {
    CHECK(told_of_nobody(rounds("  r: {teams: {a: 0%}}\n  s: {}\n")) ==
          Lines{"t:7:6: warning: nobody can ever reach 'r'; name its `teams`, or a `from` out of which "
                "somebody can come"});
}

TEST_CASE("a round out of which nobody can come is told, unless it was published") {
    for (const std::string block : {"{drop: 4}", "{keep: 0}", "{gates: {g: {pass: 0%}}}"})
        CHECK(told_of_nobody(rounds("  r: " + block + "\n  s: {}\n")) ==
              Lines{"t:7:6: warning: nobody can ever come out of 'r'; loosen its cut or gates"});
    CHECK(told_of_nobody(rounds("  r: {at_least: 50, published: {exits: {a: cut, b: cut, c: cut, d: cut}}}\n"
                                "  s: {teams: [a]}\n"))
              .empty());
}

TEST_CASE("what is wrong with a team or a number is not told again as an empty round") {
    CHECK(complaints(rounds("  r: {teams: [zeta]}\n")) ==
          Lines{"t:7:15: error: no team 'zeta'; known: a, b, c, d"});
}

TEST_CASE("at most 64 teams, 64 rounds and 64 leaf criteria can be played") {
    const auto sized = [](int teams, int leaves, int count) {
        std::string text = "cutline: 1\ncriteria: {";
        for (int i = 0; i < leaves; ++i)
            text += fmt::format("{}c{}: 1", i == 0 ? "" : ", ", i);
        text += "}\nteams: {";
        for (int i = 0; i < teams; ++i)
            text += fmt::format("{}t{}: ", i == 0 ? "" : ", ", i);
        text += "}\nrounds: {";
        for (int i = 0; i < count; ++i)
            text += fmt::format("{}r{}: {}", i == 0 ? "" : ", ", i, i + 1 == count ? "{keep: 2}" : "{}");
        text += "}\nexpected: {";
        for (int i = 0; i < leaves; ++i)
            text += fmt::format("{}c{}: 0.5", i == 0 ? "" : ", ", i);
        return text + "}\n";
    };
    CHECK(complaints(sized(64, 64, 64)).empty());
    CHECK(complaints(sized(65, 1, 1)) == Lines{"t:3:8: error: there are 65 teams; at most 64 can be played"});
    CHECK(complaints(sized(2, 1, 65)) ==
          Lines{"t:4:9: error: there are 65 rounds; at most 64 can be played"});
    CHECK(complaints(sized(2, 65, 1)) ==
          Lines{"t:2:11: error: there are 65 leaf criteria; at most 64 can be scored"});

    Outcome outcome;
    const auto game = game_of(sized(64, 64, 64));
    ReferenceEngine(game, 1).play(0, outcome);
    CHECK(outcome.finalists.size() == 2);
}

TEST_CASE("the bounds never exclude what can happen") {
    // Every combination of these ways to enter, to go and to be judged; what 60 trials do must lie within.
    const std::vector<std::string> cuts{"",
                                        "keep: 1, ",
                                        "keep: 3, ties: all, ",
                                        "drop: 2, ties: none, ",
                                        "drop: 1, at_least: 30, ",
                                        "keep: {choice: {1: 50%, 3: 50%}}, "};
    const std::vector<std::string> gates{"", "gates: {g: {pass: {a: 50%, b: 0%, else: 100%}}}, ",
                                         "gates: {g: {measure: x, at_least: 30, when: after}}, "};
    const std::vector<std::string> entries{"", "teams: {a: 50%, b: 100%, c: 100%}, "};
    const std::vector<std::string> seconds{"from: one", "from: {one: out}",
                                           "from: [one, {one: out}], admit: {a: 50%}",
                                           "from: one, teams: {a: 50%, d: 100%}"};
    std::size_t games = 0;
    for (const auto& cut : cuts)
        for (const auto& gate : gates)
            for (const auto& entry : entries)
                for (const auto& second : seconds) {
                    const auto text = "criteria: {x: {points: 60, resolution: 15}}\nexpected: {x: 30}\n"
                                      "teams: {a: {withdraw: 10%}, b: , c: , d: }\nspread: {noise: "
                                      "25%}\nrounds:\n  one: {" +
                                      entry + cut + gate +
                                      "final: " + (second == "from: {one: out}" ? "true" : "false") +
                                      "}\n  two: {" + second + ", keep: 2}\n";
                    INFO(text);
                    const Competition game{text};
                    ++games;
                    for (std::uint64_t trial = 0; trial < 60; ++trial) {
                        const auto played = game.play(trial);
                        for (const auto& round : played.plan().rounds) {
                            const auto& told = played.outcome.rounds[round.id];
                            CHECK(told.field.within(round.possible_field));
                            CHECK(told.survivors.within(round.possible_survivors));
                            CHECK(told.survivors.size() >= round.least_survivors);
                            CHECK(told.survivors.size() <= round.most_survivors);
                        }
                    }
                }
    CHECK(games == 144);
}
