#include "support/game_text.hpp"

#include <cutline/analysis/target.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

constexpr Confidence usual{0.95};
constexpr double deviate_63 = 1.998340543; // t of 63 degrees at 95%

/// Two teams, one criterion of 80 points in two parts and one of 20; each score of the larger one has a noise
/// of 3% of its points.
Game duel(const std::string& a_on_small = "10") {
    return game_of("cutline: 1\n"
                   "criteria: {large: {parts: {one: 40, two: 40}}, small: 20}\n"
                   "teams: {a: {expected: {large: 40, small: " +
                   a_on_small +
                   "}}, b: {expected: {large: 40, small: 10}}}\n"
                   "spread: {noise: {one: 3%, two: 3%, small: 0%}}\n"
                   "finalists: 1\n"
                   "rounds: {only: {keep: 1}}\n");
}

Target found(const Game& game, const TargetQuestion& question,
             const CountsOptions& options = {.trials = 200'000}) {
    const auto lifts = scout(game, question, options);
    const TargetStudy study{game, question, lifts};
    const auto counts = run_counts(study.empty(), study.player(options.seed, options.engine), options).tally;
    return study.estimate(counts, usual);
}

/// The difference of two totals has a variance of 2 × 2 × 1.2².
const double sd = 2 * 1.2;

/// Within 5 standard errors; t of 63 degrees is beyond once in 200,000.
bool agrees(const std::optional<Estimated>& answer, double truth) {
    if (!answer)
        return false;
    const double error = (answer->interval.high - answer->interval.low) / 2 / deviate_63;
    return std::abs(answer->value - truth) <= 5 * error;
}

} // namespace

TEST_CASE("the points for a chance are the normal law's deviate") {
    const auto game = duel();
    const double z_80 = 0.8416212335729143;
    for (const auto* criterion : {"large", "small", "one", "all"}) {
        INFO(criterion);
        TargetQuestion question{TeamId{0}, criterion, {}, 0.8};
        if (std::string_view{criterion} == "all")
            question.criterion.reset();
        const auto target = found(game, question);
        CHECK(agrees(target.points, z_80 * sd));
        CHECK_FALSE(agrees(target.points, z_80 * sd * 1.05)); // what a fault of 5% would give
        CHECK(target.now.points == 0);
        CHECK(std::abs(target.now.p.p - 0.5) < 5 * std::sqrt(0.25 / 200'000));
        question.probability = 0.2;
        CHECK(agrees(found(game, question).points, -z_80 * sd));
    }
}

TEST_CASE("two equal teams need nothing for an even chance") {
    CHECK(agrees(found(duel(), {TeamId{0}, {}, {}, 0.5}).points, 0));
    CHECK(agrees(found(duel(), {TeamId{0}, {}, RoundId{0}, 0.5}).points, 0));
}

TEST_CASE(
    "a chance that full points don't give is out of reach, and so is one that no points don't take away") {
    const auto never = found(
        game_of("cutline: 1\n"
                "criteria: {large: 80, small: 20}\n"
                "teams: {a: {expected: {large: 30, small: 10}}, b: {expected: {large: 60, small: 15}}}\n"
                "spread: {noise: 3%}\n"
                "finalists: 1\n"
                "rounds: {only: {keep: 1}}\n"),
        {TeamId{0}, "small", {}, 0.5});
    CHECK_FALSE(never.points);
    CHECK(never.limit.points == Approx(10));
    CHECK(never.limit.p.p < 0.01);

    const auto sure = found(
        game_of("cutline: 1\n"
                "criteria: {large: 80, small: 20}\n"
                "teams: {a: {expected: {large: 60, small: 10}}, b: {expected: {large: 20, small: 15}}}\n"
                "spread: {noise: 3%}\n"
                "finalists: 1\n"
                "rounds: {only: {keep: 1}}\n"),
        {TeamId{0}, "small", {}, 0.5});
    CHECK_FALSE(sure.points);
    CHECK(sure.limit.points == Approx(-10));
    CHECK(sure.limit.p.p > 0.99);
}

TEST_CASE("points are added in proportion, up to full points") {
    const auto game = duel();
    const TargetQuestion all{TeamId{0}, {}, {}, 0.5};
    const TargetQuestion large{TeamId{0}, "large", {}, 0.5};
    CHECK(points_of_lift(game, all, 0.1) == Approx(10));
    CHECK(points_of_lift(game, large, 0.1) == Approx(8));
    CHECK(points_of_lift(game, large, 2) == Approx(40));
    CHECK(points_of_lift(game, large, -2) == Approx(-40));
    CHECK_THROWS_AS(points_of_lift(game, {TeamId{0}, "medium", {}, 0.5}, 0.1), std::invalid_argument);
}

TEST_CASE("a target is the same with either engine and any number of threads") {
    const auto game = duel("9");
    const TargetQuestion question{TeamId{0}, {}, {}, 0.6};
    const auto points = [&](Engine engine, unsigned threads) {
        return found(game, question, {.trials = 70'000, .engine = engine, .threads = threads}).points;
    };
    const auto expected = points(Engine::batch, 1);
    REQUIRE(expected);
    CHECK(points(Engine::batch, 3) == expected);
    CHECK(points(Engine::reference, 2) == expected);
}
