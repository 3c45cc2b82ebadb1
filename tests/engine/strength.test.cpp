#include "support/game_text.hpp"
#include "support/random_scenario.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>
#include <cutline/engine/strength.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Two criteria of 50 points, two rounds 31 days apart.
Game game_with(const std::string& weights, const std::string& spread = "") {
    return game_of("cutline: 1\n"
                   "criteria: {b: 50, c: 50}\n" +
                   weights +
                   "teams: {x: {expected: {b: 30, c: 20}, growth: 1%}, y: {expected: {b: 25, c: 60}}}\n"
                   "spread: {" +
                   spread +
                   "noise: 5%, form: 3%}\n"
                   "finalists: 1\n"
                   "rounds: {one: {date: 2026-08, keep: 2}, two: {date: 2026-09, keep: 1}}\n");
}

Strength strength_of(const Game& game, std::size_t team, std::uint64_t trial = 0) {
    Outcome outcome;
    ReferenceEngine{game, 1, Strengths::told}.play(trial, outcome);
    return outcome.strengths[TeamId{team}];
}

} // namespace

TEST_CASE("strength is the last round's total on an average day, beyond full points too") {
    // 60 × 30/50 + 40 × 20/50 + 100 × 1% × 31/30.4375 = 53.01848; 60 × 25/50 + 40 × 60/50 = 78.
    const auto game = game_with("weights: {b: 60, c: 40}\n");
    for (const std::uint64_t trial : {0U, 1U, 77U}) {
        CHECK(strength_of(game, 0, trial) == 530'185);
        CHECK(strength_of(game, 1, trial) == 780'000);
    }
}

TEST_CASE("uncertain weights stand at their means") {
    const auto expected = strength_of(game_with("weights: {b: 60, c: 40}\n"), 0);
    const auto mean = [&](const std::string& weights) { return strength_of(game_with(weights), 0, 5); };
    CHECK(mean("weights: {b: {uniform: [50, 70]}, c: 40}\n") == expected);
    CHECK(mean("weights: {b: {normal: [60, 5], within: [50, 70]}, c: 40}\n") == expected);
    CHECK(mean("weights: {dirichlet: {b: 60, c: 40}, concentration: 10}\n") == expected);
    // Two weights in order on the simplex of 100: the larger is uniform on 50 … 100, 75 on average. The mean
    // of 4,096 draws is off by 50/√12/64 = 0.23, and each point moves from a share of 0.4 to one of 0.6: 6 of
    // them 1.4.
    const auto ordered = mean("weights: {simplex: [b, c], order: [b, c]}\n");
    const auto at_75 = strength_of(game_with("weights: {b: 75, c: 25}\n"), 0);
    CHECK(std::abs(static_cast<double>(ordered - at_75)) < 6 * 0.23 * 0.2 * 10'000);
}

TEST_CASE("what stays with a team is part of its strength, what comes and goes is not") {
    CHECK(strength_of(game_with(""), 0, 3) == strength_of(game_with(""), 0, 4));
    for (const auto* spread : {"strength: 2%, ", "profile: 2%, ", "growth: 1%, "})
        CHECK(strength_of(game_with("", spread), 0, 3) != strength_of(game_with("", spread), 0, 4));
}

TEST_CASE("both engines tell the same strengths, and none unless they are asked") {
    for (std::uint64_t number = 0; number < 60; ++number) {
        const auto game = game_of(random_scenario(number));
        const BatchEngine batch(game, number, Strengths::told);
        const ReferenceEngine reference(game, number, Strengths::told);
        Outcome expected;
        batch.play(0, 150, [&](const OutcomeColumns& columns, std::span<const std::uint64_t> trials) {
            for (std::size_t lane = 0; lane < columns.lanes; ++lane) {
                reference.play(trials[lane], expected);
                for (std::size_t team = 0; team < game.roster.teams.size(); ++team)
                    if (columns.strengths[TeamId{team}][lane] != expected.strengths[TeamId{team}])
                        FAIL("scenario " << number << ", trial " << trials[lane] << ", team " << team);
            }
        });
        BatchEngine(game, number)
            .play(0, 32, [](const OutcomeColumns& columns, std::span<const std::uint64_t>) {
                CHECK(columns.strengths.empty());
            });
    }
}
