// What is found by playing again: the nearest weights that change the finalists, and the ranks without a
// team.

#include "analysis/two_teams.hpp"

#include <cutline/analysis/weight_flip.hpp>
#include <cutline/analysis/weight_second_runs.hpp>
#include <cutline/analysis/weight_study.hpp>
#include <cutline/evidence/posterior.hpp>

#include <catch2/catch.hpp>

#include <cmath>

using namespace cutline;
using namespace cutline::test;

namespace {

SecondRuns second(std::uint64_t trials, Confidence confidence = nearly_certain) {
    return {.seed = 1,
            .trials = trials,
            .confidence = confidence,
            .threads = 1,
            .executor = Executor::serial,
            .on_progress = {}};
}

} // namespace

TEST_CASE("a team's confidence factor is its chance at its central weights") {
    const auto game = two_teams();
    const WeightStudy study(game, {});
    const auto found = study.estimate(count(study, 20'000), Confidence{0.95});
    const auto factors = confidence_factors(study, found, second(20'000)).value();
    CHECK(factors[TeamId{0}]->p == 1); // 7/18 + 7/18 > 2/9
    CHECK(factors[TeamId{1}]->p == 1); // 2/3 > 1/3
}

TEST_CASE("the nearest flip and the stability of each weight are those of the closed form", "[slow]") {
    const auto game = two_teams();
    const WeightStudy study(game, {});
    const auto flips = find_flips(study, second(20'000, Confidence{0.95})).value();
    CHECK(flips.finalists == std::vector{TeamId{0}});
    // b is first when w2 > 50: 15 of 100 change hands.
    REQUIRE(flips.nearest);
    CHECK(flips.nearest->distance.value == Approx(0.15).margin(0.001));
    CHECK(holds(flips.nearest->distance.interval, 0.15));
    CHECK(flips.nearest->to == std::vector{TeamId{1}});
    CHECK(flips.nearest->weights[1] == Approx(50).margin(0.1));
    REQUIRE(flips.check);
    CHECK(flips.check->holds);
    CHECK(flips.check->weights[1] > 50);
    CHECK(flips.check->difference.value == 1);
    // y alone: from 0 to 50. x alone: (100 − x) 35/60 > 50 when x < 14.29. z alone: never.
    const auto& s = flips.stability;
    CHECK_FALSE(s[1].low.to);
    CHECK(s[1].high.weight.value == Approx(50).margin(0.2));
    CHECK(holds(s[1].high.weight.interval, 50));
    CHECK(s[0].low.weight.value == Approx(100 - 50 * 60.0 / 35).margin(0.2));
    CHECK(holds(s[0].low.weight.interval, 100 - 50 * 60.0 / 35));
    CHECK_FALSE(s[0].high.to);
    CHECK_FALSE(s[2].low.to);
    CHECK_FALSE(s[2].high.to);
}

TEST_CASE("the nearest flip of a noisy competition is where a normal difference changes sign") {
    // Equal spreads, so the likelier is the one with the larger mean: a has (0.6, 0.4, 0.5) of the points, b
    // (0.4, 0.7, 0.5). 0.2 w1 = 0.3 w2 where w1 / w2 = 3/2. From 50 and 20, moving t from x to y: 50 − t
    // = 1.5 × (20 + t), t = 8.
    const auto game =
        game_of("cutline: 1\ncriteria: {x: 50, y: 20, z: 30}\n"
                "teams: {a: {expected: {x: 30, y: 8, z: 15}}, b: {expected: {x: 20, y: 14, z: 15}}}\n"
                "spread: {noise: 10%}\nrounds: {only: {keep: 1}}\nfinalists: 1\n");
    const WeightStudy study(game, {});
    const auto flips = find_flips(study, second(100'000)).value();
    REQUIRE(flips.nearest);
    CHECK(holds(flips.nearest->distance.interval, 0.08));
    CHECK(flips.nearest->distance.interval.high - flips.nearest->distance.interval.low < 0.04);
    REQUIRE(flips.check);
    CHECK(flips.check->holds);
    CHECK(flips.check->difference.interval.low > 0);
    // The planted fault: a flip at 5% of the weight would be told apart.
    CHECK_FALSE(holds(flips.nearest->distance.interval, 0.04));
}

TEST_CASE("without a team the others are ranked among themselves") {
    // Scores are ranks. With all: a 22.5 + 55, b 45, c 27.5. Without a: b 45, c 55. Without c: a 55, b 45.
    const auto game = game_of(
        "cutline: 1\ncriteria: {x: {points: 10, normalise: rank}, y: {points: 10, normalise: rank}}\n"
        "weights: {x: 45, y: 55}\n"
        "teams: {a: {expected: {x: 4, y: 10}}, b: {expected: {x: 5, y: 0}}, c: {expected: {x: 0, y: 5}}}\n"
        "rounds: {only: {keep: 1}}\nfinalists: 1\n");
    const WeightStudy study(game, {});
    const auto out = leave_teams_out(study, second(4'096)).value();
    CHECK(out[0].final[TeamId{2}].p == 1);
    CHECK(out[0].difference[TeamId{2}].value == 1);
    CHECK(out[1].final[TeamId{0}].p == 1);
    CHECK(out[2].final[TeamId{0}].p == 1);
}

TEST_CASE("a team is left out of what has been published, too") {
    // Round one is held, and nobody went out; b and c are alike, so without a either wins half of the trials.
    auto game =
        game_of("cutline: 1\ncriteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\n"
                "teams: {a: {name: 가}, b: {name: 나}, c: {name: 다}}\nspread: {strength: 5%, noise: 3%}\n"
                "rounds:\n  one: {date: 2026-01, drop: 0, published: {best: {total: a}, exits: {}}}\n"
                "  two: {date: 2026-07, keep: 1}\nfinalists: 1\n");
    let_know(game, std::make_shared<const Posterior>(game, 1));
    const WeightStudy study(game, {});
    const auto out = leave_teams_out(study, second(64 * stretch_trials)).value();
    CHECK(out[0].final[TeamId{0}].p == 0);
    CHECK(out[0].final[TeamId{1}].p + out[0].final[TeamId{2}].p == Approx(1));
    CHECK(holds(out[0].final[TeamId{1}].interval, 0.5));
    CHECK(out[1].final[TeamId{0}].p > 0.5);
    CHECK(out[0].final[TeamId{1}].p > out[2].final[TeamId{1}].p); // a is the stronger rival
}

TEST_CASE("rank reversal is told when a third team decides between two") {
    // Round one keeps two of three by x: strong c takes the place that a would have. Then y decides.
    const auto game = game_of(
        "cutline: 1\ncriteria: {x: 10, y: 10}\nweights: {x: 10, y: 0}\n"
        "teams: {a: {expected: {x: 4, y: 10}}, b: {expected: {x: 5, y: 0}}, c: {expected: {x: 9, y: 0}}}\n"
        "spread: {noise: {y: 0.1%}}\n"
        "rounds: {one: {keep: 2}, two: {drop: 1, weights: {x: 0, y: 10}, ties: [x]}}\nfinalists: 1\n");
    // With all: b and c go on; y ties at about 0 or more for both. Without c: a and b go on, a wins.
    const WeightStudy study(game, {});
    const auto out = leave_teams_out(study, second(8'192)).value();
    const auto& without_c = out[2];
    CHECK(without_c.final[TeamId{0}].p == 1);
    REQUIRE(without_c.reversals.size() == 1);
    CHECK(without_c.reversals[0] == std::pair{TeamId{1}, TeamId{0}});
}
