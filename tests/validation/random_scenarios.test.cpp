// What holds for every competition, tried on random ones.

#include "support/game_text.hpp"
#include "support/random_scenario.hpp"
#include "validation/invariants.hpp"

#include <cutline/engine/reference.hpp>

#include <catch2/catch.hpp>

using namespace cutline;
using namespace cutline::test;

namespace {

constexpr std::uint64_t trials = 64;
constexpr std::uint64_t seed = 7;

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += line + "\n";
    return text;
}

/// Plays a scenario one trial at a time. @return what is broken; empty if nothing is.
std::string find_fault(const std::string& text) try {
    const auto game = game_of(text);
    const ReferenceEngine engine(game, seed);
    Tally alone(game);
    Tally early(game);
    Tally late(game);
    Outcome outcome;
    Outcome again;
    TrialRecord record;
    for (std::uint64_t trial = trials; trial-- > 0;) { // backwards: no trial knows of another
        engine.play(trial, outcome, &record);
        const auto broken = TrialCheck(game, game.plans[record.plan], outcome, record).broken();
        if (!broken.empty())
            return fmt::format("trial {} of seed {}: {}", trial, seed, joined(broken));
        engine.play(trial, again);
        if (!same(outcome, again))
            return fmt::format("trial {} of seed {}: it is another one when played again", trial, seed);
        alone.add(outcome);
        (trial % 2 == 0 ? early : late).add(outcome);
    }
    const auto whole = tally_of(game, trials, seed);
    if (const auto broken = broken_sums(game, whole); !broken.empty())
        return joined(broken);
    if (!(whole == alone))
        return "the trials of a run are not the trials alone";
    early.merge(late);
    if (!(whole == early))
        return "two halves do not merge to the whole";
    return {};
} catch (const InputError& error) {
    return error.what();
} catch (const std::exception& error) {
    return fmt::format("it throws: {}", error.what());
}

void check_scenarios(std::uint64_t first, std::uint64_t last) {
    for (auto number = first; number < last; ++number) {
        const auto text = random_scenario(number);
        const auto fault = find_fault(text);
        if (fault.empty())
            continue;
        INFO("random scenario " << number << ":\n" << text);
        FAIL_CHECK(fault);
    }
    SUCCEED();
}

} // namespace

TEST_CASE("a thousand random scenarios are valid, and each trial of them keeps to the rules", "[slow]") {
    check_scenarios(0, 1'000);
}

TEST_CASE("ten thousand more random scenarios keep to the rules", "[long]") {
    check_scenarios(1'000, 11'000);
}

TEST_CASE("a random scenario is the same text whenever it is asked for") {
    CHECK(random_scenario(42) == random_scenario(42));
    CHECK(random_scenario(42) != random_scenario(43));
}

TEST_CASE("random scenarios have every feature of the language that decides a trial") {
    std::string all;
    for (std::uint64_t number = 0; number < 300; ++number)
        all += random_scenario(number);
    for (const auto* feature : {"parts:",
                                "resolution:",
                                "panel:",
                                "normalise: top",
                                "normalise: minmax",
                                "normalise: rank",
                                "weights:",
                                "aggregate: geometric",
                                "dirichlet:",
                                "simplex:",
                                "order:",
                                "within:",
                                "uniform:",
                                "triangular:",
                                "pert:",
                                "normal:",
                                "lognormal:",
                                "beta:",
                                "choice:",
                                "inputs:",
                                ": $",
                                "growth:",
                                "withdraw:",
                                "strength:",
                                "profile:",
                                "form:",
                                "noise:",
                                "else:",
                                "date:",
                                "from:",
                                ": out}",
                                "from: []",
                                "teams:",
                                "admit:",
                                "keep:",
                                "drop:",
                                "at_least:",
                                "ties: all",
                                "ties: none",
                                "ties: [",
                                "ties: random",
                                "pass:",
                                "memory: true",
                                "when: after",
                                "measure: total",
                                "of:",
                                "per_month:",
                                "spends_cut: true",
                                "carry:",
                                "award:",
                                "final: true",
                                "spread: {form",
                                "criteria: {c",
                                "variants:",
                                "open_rules:",
                                "newcomer",
                                "withdraw: 100%",
                                ": 0%",
                                "set:"})
        CHECK_THAT(all, Catch::Contains(feature));
}

// The checks themselves: each fault in an outcome is seen.
TEST_CASE("an outcome that breaks the rules is told from one that keeps them") {
    const auto game =
        game_of("{cutline: 1, criteria: {x: 100}, expected: {x: 50}, teams: {a: {}, b: {}, c: {}},\n"
                "spread: {noise: 5%}, rounds: {r: {keep: 1, award: {gpu: 1}}}, finalists: 1}");
    const ReferenceEngine engine(game, seed);
    Outcome outcome;
    TrialRecord record;
    engine.play(0, outcome, &record);
    const auto is_sound = [&] {
        return TrialCheck(game, game.plans.front(), outcome, record).broken().empty();
    };
    REQUIRE(is_sound());
    auto& round = outcome.rounds[RoundId{0}];
    const auto winner = *round.survivors.begin();
    const auto loser = *(round.field - round.survivors).begin();

    SECTION("a survivor too many") {
        round.survivors.insert(loser);
        outcome.finalists = round.survivors;
    }
    SECTION("a survivor who was not in the field") {
        round.field.erase(winner);
    }
    SECTION("the wrong one stays") {
        round.survivors = {};
        round.survivors.insert(loser);
        round.cause[winner.index()] = static_cast<std::uint8_t>(cause_cut.index());
        outcome.finalists = round.survivors;
    }
    SECTION("a withdrawal of a team that never withdraws") {
        round.cause[loser.index()] = static_cast<std::uint8_t>(cause_withdrew.index());
    }
    SECTION("a finalist who did not survive") {
        outcome.finalists.insert(loser);
    }
    SECTION("an award for a loser") {
        outcome.awards[AwardId{0}][loser.index()] = 1;
    }
    SECTION("an origin that does not feed the round") {
        round.origin[winner.index()] = 0;
    }
    CHECK_FALSE(is_sound());
}

TEST_CASE("a tally that does not add up is told from one that does") {
    const auto run =
        play_text("{cutline: 1, criteria: {x: 100}, expected: {x: 50}, teams: {a: {}, b: {}, c: {}},\n"
                  "spread: {noise: 5%}, rounds: {r: {keep: 1}}, finalists: 1}",
                  100);
    REQUIRE(broken_sums(run.game, run.tally).empty());
    auto tally = run.tally;
    auto& round = tally.rounds[RoundId{0}];
    SECTION("a team is forgotten") {
        ++round.entered[TeamId{0}];
    }
    SECTION("an exit is counted twice") {
        ++round.exits[TeamId{1}][cause_cut];
    }
    SECTION("a survivor is counted twice") {
        ++round.survived[TeamId{1}];
    }
    SECTION("a trial is counted twice") {
        ++tally.trials;
    }
    SECTION("a finalist is counted twice") {
        ++tally.finals[TeamId{1}];
    }
    SECTION("a set of survivors is counted twice") {
        round.path->add(TeamSet::first(1));
    }
    CHECK_FALSE(broken_sums(run.game, tally).empty());
}
