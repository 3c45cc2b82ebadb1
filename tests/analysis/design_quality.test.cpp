#include "support/game_text.hpp"

#include <cutline/analysis/design_quality.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

constexpr Confidence usual{0.95};
constexpr double deviate_63 = 1.998340543; // t of 63 degrees at 95%

/// Two teams as good as each other on average, whose strength has sd 3 points and their noise sd 4.
DesignQuality duel(const std::string& noise = "4%") {
    const auto game = game_of("cutline: 1\n"
                              "criteria: {c: 100}\n"
                              "expected: {c: 50}\n"
                              "teams: {a: {}, b: {}}\n"
                              "spread: {strength: 3%, noise: " +
                              noise +
                              "}\n"
                              "finalists: 1\n"
                              "rounds: {only: {keep: 1}}\n");
    return estimate_design(run(game, {.trials = 400'000, .design = true}).tally, usual).value();
}

/// Within 5 standard errors, which come from 64 groups: t of 63 degrees is beyond once in 200,000.
bool agrees(const Estimated& estimated, double truth) {
    const double error = (estimated.interval.high - estimated.interval.low) / 2 / deviate_63;
    return std::abs(estimated.value - truth) <= 5 * error;
}

} // namespace

TEST_CASE("the stronger of two teams wins as often as the angle between strength and score says") {
    // The correlation of the differences of strength and of score is 3/5: they have the same sign with chance
    // 1/2 + asin(3/5) / π (Sheppard 1899), and with X the difference of strength, of sd 3√2 points,
    // E |X| − E X sign(score) = sd √(2/π) (1 − 3/5), of which half is lost.
    const double pi = std::acos(-1.0);
    const double right = 0.5 + std::asin(0.6) / pi;
    const double lost = 3 * std::sqrt(2.0) * std::sqrt(2 / pi) * 0.4 / 2;
    const auto design = duel();
    const double error = std::sqrt(right * (1 - right) / 400'000);
    CHECK(std::abs(design.strongest_survives.p - right) <= 5 * error);
    CHECK(design.strongest_are_final.count == design.strongest_survives.count);
    CHECK(agrees(design.strength_lost, lost));
    CHECK(agrees(design.kendall, 2 * right - 1)); // of one pair: 1 or −1

    // The fault that this would catch: noise of another size.
    const auto noisier = duel("4.2%");
    CHECK(std::abs(noisier.strongest_survives.p - right) > 5 * error);
    CHECK_FALSE(agrees(noisier.strength_lost, lost));
    CHECK_FALSE(agrees(noisier.kendall, 2 * right - 1));
}

TEST_CASE("without noise the strongest are those that are left") {
    const auto design = duel("0%");
    CHECK(design.strongest_survives.p == 1);
    CHECK(design.strength_lost.value == 0);
    CHECK(design.kendall.value == 1);
}

TEST_CASE("a run that isn't asked counts no design, and counts the same else") {
    const auto game =
        game_of("cutline: 1\ncriteria: {c: 100}\nexpected: {c: 50}\nteams: {a: {}, b: {}, d: {}}\n"
                "spread: {strength: 3%, noise: 3%}\nrounds: {only: {keep: 2}}\n");
    auto asked = run(game, {.trials = 20'000, .design = true}).tally;
    const auto plain = run(game, {.trials = 20'000}).tally;
    CHECK_FALSE(estimate_design(plain, usual));
    CHECK(asked.design->trials() == 20'000);
    const auto reference = run(game, {.trials = 20'000, .engine = Engine::reference, .design = true}).tally;
    CHECK(reference == asked);
    asked.design.reset();
    CHECK(asked == plain);
}
