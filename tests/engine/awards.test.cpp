#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

const std::string three = "criteria: {x: 100}\n"
                          "teams: {a: {expected: {x: 90}}, b: {expected: {x: 80}}, c: {expected: {x: 70}}}\n";
constexpr Micros one = 1'000'000;

} // namespace

TEST_CASE("an award goes to every survivor of its round, and to nobody else") {
    const auto trial = play(three + "rounds: {r: {keep: 2, award: {gpu: 1024}}}");
    CHECK(trial.award("gpu", "a") == 1024 * one);
    CHECK(trial.award("gpu", "b") == 1024 * one);
    CHECK(trial.award("gpu", "c") == 0);
}

TEST_CASE("an award by team has `else` for the rest") {
    const auto trial = play(three + "rounds: {r: {award: {gpu: {b: 0, else: 512}, cash: {a: 2.5}}}}");
    CHECK(trial.award("gpu", "a") == 512 * one);
    CHECK(trial.award("gpu", "b") == 0);
    CHECK(trial.award("cash", "a") == 2'500'000);
    CHECK(trial.award("cash", "c") == 0);
}

TEST_CASE("awards of several rounds add up") {
    const auto trial = play(three + "rounds: {one: {award: {gpu: 100}}, two: {keep: 1, award: {gpu: 0.25}}}");
    CHECK(trial.award("gpu", "a") == 100'250'000);
    CHECK(trial.award("gpu", "c") == 100 * one);
}

TEST_CASE("an uncertain award is drawn once, and the same for all whom it stands for") {
    const Competition game{three + "rounds: {r: {award: {gpu: {choice: {100: 30%, 200: 70%}}}}}"};
    const std::uint64_t trials = 1000;
    const auto small = game.count(trials, [](const Played& trial) {
        CHECK(trial.award("gpu", "a") == trial.award("gpu", "c"));
        CHECK((trial.award("gpu", "a") == 100 * one || trial.award("gpu", "a") == 200 * one));
        return trial.award("gpu", "a") == 100 * one;
    });
    CHECK(fits(small, trials, 0.3));
}
