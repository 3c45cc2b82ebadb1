#include "support/game_text.hpp"

#include <cutline/analysis/sensitivity_study.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Wide enough that a thousand intervals hold the truth but for one chance in a thousand.
constexpr Confidence nearly_sure{0.999999};

/// A study that has been played, told by names.
struct Studied {
    Game game;
    SensitivityStudy study;
    Counts counts;
    Sensitivity answer;

    Studied(const std::string& text, const SensitivityQuestion& question, std::uint64_t trials,
            const CountsOptions& options = {}, Engine engine = Engine::batch)
        : game(game_of("cutline: 1\n" + text)), study(game, question, 1, engine),
          counts(play(trials, options)), answer(study.estimate(counts, nearly_sure)) {}

    [[nodiscard]] Counts play(std::uint64_t trials, CountsOptions options) const {
        options.trials = trials;
        return run_counts(study.empty(), study.player(), options).tally;
    }
    [[nodiscard]] const Estimated& figure(const std::string& output, const std::string& source,
                                          const std::string& measure) const {
        const auto o =
            std::ranges::find(study.outputs(), output, &SensitivityOutput::name) - study.outputs().begin();
        const auto s = std::ranges::find(study.sources(), source, &Source::name) - study.sources().begin();
        const auto m = std::ranges::find(study.entry().measures, measure, &SensitivityMeasure::name) -
                       study.entry().measures.begin();
        return answer.outputs.at(static_cast<std::size_t>(o))
            .figures.at(static_cast<std::size_t>(s))
            .at(static_cast<std::size_t>(m))
            .value();
    }
};

bool holds(const Estimated& figure, double truth) {
    return figure.interval.low <= truth && truth <= figure.interval.high &&
           figure.interval.high - figure.interval.low < 0.06;
}

std::string complaint(const std::string& text, const SensitivityQuestion& question) {
    const auto game = game_of("cutline: 1\n" + text);
    try {
        const SensitivityStudy study(game, question, 1);
    } catch (const SourceError& error) {
        return error.what();
    }
    return "";
}

/// Team a is there with a chance of 60% and passes a gate with a chance of 50%.
const std::string enters_and_passes =
    "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: {}, b: {}}\nfinalists: 1\n"
    "rounds: {r: {teams: {a: 60%, b: 100%}, gates: {g: {pass: {a: 50%, b: 0}}}}}\n";

/// The better of two equal teams is left: strength has 9/25 of the variance of their difference, noise 16/25.
const std::string duel = "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: {}, b: {}}\nfinalists: 1\n"
                         "spread: {strength: 3%, noise: 4%}\nrounds: {r: {keep: 1}}\n";

const std::string four =
    "criteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\n"
    "weights: {dirichlet: {x: 60, y: 40}, concentration: 20}\n"
    "teams: {a: {expected: {x: {uniform: [25, 37]}}}, b: {}, c: {}, d: {expected: {x: 33}}}\n"
    "spread: {strength: 3%, profile: 2%, form: 2%, noise: 3%}\n"
    "rounds: {one: {keep: 3, gates: {g: {pass: 95%}}}, two: {keep: 2}}\n"
    "variants: {hard: {set: {rounds.one.keep: 2}}}\n"
    "open_rules: {cut: {as-is: 60%, hard: 40%}}\n";

} // namespace

TEST_CASE("a team that must enter and pass a gate has the indices worked out by hand") {
    const Studied studied(enters_and_passes, {}, 262'144);
    // The variance of a's survival is 0.3 × 0.7 = 0.21: 0.06 is the entry's alone, 0.09 the gate's, 0.06 of
    // both.
    CHECK(holds(studied.figure("a", "entry", "first"), 0.06 / 0.21));
    CHECK(holds(studied.figure("a", "gates", "first"), 0.09 / 0.21));
    CHECK(holds(studied.figure("a", "entry", "total"), 0.12 / 0.21));
    CHECK(holds(studied.figure("a", "gates", "total"), 0.15 / 0.21));
    CHECK(holds(studied.figure("a", "entry", "shapley"), 0.09 / 0.21));
    CHECK(holds(studied.figure("a", "gates", "shapley"), 0.12 / 0.21));
    CHECK(studied.answer.outputs[1].unknown == "it happened in 0 trials, fewer than 50");
    CHECK(studied.answer.shares->at(3).value == Approx(1)); // events
    CHECK(studied.answer.shares->at(4).value == 0);         // there is no luck
}

/// Of 200 intervals at 95% more than 20 miss by chance once in 860 times (binomial).
TEST_CASE("rare outcomes have intervals that hold the truth") {
    // Entry at 0.5%, then a gate at 50%: V = 0.0025 × 0.9975, of which the gate alone has 0.005² × 0.25.
    const std::string rare = "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: {}}\nfinalists: 1\n"
                             "rounds: {r: {teams: {a: 0.5%}, gates: {g: {pass: 50%}}}}\n";
    const double truth = 0.005 * 0.005 * 0.25 / (0.0025 * 0.9975);
    const auto game = game_of("cutline: 1\n" + rare);
    int missed = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const SensitivityStudy study(game, {}, seed);
        CountsOptions options;
        options.trials = 100'000;
        options.threads = 1;
        const auto counts = run_counts(study.empty(), study.player(), options).tally;
        const auto answer = study.estimate(counts, Confidence{0.95});
        const auto gates =
            std::ranges::find(study.sources(), "gates", &Source::name) - study.sources().begin();
        const auto& figure = answer.outputs.at(0).figures.at(static_cast<std::size_t>(gates)).at(0).value();
        missed += figure.interval.low <= truth && truth <= figure.interval.high ? 0 : 1;
    }
    CHECK(missed <= 20);
}

TEST_CASE("strength and noise share the variance of a duel as the arcsine of their parts says") {
    const Studied studied(duel, {}, 262'144);
    // P(both positive) of two normals with correlation r is 1/4 + arcsin(r) / 2π (Sheppard 1899).
    const double of_strength = 2 / std::numbers::pi * std::asin(9.0 / 25);
    const double of_noise = 2 / std::numbers::pi * std::asin(16.0 / 25);
    for (const std::string team : {"a", "b"}) {
        CHECK(holds(studied.figure(team, "strength", "first"), of_strength));
        CHECK(holds(studied.figure(team, "noise", "first"), of_noise));
        CHECK(holds(studied.figure(team, "strength", "total"), 1 - of_noise));
        CHECK(holds(studied.figure(team, "noise", "total"), 1 - of_strength));
        CHECK(holds(studied.figure(team, "strength", "shapley"), (of_strength + 1 - of_noise) / 2));
        CHECK_FALSE(
            holds(studied.figure(team, "strength", "shapley"), 9.0 / 25)); // not its part of the difference
        CHECK(std::abs(studied.figure(team, "ties", "total").value) < 0.001);
    }
    CHECK(studied.answer.shares->at(0).value + studied.answer.shares->at(4).value == Approx(1).margin(1e-12));
}

TEST_CASE("equal teams have equal indices, unequal ones have not") {
    const Studied studied(four, {}, 262'144);
    const auto agree = [&](const std::string& one, const std::string& other) {
        bool all = true;
        for (const auto& source : studied.study.sources())
            for (const std::string measure : {"first", "total", "shapley"}) {
                const auto& a = studied.figure(one, source.name, measure);
                const auto& b = studied.figure(other, source.name, measure);
                all = all && a.interval.low <= b.interval.high && b.interval.low <= a.interval.high;
            }
        return all;
    };
    CHECK(agree("b", "c"));
    CHECK_FALSE(agree("a", "b"));
}

TEST_CASE("an uncertain number that alone decides has everything, whatever else is drawn") {
    const Studied studied("criteria: {x: 100}\nexpected: {x: 50}\nfinalists: 1\nspread: {noise: 0.0001%}\n"
                          "teams: {a: {expected: {x: {uniform: [30, 70]}}}, b: {}}\nrounds: {r: {keep: 1}}\n",
                          {}, 65'536);
    CHECK(studied.figure("a", "teams.a.expected.x", "shapley").value == Approx(1).margin(0.001));
    CHECK(studied.figure("a", "teams.a.expected.x", "first").value == Approx(1).margin(0.01));
    CHECK(studied.answer.shares->at(0).value == Approx(1).margin(0.001));
}

TEST_CASE("the counts are the same for any threads, engine and split of the trials") {
    for (const auto& entry : sensitivity_methods()) {
        CAPTURE(entry.name);
        const SensitivityQuestion question{.method = std::string(entry.name)};
        const Studied studied(four, question, 10'000, {.threads = 1, .executor = Executor::serial});
        CHECK(studied.play(10'000, {.threads = 3, .executor = Executor::threads}) == studied.counts);
        CHECK(Studied(four, question, 10'000, {}, Engine::reference).counts == studied.counts);
    }
    const Studied whole(four, {}, 200'000);
    auto parts = whole.play(131'072, {});
    parts.merge(whole.play(200'000, {.first = 131'072}));
    CHECK(parts == whole.counts);
}

TEST_CASE("plain trials of a study are those of a run") {
    const Studied studied(four, {}, 20'000);
    const auto run = tally_of(studied.game, 20'000);
    const auto sums = studied.counts.totals();
    for (std::size_t team = 0; team < 4; ++team)
        CHECK(static_cast<std::uint64_t>(sums[2 * team]) == run.finals[TeamId{team}]);
}

TEST_CASE("a round's survivors, one team and places may be asked about") {
    const auto names = [](const std::string& of) {
        const Studied studied(four, {.of = of}, 2'048);
        std::string text;
        for (const auto& output : studied.study.outputs())
            text += (text.empty() ? "" : " ") + output.name;
        return text;
    };
    CHECK(names("") == "a b c d");
    CHECK(names("final") == "a b c d");
    CHECK(names("one") == "one:a one:b one:c one:d");
    CHECK(names("one:c") == "one:c");
    CHECK(names("final:c") == "c");
    CHECK(names("places:d") == "d");

    const Studied survivors(four, {.of = "one"}, 20'000);
    const auto run = tally_of(survivors.game, 20'000);
    CHECK(static_cast<std::uint64_t>(survivors.counts.totals()[0]) ==
          run.rounds[RoundId{0}].survived[TeamId{0}]);
}

TEST_CASE("places: one is first of two or second, both engines alike") {
    const Studied studied(duel, {.of = "places"}, 65'536);
    // The winner is first and the other second, so a place is 2 less the chance of winning, with the same
    // variance.
    CHECK(studied.answer.outputs[0].mean == Approx(1.5).margin(0.01));
    const double of_strength = 2 / std::numbers::pi * std::asin(9.0 / 25);
    CHECK(std::abs(studied.figure("a", "strength", "first").value - of_strength) < 0.02);
    const SensitivityQuestion question{.of = "places"};
    CHECK(Studied(four, question, 4'096, {}, Engine::reference).counts ==
          Studied(four, question, 4'096).counts);
}

TEST_CASE("a precision is met by playing on") {
    const auto game = game_of("cutline: 1\n" + duel);
    const SensitivityStudy study(game, {}, 1);
    const auto widest = [&](const Counts& counts) {
        return widest_figure(study.estimate(counts, Confidence{0.95}));
    };
    const auto result =
        run_counts(study.empty(), study.player(), {.trials = 10'000'000, .precision = 0.004}, widest);
    CHECK(result.precise);
    CHECK(result.tally.trials() < 10'000'000);
    CHECK(widest(result.tally) <= 0.004);
}

TEST_CASE("what can't be asked is told, with what would be right") {
    CHECK(complaint(duel, {.method = "sobel"}) == "there is no method 'sobel'; did you mean 'sobol'?");
    CHECK(complaint(duel, {.of = "round"}).starts_with("there is no round 'round'; "));
    CHECK(complaint(duel, {.of = "r:c"}).starts_with("there is no team 'c'; "));
    CHECK(complaint("criteria: {x: 1}\nexpected: {x: 1}\nteams: {a: {}}\nrounds: {r: {}}", {})
              .starts_with("nothing in the scenario is uncertain; "));
    CHECK(complaint(enters_and_passes, {.method = "pawn"})
              .ends_with("the scenario draws none; take another method"));
    CHECK(
        complaint(duel, {.method = "pawn", .of = "places"}).ends_with("not at places; take another method"));
    CHECK(complaint(duel, {.method = "pawn", .groups = {{"g", {"noise"}}}})
              .starts_with("method pawn looks at single numbers"));
}
