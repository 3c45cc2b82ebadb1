#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// 40 of 50 points on x and 45 on y.
const std::string one_team = "criteria: {x: 50, y: 50}\nteams: {a: {expected: {x: 40, y: 45}}}\n";

} // namespace

TEST_CASE("weights of a round replace the top level's; what they don't name has its points") {
    const auto trial =
        play(one_team + "weights: {x: 10, y: 20}\nrounds: {one: {}, two: {weights: {x: 30}}, three: {}}");
    CHECK(trial.total("one", "a") == 26);   // 8 + 18
    CHECK(trial.total("two", "a") == 69);   // 30 × 0.8 + 50 × 0.9: y has its points, not 20
    CHECK(trial.total("three", "a") == 26); // only that round
}

TEST_CASE("the aggregate of a round replaces the top level's") {
    const auto trial = play(one_team + "aggregate: geometric\nrounds: {one: {}, two: {aggregate: sum}}");
    CHECK(trial.total("one", "a") == 84.8528); // 100 × √0.72
    CHECK(trial.total("two", "a") == 85);
}

TEST_CASE("form and noise of a round replace the whole key; an absent one is inherited") {
    const Competition game{
        "criteria: {x: 50, y: 50}\nexpected: {x: 25, y: 25}\nteams: {a: , b: }\n"
        "spread: {form: {a: 1%, else: 2%}, noise: {x: 3%, y: 4%}}\n"
        "rounds: {one: {}, two: {spread: {form: {b: 5%}}}, three: {spread: {noise: {x: 6%}}}}"};
    const auto form = [&](std::size_t round, std::size_t team) {
        return game.plan().rounds.at(round).form[TeamId{team}].constant;
    };
    const auto noise = [&](std::size_t round, std::size_t leaf) {
        return game.plan().rounds.at(round).leaves[LeafId{leaf}].noise.constant;
    };
    CHECK(form(0, 0) == exactly(0.01));
    CHECK(form(0, 1) == exactly(0.02));
    CHECK(form(1, 0) == 0); // the whole key: neither the 1% nor the `else` is left
    CHECK(form(1, 1) == exactly(0.05));
    CHECK(form(2, 0) == exactly(0.01));
    CHECK(noise(0, 0) == exactly(0.03));
    CHECK(noise(1, 1) == exactly(0.04));
    CHECK(noise(2, 0) == exactly(0.06));
    CHECK(noise(2, 1) == 0);
}

TEST_CASE("a round may say resolution, panel and normalise of a leaf anew; the rest is inherited") {
    const Competition game{
        "criteria: {x: {points: 50, resolution: 1, panel: {raters: 4, spread: 10%}, normalise: top}, y: 50}\n"
        "teams: {a: {expected: {x: 40.6, y: 10}}, b: {expected: {x: 20.3, y: 20}}}\n"
        "rounds: {one: {}, two: {criteria: {x: {resolution: 0.5}}},\n"
        "         three: {criteria: {x: {panel: {raters: 16, spread: 10%}}, y: {normalise: rank}}}}"};
    const auto& rounds = game.plan().rounds;
    const auto x = [&](std::size_t round) { return rounds.at(round).leaves[LeafId{0}]; };
    CHECK(x(0).resolution.constant == 1);
    CHECK(x(1).resolution.constant == 0.5);
    CHECK(x(2).resolution.constant == 1);
    CHECK(x(0).noise.constant == exactly(0.05));
    CHECK(x(1).noise.constant == exactly(0.05));
    CHECK(x(2).noise.constant == exactly(0.025));
    CHECK(x(2).normalise == Normalise::top);
    CHECK(rounds.at(2).leaves[LeafId{1}].normalise == Normalise::rank);
    CHECK(rounds.at(0).leaves[LeafId{1}].normalise == Normalise::none);
}

TEST_CASE("a round's new resolution and normalise are what scores are made with") {
    const auto trial = play("criteria: {x: {points: 50, resolution: 1}}\n"
                            "teams: {a: {expected: {x: 40.6}}, b: {expected: {x: 20.3}}}\n"
                            "rounds: {one: {}, two: {criteria: {x: {resolution: 0.5, normalise: minmax}}}}");
    CHECK(trial.total("one", "a") == 41);
    CHECK(trial.score("two", "a", "x") == exactly(40.5));
    CHECK(trial.total("two", "a") == 50);
    CHECK(trial.total("two", "b") == 0);
}

TEST_CASE("a panel replaces the noise that a round says anew too") {
    const Competition game{"criteria: {x: {points: 50, panel: {raters: 4, spread: 10%}}, y: 50}\n"
                           "expected: {x: 1, y: 1}\nteams: {a: }\nrounds: {r: {spread: {noise: 9%}}}"};
    CHECK(game.plan().rounds.at(0).leaves[LeafId{0}].noise.constant == exactly(0.05));
    CHECK(game.plan().rounds.at(0).leaves[LeafId{1}].noise.constant == exactly(0.09));
}
