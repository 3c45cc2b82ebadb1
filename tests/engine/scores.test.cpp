#include "support/play.hpp"

#include <cutline/engine/draws.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// What one team, expected to score so much, scores on a criterion.
double scored(const std::string& criterion, const std::string& expected) {
    return play("criteria: {x: " + criterion + "}\nteams: {a: {expected: {x: " + expected +
                "}}}\nrounds: {r: {}}")
        .score("r", "a", "x");
}

/// Teams a, b, c … of a round with the given scores on x, of 50 points.
Played normalised(const std::string& how, const std::vector<int>& scores, const std::string& round = "{}") {
    std::string teams;
    for (std::size_t i = 0; i < scores.size(); ++i)
        teams += fmt::format("  {}: {{expected: {{x: {}, y: 0}}, withdraw: {}}}\n",
                             static_cast<char>('a' + i), scores[i], scores[i] == 49 ? 1 : 0);
    return play("criteria: {x: {points: 50, normalise: " + how + "}, y: 50}\nteams:\n" + teams +
                "rounds: {r: " + round + "}");
}

} // namespace

TEST_CASE("without spread a score is as expected") {
    CHECK(scored("40", "33.6") == exactly(33.6));
}

TEST_CASE("a score is clamped to 0 and the full points") {
    CHECK(scored("40", "41") == 40);
    CHECK(scored("40", "-1") == 0);
}

TEST_CASE("a score is rounded to the resolution, half away from zero") {
    CHECK(scored("{points: 10, resolution: 0.1}", "9.24") == exactly(9.2));
    CHECK(scored("{points: 10, resolution: 0.1}", "9.26") == exactly(9.3));
    CHECK(scored("{points: 10, resolution: 1}", "2.5") == exactly(3)); // not to even
    CHECK(scored("{points: 25, resolution: 0.5}", "20.25") == exactly(20.5));
    CHECK(scored("{points: 25, resolution: 0.5}", "20.24") == exactly(20));
}

TEST_CASE("9.25 rounds to 9.3 although it is stored as a little less than half a step") {
    CHECK(scored("{points: 10, resolution: 0.1}", "9.25") == exactly(9.3));
    for (int tenths = 0; tenths < 100; ++tenths) {
        const auto text = fmt::format("{}.{}5", tenths / 10, tenths % 10);
        INFO(text);
        CHECK(scored("{points: 10, resolution: 0.1}", text) == exactly((tenths + 1) / 10.0));
    }
}

TEST_CASE("within a millionth of its points of half a step a score counts as the half") {
    // A millionth of 10 points is 0.00001.
    CHECK(scored("{points: 10, resolution: 0.1}", "9.249995") == exactly(9.3));
    CHECK(scored("{points: 10, resolution: 0.1}", "9.24998") == exactly(9.2));
}

TEST_CASE("a score is rounded before it is clamped") {
    // 25.1 of 25 is nearer to 84 steps of 0.3, 25.2, than to 83, 24.9; the other order would give 24.9.
    CHECK(scored("{points: 25, resolution: 0.3}", "25.1") == 25);
    CHECK(scored("{points: 25, resolution: 0.3}", "25") == exactly(24.9));
}

TEST_CASE(
    "a panel's noise is the spread of one judge over the root of their number, and replaces the noise") {
    const Competition game{"criteria: {x: {points: 50, panel: {raters: 9, spread: 12%}}, y: 50}\n"
                           "expected: {x: 25, y: 25}\nteams: {a: , b: }\n"
                           "spread: {noise: 3%}\nrounds: {r: {}}"};
    const auto& leaves = game.plan().rounds.at(0).leaves;
    CHECK(leaves[LeafId{0}].noise.constant == exactly(0.04)); // 12% / √9
    CHECK(leaves[LeafId{1}].noise.constant == exactly(0.03));
}

TEST_CASE("a score is expected points plus its points times the sum of its deviations") {
    const Competition game{
        "criteria: {x: 200, y: 100}\nexpected: {x: 100, y: 50}\n"
        "teams: {a: {growth: 0.5%}, b: }\n"
        "spread: {strength: 4%, profile: {x: 1.5%, else: 2.5%}, growth: 0.1%, form: {a: 2%, else: 5%},\n"
        "         noise: {y: 3%, else: 1%}}\n"
        "rounds: {one: {}, two: {}}"};
    const Draws draws(game.plan(), game.game().roster, 1);
    for (std::uint64_t trial = 0; trial < 40; ++trial) {
        const auto played = game.play(trial);
        for (const std::string who : {"a", "b"})
            for (const std::string on : {"x", "y"})
                for (std::size_t round = 0; round < 2; ++round) {
                    const auto team = played.team(who);
                    const auto leaf = played.leaf(on);
                    const double strength = 0.04 * static_cast<double>(draws.strength(team, trial));
                    const double profile =
                        (on == "x" ? 0.015 : 0.025) * static_cast<double>(draws.profile(team, leaf, trial));
                    const double growth =
                        (who == "a" ? 0.005 : 0) + 0.001 * static_cast<double>(draws.growth(team, trial));
                    const double form =
                        (who == "a" ? 0.02 : 0.05) * static_cast<double>(draws.form(round, team, trial));
                    const double noise = (on == "x" ? 0.01 : 0.03) *
                                         static_cast<double>(draws.noise(round, team, leaf, trial));
                    const double months = 6.0 * static_cast<double>(round);
                    const double points = on == "x" ? 200 : 100;
                    // Scores are computed in float: 24 bits of up to 200 points, a few times rounded.
                    const auto share = 0.5 + strength + profile + growth * months + form + noise;
                    CHECK(played.score(round == 0 ? "one" : "two", who, on) ==
                          Approx(points * std::clamp(share, 0.0, 1.0)).margin(1e-4).epsilon(0));
                }
    }
}

TEST_CASE("every kind of deviation differs from team to team and from trial to trial") {
    const Competition game{"criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: }\n"
                           "spread: {strength: 4%, growth: 1%, form: 2%}\nrounds: {one: {}, two: {}}"};
    const auto first = game.play(0);
    const auto second = game.play(1);
    const auto a = first.team("a");
    const auto b = first.team("b");
    CHECK(first.record.strength[a] != first.record.strength[b]);
    CHECK(first.record.strength[a] != second.record.strength[a]);
    CHECK(first.record.growth[a] != first.record.growth[b]);
    CHECK(first.scored("one", "a").form != first.scored("one", "b").form);
    CHECK(first.scored("one", "a").form != first.scored("two", "a").form);
}

TEST_CASE("normalise top: the best gets full points, the others in proportion") {
    const auto trial = normalised("top", {40, 30, 20});
    CHECK(trial.entering("r", "a", "x") == exactly(50));
    CHECK(trial.entering("r", "b", "x") == exactly(37.5)); // 50 × 30/40
    CHECK(trial.entering("r", "c", "x") == exactly(25));
    CHECK(trial.score("r", "b", "x") == exactly(30)); // what was measured stays
    CHECK(trial.total("r", "b") == 37.5);
}

TEST_CASE("normalise minmax: the best gets full points, the worst none") {
    const auto trial = normalised("minmax", {40, 35, 20});
    CHECK(trial.total("r", "a") == 50);
    CHECK(trial.total("r", "b") == 37.5); // 50 × 15/20
    CHECK(trial.total("r", "c") == 0);
}

TEST_CASE("normalise rank: best full points, last none, evenly spaced") {
    const auto trial = normalised("rank", {10, 40, 39});
    CHECK(trial.total("r", "b") == 50);
    CHECK(trial.total("r", "c") == 25);
    CHECK(trial.total("r", "a") == 0);
}

TEST_CASE("normalise rank: ties share the mean of their places") {
    const auto trial = normalised("rank", {40, 30, 30, 30, 10});
    CHECK(trial.total("r", "a") == 50);
    for (const auto* who : {"b", "c", "d"})
        CHECK(trial.total("r", who) == 25); // the mean of 37.5, 25 and 12.5
    CHECK(trial.total("r", "e") == 0);
    CHECK(normalised("rank", {30, 30}).total("r", "a") == 25); // the mean of 50 and 0
}

TEST_CASE("where normalising divides by zero everyone gets full points") {
    CHECK(normalised("top", {0, 0}).total("r", "b") == 50);
    CHECK(normalised("minmax", {20, 20}).total("r", "b") == 50);
}

TEST_CASE("a field of one gets full points however it is normalised") {
    for (const auto* how : {"top", "minmax", "rank"}) {
        CHECK(normalised(how, {20}).total("r", "a") == 50);
        CHECK(normalised(how, {0}).total("r", "a") == 50);
    }
    CHECK(normalised("none", {20}).total("r", "a") == 20);
}

TEST_CASE("scores are normalised within the field that withdrawals leave") {
    const auto trial = normalised("top", {49, 40, 30}); // 49 withdraws
    CHECK(trial.exit("r", "a") == "withdrew");
    CHECK(trial.total("r", "b") == 50);
    CHECK(trial.total("r", "c") == 37.5);
}

TEST_CASE("a team that a gate stops still counts for normalising") {
    const auto trial = normalised("top", {40, 30}, "{gates: {origin: {pass: {a: 0%, else: 100%}}}}");
    CHECK(trial.exit("r", "a") == "gate:origin");
    CHECK(trial.total("r", "b") == 37.5);
}
