// What published results teach, against closed forms and simulated data.

#include "support/play.hpp"
#include "support/statistics.hpp"

#include <cutline/evidence/posterior.hpp>
#include <cutline/run/run.hpp>
#include <cutline/tally/share_intervals.hpp>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Two teams alike, and one has won. With correlation r between its leads in the two rounds it wins again
/// with probability 1/2 + asin(r) / π (Sheppard, Philosophical Transactions A 192, 1899).
std::string winner_stays(double correlation) {
    return fmt::format("cutline: 1\n"
                       "criteria: {{x: 100}}\n"
                       "expected: {{x: 50}}\n"
                       "teams: {{a: {{name: 가}}, b: {{name: 나}}}}\n"
                       "spread: {{strength: {}%, noise: {}%}}\n"
                       "rounds:\n"
                       "  one: {{date: 2026-01, drop: 0, published: {{best: {{x: a}}, exits: {{}}}}}}\n"
                       "  two: {{date: 2026-07, keep: 1}}\n"
                       "finalists: 1\n",
                       5 * std::sqrt(correlation), 5 * std::sqrt(1 - correlation));
}

double wins_again(double correlation) {
    return 0.5 + std::asin(correlation) / std::numbers::pi;
}

RunResult run_known(Game game, std::uint64_t trials, std::uint64_t seed) {
    RunOptions options{.seed = seed, .trials = trials};
    options.threads = 1;
    let_know(game, std::make_shared<const Posterior>(game, seed));
    return run(game, options);
}

} // namespace

TEST_CASE("who has won wins again with the chance of the closed form") {
    for (const double correlation : {0.0, 0.3, 0.7, 0.95}) {
        INFO(correlation);
        const auto game = game_of(winner_stays(correlation));
        const auto tally = run_known(game, 64 * stretch_trials, 5).tally;
        double squares = 0;
        for (const auto& group : tally.groups) {
            const double apart =
                static_cast<double>(group.finals[TeamId{0}]) / static_cast<double>(group.trials) -
                wins_again(correlation);
            squares += apart * apart;
        }
        const double share = static_cast<double>(tally.finals[TeamId{0}]) / static_cast<double>(tally.trials);
        const double t = (share - wins_again(correlation)) / std::sqrt(squares / 64 / 63);
        CHECK(std::abs(t) < 6); // Student's t with 63 degrees of freedom: 1e-7
    }
}

namespace {

/// How many of some seeds give an interval that covers the closed form.
std::size_t covered(std::size_t seeds, std::uint64_t trials, double narrow) {
    std::size_t hits = 0;
    for (std::size_t i = 0; i < seeds; ++i) {
        const double correlation = std::array{0.0, 0.3, 0.7, 0.99, 0.998}[i % 5]; // .5, .597, .747, .955, .98
        const auto team = TeamId{i / 5 % 2}; // and what is left for the loser
        const auto game = game_of(winner_stays(correlation));
        const auto result = run_known(game, trials, 1 + i);
        const double truth = team.index() == 0 ? wins_again(correlation) : 1 - wins_again(correlation);
        const auto [low, high] = ShareIntervals{result.tally, Confidence{0.95}}(
            [&](const Tally& tally) { return tally.finals[team]; });
        const double middle = (low + high) / 2;
        const double half = (high - low) / 2 * narrow;
        hits += std::abs(truth - middle) <= half ? 1U : 0U;
    }
    return hits;
}

double coverage_p_value(std::size_t hits, std::size_t seeds) {
    const boost::math::binomial law(static_cast<double>(seeds), 0.95);
    const double below = cdf(law, static_cast<double>(hits));
    const double above = hits == 0 ? 1 : cdf(complement(law, static_cast<double>(hits) - 1));
    return std::min(1.0, 2 * std::min(below, above));
}

} // namespace

TEST_CASE("intervals cover the closed form as often as they say", "[slow]") {
    constexpr std::size_t seeds = 200;
    CHECK(coverage_p_value(covered(seeds, 16 * stretch_trials, 1), seeds) > 1e-4);
}

TEST_CASE("over 2,000 seeds intervals cover as often as they say, and narrower ones would not", "[long]") {
    constexpr std::size_t seeds = 2'000;
    CHECK(coverage_p_value(covered(seeds, 32 * stretch_trials, 1), seeds) > 1e-4);
    CHECK(coverage_p_value(covered(seeds, 32 * stretch_trials, 0.85), seeds) < 1e-4);
}

namespace {

/// The ranks of the truth among draws that know only what was published of it, for data that were simulated.
/// (Talts, Betancourt, Simpson, Vehtari & Gelman, arXiv 1804.06788, 2018)
class Calibration {
  public:
    static constexpr std::size_t draws = 15; ///< so 16 ranks
    using Histogram = std::array<double, draws + 1>;

    explicit Calibration(std::size_t sets, double shift = 0) {
        const auto game = std::make_shared<const Game>(game_of(text("")));
        const auto engine = std::make_shared<const ReferenceEngine>(*game, 11);
        for (std::uint64_t trial = 0; trial < sets; ++trial)
            rank(test::Played(game, engine, trial), trial, shift);
    }

    /// p-values of uniform ranks: three strengths, then two uncertain numbers.
    [[nodiscard]] std::vector<double> p_values() const {
        std::vector<double> values;
        for (const auto& histogram : histograms_) {
            double count = 0;
            for (const double n : histogram)
                count += n;
            const double expected = count / (draws + 1);
            double sum = 0;
            for (const double n : histogram)
                sum += (n - expected) * (n - expected) / expected;
            values.push_back(cdf(complement(boost::math::chi_squared(draws), sum)));
        }
        return values;
    }

  private:
    static std::string text(const std::string& published) {
        return "cutline: 1\n"
               "criteria: {x: 60, y: 40}\n"
               "inputs: {level: {uniform: [30, 50]}, spread: {uniform: [2%, 12%]}}\n"
               "expected: {x: $level, y: 25}\n"
               "teams: {a: {name: 가}, b: {name: 나}, c: {name: 다}}\n"
               "spread: {strength: $spread, profile: 3%, form: 3%, noise: 4%}\n"
               "rounds:\n"
               "  one: {date: 2026-01, keep: 2" +
               published +
               "}\n"
               "  two: {date: 2026-07, keep: 1}\n"
               "finalists: 1\n";
    }

    /// Publishes some of what a trial was: one score, a mean, who was best, who was cut.
    static std::string published(const test::Played& truth) {
        const auto x = [&](const char* team) { return truth.scored("one", team).scores[LeafId{0}]; };
        const auto y = [&](const char* team) { return truth.scored("one", team).scores[LeafId{1}]; };
        std::string best = "a";
        std::string out;
        for (const std::string team : {"a", "b", "c"}) {
            if (y(team.c_str()) > y(best.c_str()))
                best = team;
            if (truth.exit("one", team) == "cut")
                out = team;
        }
        return fmt::format(
            ", published: {{scores: {{a: {{x: {:.1f}}}}}, mean: {{x: {:.1f}}}, best: {{y: {}}}, "
            "exits: {{{}: cut}}}}",
            x("a"), (x("a") + x("b") + x("c")) / 3, best, out);
    }

    void rank(const test::Played& truth, std::uint64_t set, double shift) {
        const auto game = game_of(text(published(truth)));
        const Posterior posterior(game, 100 + set);
        const auto keys = make_draw_keys(game.plans[0], game.roster, 100 + set);
        std::array<std::size_t, 5> ranks{};
        for (std::size_t i = 0; i < draws; ++i) { // far apart, from stretches of their own
            const auto stretch = posterior.stretch(i);
            const auto insights = posterior.insights(i);
            const std::size_t draw = 128;
            for (std::size_t t = 0; t < 3; ++t)
                ranks[t] += (*insights)[draw].strength[t] + shift <
                                    static_cast<double>(truth.record.strength[TeamId{t}])
                                ? 1U
                                : 0U;
            for (std::size_t n = 0; n < 2; ++n)
                ranks[3 + n] += game.plans[0].numbers[n].at(stretch->words(keys.numbers[n])[draw]) <
                                        truth.record.numbers[n]
                                    ? 1U
                                    : 0U;
        }
        for (std::size_t i = 0; i < ranks.size(); ++i)
            ++histograms_[i][ranks[i]];
    }

    std::array<Histogram, 5> histograms_{};
};

} // namespace

// Five checks at 1e-6 each.
TEST_CASE("draws are calibrated: the truth ranks anywhere among them", "[slow]") {
    for (const double p : Calibration(80).p_values())
        CHECK(p > 1e-6);
}

TEST_CASE("over 500 data sets draws are calibrated, and draws that are off would not be", "[long]") {
    for (const double p : Calibration(500).p_values())
        CHECK(p > 1e-6);
    CHECK(Calibration(500, 0.02).p_values()[0] < 1e-6);
}

// ---- what can't have been
// ---------------------------------------------------------------------------------------

namespace {

std::string three_teams(const std::string& published, const std::string& rules = "keep: 2") {
    return "cutline: 1\n"
           "criteria: {x: 60, y: 40}\n"
           "expected: {x: 40, y: 25}\n"
           "teams: {a: {name: 가}, b: {name: 나}, c: {name: 다}}\n"
           "spread: {strength: 6%, noise: 4%}\n"
           "rounds:\n"
           "  one:\n"
           "    date: 2026-01\n"
           "    " +
           rules +
           "\n"
           "    published: " +
           published +
           "\n"
           "  two: {date: 2026-07, keep: 1}\n"
           "finalists: 1\n";
}

/// Paths of what a posterior complains about, and the first complaint.
std::pair<std::vector<std::string>, std::string> contradiction(const std::string& text) {
    try {
        const Posterior posterior(game_of(text), 1);
    } catch (const InputError& error) {
        std::vector<std::string> paths;
        for (const auto& diagnostic : error.diagnostics())
            if (diagnostic.severity == Severity::error)
                paths.push_back(diagnostic.path);
        return {paths, to_string(error.diagnostics().front())};
    }
    return {};
}

} // namespace

TEST_CASE("of results that contradict one another those are named that do, with their places") {
    const auto [paths, first] = contradiction(
        three_teams("{scores: {a: {x: 45, y: 20}, b: {x: 41}}, best: {x: b, y: a}, exits: {c: cut}}"));
    CHECK(paths == std::vector<std::string>{"rounds.one.published.scores.a.x",
                                            "rounds.one.published.scores.b.x",
                                            "rounds.one.published.best.x"});
    CHECK(
        first ==
        "t:9:35: error: no trial can agree with these 3 published results together; without any one of them "
        "the others can hold; correct one");
}

TEST_CASE("a mean that no scores can have is named") {
    const auto [paths, first] =
        contradiction(three_teams("{scores: {a: {x: 10}}, mean: {x: 58}, best: {y: c}}"));
    CHECK(paths ==
          std::vector<std::string>{"rounds.one.published.scores.a.x", "rounds.one.published.mean.x"});
}

TEST_CASE("as many must have been cut as the rule cuts") {
    CHECK(contradiction(three_teams("{exits: {b: cut, c: cut}}")).first ==
          std::vector<std::string>{"rounds.one.published.exits"});
}

TEST_CASE("what the rules make impossible by chance is an error where it stands") {
    const auto [paths, first] =
        contradiction(three_teams("{exits: {c: gate:g}}", "gates: {g: {pass: 100%}}"));
    CHECK(paths == std::vector<std::string>{"rounds.one.published.exits.c"});
    CHECK(first.find("'c' failed its gate in 'one', which the rules make impossible") != std::string::npos);
}

TEST_CASE("who took part must be said where it was by chance") {
    const auto [paths, first] =
        contradiction(three_teams("{exits: {b: cut}}", "keep: 1\n    teams: {a: 50%, b: 50%, c: 50%}"));
    CHECK(paths == std::vector<std::string>{"rounds.one.published", "rounds.one.published"});
    CHECK(first.find("add who took part, as in `field: [ids]`") != std::string::npos);
}

TEST_CASE("evidence of less than one chance in a million is warned of, and all other is not") {
    const auto warned = [](const std::string& published) {
        std::vector<std::string> paths;
        const Posterior posterior(game_of(three_teams(published)), 1);
        for (const auto& warning : posterior.warnings())
            paths.push_back(warning.path);
        return paths;
    };
    // Six standard deviations of 0.0721 × 60 = 4.33 points are 26.
    CHECK(warned("{scores: {a: {x: 12.0}}}") == std::vector<std::string>{"rounds.one.published.scores.a.x"});
    CHECK(warned("{scores: {a: {x: 45.05, y: 20.15}}, mean: {x: 41.5}, best: {x: a}, exits: {b: cut}}")
              .empty());
}
