#include "support/play.hpp"
#include "support/statistics.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Teams a, b, c with 90, 80 and 70 points; variants that keep 1, 2 or 3 of them, or weigh y alone.
const std::string three =
    "criteria: {x: 60, y: 40}\n"
    "teams: {a: {expected: {x: 60, y: 30}}, b: {expected: {x: 48, y: 32}}, c: {expected: {x: 30, y: 40}}}\n"
    "rounds: {r: {keep: 3}}\n"
    "variants:\n"
    "  one: {title: 하나, set: {rounds.r.keep: 1}}\n"
    "  two: {set: {rounds.r.keep: 2}}\n"
    "  only-y: {set: {weights: {x: 0, y: 40}}}\n";
constexpr std::uint64_t trials = 3000;

} // namespace

TEST_CASE("without open rules there is one plan, as the file stands") {
    const Competition game{three};
    CHECK(game.game().plans.size() == 1);
    CHECK(game.play().survivors("r") == "a b c");
    CHECK(game.play().record.settled.empty());
}

TEST_CASE("an open rule is settled in every trial in the given proportions") {
    const Competition game{three + "open_rules: {cut: {as-is: 20%, one: 50%, two: 30%}}"};
    std::array<double, 3> counts{};
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        const auto played = game.play(trial);
        const auto survivors = played.survivors("r");
        CHECK(played.record.plan == (survivors == "a b c" ? 0 : survivors == "a" ? 1 : 2));
        CHECK(played.record.settled == std::vector<std::string>{survivors == "a b c" ? "as-is"
                                                                : survivors == "a"   ? "one"
                                                                                     : "two"});
        counts.at(played.record.plan) += 1;
    }
    const std::array<double, 3> chances{0.2, 0.5, 0.3};
    CHECK(statistics::plausible(statistics::chi_square_p_value(counts, chances)));
    const std::array<double, 3> others{0.25, 0.45, 0.3}; // what a fault of 5% would look like
    CHECK_FALSE(statistics::plausible(statistics::chi_square_p_value(counts, others)));
}

TEST_CASE("open rules are settled independently, and the last varies fastest among the plans") {
    const Competition game{
        three + "open_rules: {cut: {as-is: 50%, one: 30%, two: 20%}, scoring: {as-is: 60%, only-y: 40%}}"};
    REQUIRE(game.game().plans.size() == 6);
    std::array<double, 6> counts{};
    const std::vector<std::string> cuts{"as-is", "one", "two"};
    const std::vector<std::string> scorings{"as-is", "only-y"};
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        const auto played = game.play(trial);
        const auto plan = played.record.plan;
        counts.at(plan) += 1;
        CHECK(played.record.settled == std::vector{cuts.at(plan / 2), scorings.at(plan % 2)});
        CHECK(played.weight("r", "x") == (plan % 2 == 0 ? 60 : 0));
        CHECK(played.round("r").survivors.size() == (plan < 2 ? 3 : plan < 4 ? 1 : 2));
    }
    const std::array<double, 6> chances{0.3, 0.2, 0.18, 0.12, 0.12, 0.08};
    CHECK(statistics::plausible(statistics::chi_square_p_value(counts, chances)));
}

TEST_CASE("where two open rules say the same thing the later one wins") {
    const Competition game{three + "open_rules: {first: {one: 100%}, second: {two: 100%}}"};
    CHECK(game.play().survivors("r") == "a b");
    const Competition turned{three + "open_rules: {second: {two: 100%}, first: {one: 100%}}"};
    CHECK(turned.play().survivors("r") == "a");
}

TEST_CASE("a variant of no chance never comes up") {
    const Competition game{three + "open_rules: {cut: {one: 0%, two: 100%}}"};
    CHECK(game.count(500, [](const Played& trial) { return trial.survivors("r") == "a b"; }) == 500);
}

TEST_CASE("teams and rounds that only a variant has keep one id in all plans") {
    const Competition game{
        "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: }\nrounds: {r: {keep: 2}}\n"
        "variants: {more: {set: {teams.c: {expected: {x: 60}}, rounds.s: {keep: 1}}},\n"
        "           other: {set: {teams.d: {expected: {x: 70}}}}}\n"
        "open_rules: {who: {as-is: 50%, more: 50%}, whom: {as-is: 50%, other: 50%}}"};
    CHECK(game.game().roster.teams.size() == 4);
    for (std::uint64_t trial = 0; trial < 40; ++trial) {
        const auto played = game.play(trial);
        const bool more = played.record.settled.at(0) == "more";
        const bool other = played.record.settled.at(1) == "other";
        CHECK(played.exit("r", "c") ==
              (more ? (played.exit("r", "c") == "cut" ? "cut" : "stayed") : "absent"));
        CHECK((played.exit("r", "d") != "absent") == other);
        CHECK(played.round("s").field.size() == (more ? 2 : 0));
        CHECK(played.outcome.finalists.size() == (more ? 1 : 2));
    }
}

TEST_CASE("open rules leave the draws of everything else alone") {
    const std::string spread = three + "spread: {strength: 5%, form: 5%, noise: 5%}\n";
    const Competition closed{spread};
    const Competition open{spread + "open_rules: {cut: {as-is: 50%, one: 50%}}"};
    for (std::uint64_t trial = 0; trial < 40; ++trial)
        CHECK(open.play(trial).total("r", "b") == closed.play(trial).total("r", "b"));
}

TEST_CASE("set patches the file itself") {
    CHECK(play(three + "set: {rounds.r.keep: 2, teams.a.expected.x: 0}").survivors("r") == "b c");
}

TEST_CASE("a variant that is taken leaves the open rules open") {
    Diagnostics diagnostics;
    const auto document = load_document_text(
        "cutline: 1\n" + three + "open_rules: {scoring: {as-is: 50%, only-y: 50%}}", "t", diagnostics);
    const auto game = make_game(apply_variant(document, "two", diagnostics));
    REQUIRE_FALSE(diagnostics.has_errors());
    CHECK(game.plans.size() == 2);
    CHECK(game.scenario.rounds.at(0).keep->value == 2);
}

TEST_CASE("a file that extends another is played as the patched whole") {
    auto folder = (std::filesystem::temp_directory_path() / "cutline-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    std::ofstream{folder + "/base.yaml"} << "cutline: 1\n" << three;
    std::ofstream{folder + "/child.yaml"}
        << "cutline: 1\nextends: base.yaml\nrounds: {r: {keep: 2}, s: {keep: 1}}\n";
    Diagnostics diagnostics;
    const auto game = make_game(load_document(folder + "/child.yaml", diagnostics));
    std::filesystem::remove_all(folder);
    Outcome outcome;
    ReferenceEngine(game, 1).play(0, outcome);
    CHECK(outcome.rounds[RoundId{0}].survivors.size() == 2);
    CHECK(outcome.finalists.size() == 1);
}

TEST_CASE("a variant and an open rule may carry a note") {
    const Competition game{three + "  noted: {note: 검토 중, set: {rounds.r.keep: 1}}\n"
                                   "open_rules: {cut: {as-is: 50%, noted: 50%, note: 미정}}"};
    CHECK(game.game().plans.size() == 2);
}
