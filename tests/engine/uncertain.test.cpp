#include "support/play.hpp"
#include "support/statistics.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Three criteria of 40, 35 and 25 points and a given block of weights.
Competition weighted(const std::string& weights, const std::string& rounds = "{r: {}}") {
    return Competition{"criteria: {benchmark: {parts: {nia: 10, global: 30}}, expert: 35, user: 25}\n"
                       "expected: {benchmark: 20, expert: 20, user: 20}\nteams: {a: , b: }\n"
                       "weights: " +
                       weights + "\nrounds: " + rounds};
}

/// The weights of the three criteria in one trial.
struct ThreeWeights {
    explicit ThreeWeights(const Played& trial, const std::string& round = "r")
        : benchmark(trial.weight(round, "nia") + trial.weight(round, "global")),
          expert(trial.weight(round, "expert")), user(trial.weight(round, "user")) {}
    double benchmark, expert, user;
    [[nodiscard]] double sum() const { return benchmark + expert + user; }
};

constexpr std::uint64_t trials = 2000;

} // namespace

TEST_CASE("an input is the same draw wherever its name stands") {
    const Competition game{"inputs: {s: {uniform: [10, 90]}}\ncriteria: {x: 100}\n"
                           "teams: {a: {expected: {x: $s}}, b: {expected: {x: $s}}, c: {expected: {x: 50}}}\n"
                           "rounds: {one: {award: {prize: $s}}, two: {ties: all, at_least: $s}}"};
    REQUIRE(game.plan().numbers.size() == 1);
    for (std::uint64_t trial = 0; trial < 100; ++trial) {
        const auto played = game.play(trial);
        const double s = played.record.numbers.at(0);
        CHECK(played.total("one", "a") ==
              Approx(s).margin(1e-4).epsilon(0));                    // what a draw moves is computed in float
        CHECK(played.total("one", "b") == played.total("two", "a")); // for the whole trial
        CHECK(played.exit("two", "a") == "stayed");
        CHECK((played.exit("two", "c") == "stayed") ==
              (played.total("two", "c") >= played.total("two", "a")));
        CHECK(static_cast<double>(played.award("prize", "a")) == Approx(s * 1e6).margin(1).epsilon(0));
    }
}

TEST_CASE("a number written once is drawn once for all whom it stands for") {
    const Competition game{"criteria: {x: 100}\nexpected: {x: {uniform: [10, 90]}}\nteams: {a: , b: }\n"
                           "spread: {form: {a: 1%, else: {uniform: [1%, 2%]}}}\nrounds: {r: {}, s: {}}"};
    CHECK(game.plan().numbers.size() == 2);
    CHECK(game.plan().teams[TeamId{0}].expected == game.plan().teams[TeamId{1}].expected);
    CHECK(game.plan().rounds[0].form[TeamId{1}] == game.plan().rounds[1].form[TeamId{1}]);
    const Competition calm{
        "criteria: {x: 100}\nexpected: {x: {uniform: [10, 90]}}\nteams: {a: , b: }\nrounds: {r: {}}"};
    CHECK(calm.count(50, [](const Played& t) { return t.total("r", "a") == t.total("r", "b"); }) == 50);
}

TEST_CASE("the same distribution written twice is drawn twice") {
    const Competition game{"criteria: {x: 100}\nteams: {a: {expected: {x: {uniform: [10, 90]}}}, b: "
                           "{expected: {x: {uniform: [10, 90]}}}}\n"
                           "rounds: {r: {keep: 1}}"};
    CHECK(fits(game.count(trials, [](const Played& t) { return t.total("r", "a") > t.total("r", "b"); }),
               trials, 0.5));
}

TEST_CASE("a drawn value on a parent is spread over its parts, less what a part is drawn to have") {
    const Competition game{
        "criteria: {x: {parts: {one: 20, two: 30, three: 50}}}\n"
        "teams: {a: {expected: {x: {uniform: [50, 60]}, one: {uniform: [0, 10]}}}}\nrounds: {r: {}}"};
    for (std::uint64_t trial = 0; trial < 50; ++trial) {
        const auto played = game.play(trial);
        const double left = played.total("r", "a") - played.score("r", "a", "one");
        CHECK(played.score("r", "a", "two") == Approx(left * 30 / 80).margin(1e-3));
        CHECK(played.score("r", "a", "three") == Approx(left * 50 / 80).margin(1e-3));
    }
}

TEST_CASE("keep and drop may be chosen by chance") {
    const std::string four = "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: , d: }\n";
    const Competition keep{four + "rounds: {r: {keep: {choice: {1: 25%, 3: 75%}}}}"};
    const auto one = keep.count(trials, [](const Played& t) {
        CHECK(t.told("r").count == t.round("r").survivors.size());
        CHECK((t.told("r").count == 1 || t.told("r").count == 3));
        return t.told("r").count == 1;
    });
    CHECK(fits(one, trials, 0.25));
    const Competition drop{four + "rounds: {r: {drop: {choice: {0: 40%, 1: 60%}}}}"};
    CHECK(fits(drop.count(trials, [](const Played& t) { return t.round("r").survivors.size() == 4; }), trials,
               0.4));
}

TEST_CASE("within truncates, it doesn't clamp") {
    const Competition game{"criteria: {x: 100}\nteams: {a: {expected: {x: {uniform: [0, 100], within: [50, "
                           "60]}}}}\nrounds: {r: {}}"};
    const auto low_half = game.count(trials, [](const Played& t) {
        CHECK((t.record.numbers.at(0) >= 50 && t.record.numbers.at(0) <= 60));
        return t.record.numbers.at(0) < 55;
    });
    CHECK(fits(low_half, trials, 0.5)); // clamped, 55% would lie below and most of them at 50
}

TEST_CASE("a chance may be uncertain, and then events of one trial hang together") {
    const Competition game{"criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: }\n"
                           "rounds: {r: {gates: {g: {pass: {choice: {0: 50%, 1: 50%}}}}}}"};
    CHECK(fits(game.count(trials, [](const Played& t) { return t.survivors("r") == "a b"; }), trials, 0.5));
    CHECK(game.count(trials, [](const Played& t) { return t.survivors("r") == "a"; }) == 0);
}

TEST_CASE("spread, growth, resolution, carry and bars may be uncertain") {
    const Competition game{
        "inputs: {third: {choice: {30%: 100%}}, ten: {choice: {10: 100%}}}\n"
        "criteria: {x: {points: 100, resolution: $ten}}\n"
        "teams: {a: {expected: {x: 52}, growth: {choice: {1%: 100%}}}, b: {expected: {x: 80}}}\n"
        "rounds: {one: {}, two: {carry: $third, gates: {g: {measure: total, at_least: {choice: {58: "
        "100%}}}}}}"};
    const auto trial = game.play();
    CHECK(trial.total("one", "a") == 50);
    CHECK(trial.total("two", "a") == 57); // 70% × 60 + 30% × 50
    CHECK(trial.exit("two", "a") == "gate:g");
    CHECK(trial.survivors("two") == "b");
}

TEST_CASE("an uncertain weight is drawn once per trial, and the same in every round") {
    const auto game = weighted("{user: {uniform: [20, 30]}}", "{r: {}, s: {}}");
    for (std::uint64_t trial = 0; trial < 50; ++trial) {
        const auto played = game.play(trial);
        CHECK(played.weight("r", "user") >= 20);
        CHECK(played.weight("r", "user") <= 30);
        CHECK(played.weight("s", "user") == played.weight("r", "user"));
        CHECK(played.weight("r", "expert") == 35);
    }
}

TEST_CASE("Dirichlet weights keep their sum and have the given means") {
    const auto game = weighted("{dirichlet: {benchmark: 50, expert: 30, user: 20}, concentration: 20}");
    std::vector<double> benchmark, user;
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        const auto played = game.play(trial);
        const ThreeWeights weights(played);
        CHECK(weights.sum() == exactly(100));
        CHECK(played.weight("r", "nia") == exactly(weights.benchmark / 4)); // 10 of 40 points
        benchmark.push_back(weights.benchmark);
        user.push_back(weights.user);
    }
    CHECK(statistics::plausible(statistics::mean_p_value(benchmark, 50)));
    CHECK(statistics::plausible(statistics::mean_p_value(user, 20)));
    // Variance of a share: mean (1 - mean) / (concentration + 1), here 0.25 / 21.
    std::vector<double> squares;
    for (const double weight : benchmark)
        squares.push_back((weight - 50) * (weight - 50));
    CHECK(statistics::plausible(statistics::mean_p_value(squares, 1e4 * 0.25 / 21)));
}

TEST_CASE("Dirichlet weights leave criteria that they don't name their points") {
    const auto played = weighted("{dirichlet: {benchmark: 60, expert: 30}, concentration: 20}").play();
    CHECK(played.weight("r", "user") == 25);
    CHECK(ThreeWeights(played).sum() == exactly(115));
}

TEST_CASE("simplex weights are uniform, and their sum is the points of the criteria named") {
    const auto game = weighted("{simplex: [benchmark, expert, user]}");
    std::uint64_t above_half = 0;
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        const ThreeWeights weights(game.play(trial));
        CHECK(weights.sum() == exactly(100));
        above_half += weights.user > 50 ? 1U : 0U;
    }
    CHECK(fits(above_half, trials, 0.25)); // the corner triangle has a quarter of the area
    const auto two = weighted("{simplex: [expert, user]}").play();
    CHECK(two.weight("r", "expert") + two.weight("r", "user") == exactly(60));
    CHECK(two.weight("r", "nia") == exactly(10));
}

TEST_CASE("order and within condition drawn weights") {
    for (const std::string law : {"simplex: [benchmark, expert, user]",
                                  "dirichlet: {benchmark: 40, expert: 35, user: 25}, concentration: 10"}) {
        const auto ordered = weighted("{" + law + ", order: [user, benchmark, expert]}");
        const auto bounded = weighted("{" + law + ", within: {benchmark: [30, 50], user: [20, 100]}}");
        const auto both = weighted("{" + law + ", order: [benchmark, expert], within: {user: [10, 20]}}");
        for (std::uint64_t trial = 0; trial < 200; ++trial) {
            const ThreeWeights in_order(ordered.play(trial));
            CHECK(in_order.user >= in_order.benchmark);
            CHECK(in_order.benchmark >= in_order.expert);
            CHECK(in_order.sum() == exactly(100));
            const ThreeWeights in_bounds(bounded.play(trial));
            CHECK(in_bounds.benchmark >= 30);
            CHECK(in_bounds.benchmark <= 50);
            CHECK(in_bounds.user >= 20);
            CHECK(in_bounds.sum() == exactly(100));
            const ThreeWeights in_both(both.play(trial));
            CHECK(in_both.benchmark >= in_both.expert);
            CHECK(in_both.user >= 10);
            CHECK(in_both.user <= 20);
        }
    }
}

TEST_CASE("drawn weights of the top level are the same in every round, those of a round its own") {
    const std::string simplex = "{simplex: [benchmark, expert, user]}";
    const auto game = weighted(simplex, "{r: {}, s: {}, t: {weights: " + simplex + "}}");
    const auto played = game.play();
    CHECK(ThreeWeights(played, "r").user == ThreeWeights(played, "s").user);
    CHECK(ThreeWeights(played, "r").user != ThreeWeights(played, "t").user);
}

TEST_CASE("drawn weights and uncertain numbers stand side by side") {
    const auto game =
        weighted("{simplex: [expert, user]}",
                 "{r: {}, s: {weights: {user: {uniform: [40, 41]}}, award: {prize: {uniform: [5, 6]}}}}");
    const auto played = game.play();
    CHECK(played.weight("r", "expert") + played.weight("r", "user") == exactly(60));
    CHECK(played.weight("s", "user") >= 40);
    CHECK(played.weight("s", "user") <= 41);
    CHECK(played.award("prize", "a") >= 5'000'000);
    CHECK(played.award("prize", "a") <= 6'000'000);
}

TEST_CASE("a weight that is drawn to be 0 is no fault") {
    const Competition game{
        "criteria: {x: 50, y: 50}\nexpected: {x: 20, y: 30}\nteams: {a: }\naggregate: geometric\n"
        "weights: {x: {choice: {0: 100%}}, y: {choice: {0: 100%}}}\nrounds: {r: {}}"};
    CHECK(game.play().total("r", "a") == 0);
}
