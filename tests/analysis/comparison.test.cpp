#include "support/game_text.hpp"

#include <cutline/analysis/comparison.hpp>
#include <cutline/numeric/student.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

constexpr Confidence usual{0.95};

/// Two teams of which one stays; only noise tells them apart, and what `a` is expected to score.
Game duel(const std::string& points, const std::string& more = "") {
    return game_of("cutline: 1\n"
                   "criteria: {c: 100}\n"
                   "teams: {a: {expected: {c: " +
                   points + "}}, b: {expected: {c: 50}}" + more +
                   "}\n"
                   "spread: {noise: 3%}\n"
                   "finalists: 1\n"
                   "rounds: {only: {keep: 1}}\n");
}

double phi(double z) {
    return std::erfc(-z / std::sqrt(2.0)) / 2;
}

Comparison played(const ComparisonStudy& study, const CountsOptions& options) {
    const auto counts = run_counts(study.empty(), study.player(options.seed, options.engine), options).tally;
    return study.estimate(counts, usual);
}

double half_width(const Interval& interval) {
    return (interval.high - interval.low) / 2;
}

} // namespace

TEST_CASE("two equal teams win every second trial, and a half point more wins what the normal law says") {
    const auto equal = duel("50");
    const auto better = duel("50.5");
    const ComparisonStudy study{{&equal, &better}, {}};
    constexpr std::uint64_t trials = 400'000;
    const auto comparison = played(study, {.trials = trials});
    const TeamId a{0};

    // The difference of two scores has sd 3√2. False-alarm rate of each check at 5 standard errors: 6e-7.
    const double gained = phi(0.5 / (3 * std::sqrt(2.0))) - 0.5;
    const auto error = [](double p) { return std::sqrt(p * (1 - p) / static_cast<double>(trials)); };
    CHECK(std::abs(comparison.baseline[a].front().p - 0.5) <= 5 * error(0.5));
    const auto& change = comparison.changes.front()[a].front();
    CHECK(std::abs(change.p.p - (0.5 + gained)) <= 5 * error(0.5 + gained));
    CHECK(std::abs(change.difference.value - gained) <= 5 * error(gained));

    // On the same draws more points never lose a trial: what differs is won, so the difference varies as the
    // share of those trials does. Its standard error comes from 64 groups, and is off by more than 45% once
    // in a million.
    CHECK(change.only_baseline == 0);
    CHECK(change.both + change.only_alternative + change.neither == trials);
    const auto deviate = student_deviate(usual, 63);
    CHECK(half_width(change.difference.interval) == Approx(deviate * error(gained)).epsilon(0.45));
    // The fault that this would catch: two runs with draws of their own.
    const double apart = std::hypot(error(0.5), error(0.5 + gained));
    CHECK_FALSE(deviate * apart == Approx(deviate * error(gained)).epsilon(0.45));
}

TEST_CASE("what is compared with itself doesn't differ, and the interval says how sure that is") {
    const auto game = duel("50");
    const ComparisonStudy study{{&game, &game}, {}};
    const auto comparison = played(study, {.trials = 65'536});
    const auto& change = comparison.changes.front()[TeamId{1}].front();
    CHECK(change.only_baseline == 0);
    CHECK(change.only_alternative == 0);
    CHECK(change.difference.value == 0);
    const double unseen = wilson(0, 65'536, usual).high; // a chance that no trial has shown
    CHECK(change.difference.interval == Interval{-unseen, unseen});
    CHECK_FALSE(change.certain);
}

TEST_CASE("a difference that the plans prove is certain") {
    const auto one = duel("50");
    const auto text = [](const char* teams) {
        return std::string{"cutline: 1\ncriteria: {c: 100}\nexpected: {c: 50}\nspread: {noise: 3%}\n"
                           "finalists: 1\nrounds: {only: {keep: 1}}\nteams: "} +
               teams + "\n";
    };
    const auto alone = game_of(text("{a: {}}"));
    const auto other = game_of(text("{c: {}}"));
    const ComparisonStudy study{{&alone, &other, &one}, {}};
    CHECK(study.roster().teams.size() == 3);
    const auto comparison = played(study, {.trials = 10'000});
    const auto a = study.roster().team("a").value();
    CHECK(comparison.baseline[a].front().always);
    const auto& gone = comparison.changes[0][a].front();
    CHECK(gone.p.never);
    CHECK(gone.certain);
    CHECK(gone.difference == Estimated{-1, {-1, -1}});
    CHECK_FALSE(comparison.changes[1][a].front().certain);
}

TEST_CASE("teams and rounds are matched by id, and each game counts as it does alone") {
    const auto three = [](const char* teams, const char* rounds) {
        return game_of(
            std::string{"cutline: 1\ncriteria: {c: 100}\nexpected: {c: 50}\nspread: {noise: 3%}\n"} +
            "rounds: {" + rounds + "}\nteams: {" + teams + "}\n");
    };
    const auto first = three("a: {}, b: {}, d: {expected: {c: 52}}", "one: {keep: 3}, two: {keep: 2}");
    const auto second = three("d: {expected: {c: 49}}, e: {}, b: {}", "two: {keep: 2}");
    const ComparisonStudy study{{&first, &second}, {.by_round = true}};
    REQUIRE(study.stages().size() == 3);
    const auto comparison = played(study, {.seed = 7, .trials = 50'000});
    for (const auto* id : {"a", "b", "d", "e"}) {
        const auto team = study.roster().team(id).value();
        const auto count = [&](const Game& game) {
            const auto own = game.roster.team(id);
            return own ? tally_of(game, 50'000, 7).finals[*own] : 0;
        };
        const auto& baseline = comparison.baseline[team].front();
        CHECK(baseline.count == count(first));
        CHECK(baseline.interval == wilson(baseline.count, 50'000, usual));
        CHECK(comparison.changes.front()[team].front().p.count == count(second));
    }
    const auto a = study.roster().team("a").value();
    const auto one = 1; // stage of the first round
    CHECK(comparison.baseline[a][one].p == 1);
    CHECK(comparison.changes.front()[a][one].p.p == 0); // a round that isn't there
}

TEST_CASE("a comparison counts the same with either engine and any number of threads") {
    const auto game = duel("50");
    const auto other = duel("51", ", c: {expected: {c: 49}}");
    const ComparisonStudy study{{&game, &other}, {.by_round = true, .design = true}};
    const auto counts = [&](Engine engine, unsigned threads) {
        return run_counts(study.empty(), study.player(3, engine), {.trials = 70'001, .threads = threads})
            .tally;
    };
    const auto expected = counts(Engine::reference, 1);
    CHECK(counts(Engine::batch, 1) == expected);
    CHECK(counts(Engine::batch, 3) == expected);
}

TEST_CASE("a precision looks at the final chances and their differences") {
    const auto game = duel("50");
    const auto other = duel("51");
    const ComparisonStudy study{{&game, &other}, {}};
    const auto counts = run_counts(study.empty(), study.player(1, Engine::batch), {.trials = 65'536}).tally;
    // The widest is that of one half: differences on the same draws are narrower.
    const auto [low, high] = wilson(32'768, 65'536, usual);
    CHECK(study.widest(counts, usual) == Approx((high - low) / 2).epsilon(1e-3));
}

TEST_CASE("a comparison of nothing is refused") {
    CHECK_THROWS_AS(ComparisonStudy({}, {}), std::invalid_argument);
}
