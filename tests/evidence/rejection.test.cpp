// Draws that agree with published results, against playing until a trial happens to agree with them.

#include "support/play.hpp"
#include "support/statistics.hpp"

#include <cutline/engine/reference.hpp>
#include <cutline/evidence/posterior.hpp>
#include <cutline/run/run.hpp>

#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

/// What a trial must look like, told anew by hand: nothing of what is tested is used.
using Agrees = std::function<bool(const Played&)>;

struct Case {
    std::string name;
    std::string round;     ///< keys of the round that has been held
    std::string published; ///< its block
    Agrees agrees;
    std::string rest = ""; ///< other blocks of the file
};

std::string text_of(const Case& one, bool published) {
    return "cutline: 1\n"
           "criteria: {x: 60, y: 40}\n"
           "expected: {x: 40, y: 25}\n"
           "teams: {a: {name: 가}, b: {name: 나, expected: {x: 42}}, c: {name: 다}, d: {name: 라, expected: "
           "{y: 23}}}\n" +
           (one.rest.empty() ? "spread: {strength: 6%, profile: 4%, form: 3%, noise: 4%}\n" : one.rest) +
           "rounds:\n"
           "  one:\n"
           "    date: 2026-01\n" +
           one.round + (published ? "    published: {" + one.published + "}\n" : "") +
           "  two: {date: 2026-07, keep: 2}\n";
}

double score(const Played& played, const char* team, const char* leaf) {
    const auto& scored = played.scored("one", team);
    return leaf == std::string{"total"} ? scored.total : scored.scores[played.leaf(leaf)];
}

bool about(double value, double printed, double half) {
    return std::abs(value - printed) <= half;
}

const char* const teams[] = {"a", "b", "c", "d"};

double mean(const Played& played, const char* leaf) {
    double sum = 0;
    for (const auto* team : teams)
        sum += score(played, team, leaf);
    return sum / 4;
}

double best(const Played& played, const char* leaf, double sign = 1) {
    double most = -1e9;
    for (const auto* team : teams)
        most = std::max(most, sign * score(played, team, leaf));
    return sign * most;
}

bool only_out(const Played& played, const std::string& out, const std::string& cause = "cut") {
    for (const auto* team : teams)
        if (played.exit("one", team) != (team == out ? cause : "stayed"))
            return false;
    return true;
}

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {"one score", "    keep: 3\n", "scores: {a: {x: 44}}",
         [](const Played& p) { return about(score(p, "a", "x"), 44, 0.5); }},
        {"a total", "    keep: 3\n", "scores: {b: {total: 70}}",
         [](const Played& p) { return about(score(p, "b", "total"), 70, 0.5); }},
        {"a mean", "    keep: 3\n", "mean: {y: 27}",
         [](const Played& p) { return about(mean(p, "y"), 27, 0.5); }},
        {"the best", "    keep: 3\n", "best: {x: d}",
         [](const Played& p) { return score(p, "d", "x") >= best(p, "x"); }},
        {"two that share the best place", "    keep: 3\n", "best: {y: {teams: [a, c], within: 1}}",
         [](const Played& p) {
             return best(p, "y") - score(p, "a", "y") <= 1 && best(p, "y") - score(p, "c", "y") <= 1;
         }},
        {"the worst", "    keep: 3\n", "worst: {total: b}",
         [](const Played& p) { return score(p, "b", "total") <= best(p, "total", -1); }},
        {"the top", "    keep: 3\n", "top: {total: [c, d]}",
         [](const Played& p) {
             return std::min(score(p, "c", "total"), score(p, "d", "total")) >
                    std::max(score(p, "a", "total"), score(p, "b", "total"));
         }},
        {"who was cut", "    keep: 3\n", "exits: {b: cut}", [](const Played& p) { return only_out(p, "b"); }},
        {"a gate with memory", "    keep: 4\n    gates: {origin: {pass: $p, memory: true}}\n",
         "exits: {c: gate:origin}", [](const Played& p) { return only_out(p, "c", "gate:origin"); },
         "inputs: {p: {uniform: [40%, 100%]}}\nspread: {strength: 6%, noise: 4%}\n"},
        {"a gate by score", "    keep: 4\n    gates: {bar: {measure: x, at_least: 37}}\n",
         "exits: {a: gate:bar}", [](const Played& p) { return only_out(p, "a", "gate:bar"); }},
        {"clamped full marks", "    keep: 3\n", "scores: {a: {x: 60}}, best: {y: b}",
         [](const Played& p) {
             return about(score(p, "a", "x"), 60, 0.5) && score(p, "b", "y") >= best(p, "y");
         },
         "spread: {strength: 15%, noise: 10%}\n"},
        {"rounded scores", "    keep: 3\n    criteria: {x: {resolution: 2}, y: {resolution: 1}}\n",
         "mean: {x: 42}, exits: {d: cut}",
         [](const Played& p) { return about(mean(p, "x"), 42, 0.5) && only_out(p, "d"); }},
        {"a score on a coarse scale", "    keep: 3\n    criteria: {x: {resolution: 2}}\n",
         "scores: {a: {x: 40}, b: {x: 44}}",
         [](const Played& p) {
             return about(score(p, "a", "x"), 40, 0.5) && about(score(p, "b", "x"), 44, 0.5);
         }},
        {"a best place shared on a coarse scale", "    keep: 3\n    criteria: {x: {resolution: 1}}\n",
         "best: {x: [a, c]}",
         [](const Played& p) {
             return score(p, "a", "x") >= best(p, "x") && score(p, "c", "x") >= best(p, "x");
         }},
        {"a team near the best place", "    keep: 3\n", "best: {x: {teams: [a], within: 2}}",
         [](const Played& p) { return best(p, "x") - score(p, "a", "x") <= 2; }},
        {"a total of ranks", "    keep: 3\n    criteria: {x: {normalise: rank}, y: {normalise: rank}}\n",
         "scores: {a: {total: 60}}", [](const Played& p) { return about(score(p, "a", "total"), 60, 0.5); }},
        {"a cut that is drawn", "    keep: {choice: {2: 10%, 3: 90%}}\n", "exits: {a: cut, d: cut}",
         [](const Played& p) {
             return p.exit("one", "a") == "cut" && p.exit("one", "d") == "cut" &&
                    p.exit("one", "b") == "stayed" && p.exit("one", "c") == "stayed";
         }},
        {"uncertain spreads and means", "    keep: 3\n", "mean: {x: 44, y: 24}, best: {total: a}",
         [](const Played& p) {
             return about(mean(p, "x"), 44, 0.5) && about(mean(p, "y"), 24, 0.5) &&
                    score(p, "a", "total") >= best(p, "total");
         },
         "inputs: {level: {normal: [40, 4]}, s: {uniform: [2%, 12%]}}\n"
         "spread: {strength: $s, profile: 3%, noise: 4%}\nset: {expected.x: $level}\n"},
        {"drawn weights", "    keep: 3\n    weights: {dirichlet: {x: 60, y: 40}, concentration: 8}\n",
         "scores: {a: {total: 68}}, exits: {c: cut}",
         [](const Played& p) { return about(score(p, "a", "total"), 68, 0.5) && only_out(p, "c"); }},
        {"rescaled scores", "    keep: 3\n    criteria: {x: {normalise: minmax}}\n",
         "scores: {b: {x: 43}}, exits: {a: cut}",
         [](const Played& p) { return about(score(p, "b", "x"), 43, 0.5) && only_out(p, "a"); }},
        {"all together", "    keep: 3\n",
         "scores: {a: {x: 44}}, mean: {y: 26}, best: {total: b}, exits: {d: cut}",
         [](const Played& p) {
             return about(score(p, "a", "x"), 44, 0.5) && about(mean(p, "y"), 26, 0.5) &&
                    score(p, "b", "total") >= best(p, "total") && only_out(p, "d");
         }},
    };
    return all;
}

/// Sums over trials or stretches, for a mean and its standard error.
struct Mean {
    double n = 0, sum = 0, squares = 0;
    void add(double value) {
        ++n;
        sum += value;
        squares += value * value;
    }
    [[nodiscard]] double value() const { return sum / n; }
    [[nodiscard]] double error() const { return std::sqrt((squares / n - value() * value()) / (n - 1)); }
};

/// A team's strength, and whether it is in the final two.
struct Found {
    Mean strength[4], final[4];
};

constexpr std::size_t wanted = 2'000;

Found by_rejection(const Case& one) {
    const auto game = std::make_shared<const Game>(game_of(text_of(one, false)));
    const auto engine = std::make_shared<const ReferenceEngine>(*game, 7);
    Found found;
    for (std::uint64_t trial = 0; found.final[0].n < wanted; ++trial) {
        const Played played(game, engine, trial);
        if (!one.agrees(played))
            continue;
        for (std::size_t t = 0; t < 4; ++t) {
            const auto team = played.team(teams[t]);
            found.strength[t].add(static_cast<double>(played.record.strength[team]));
            found.final[t].add(played.outcome.finalists.contains(team) ? 1 : 0);
        }
    }
    return found;
}

/// Stretches are independent of one another, so each counts as one.
Found by_learning(const Case& one) {
    constexpr std::uint64_t stretches = 24;
    auto game = game_of(text_of(one, true));
    const auto posterior = std::make_shared<const Posterior>(game, 1);
    Found found;
    for (std::uint64_t s = 0; s < stretches; ++s)
        for (std::size_t t = 0; t < 4; ++t) {
            const auto insights = posterior->insights(s);
            double sum = 0;
            for (const auto& insight : *insights)
                sum += insight.strength[t];
            found.strength[t].add(sum / stretch_draws);
        }
    const RunOptions options{.trials = stretches * stretch_trials};
    let_know(game, posterior);
    const auto result = run(game, options);
    for (const auto& group : result.tally.groups)
        if (group.trials > 0)
            for (std::size_t t = 0; t < 4; ++t)
                found.final[t].add(static_cast<double>(group.finals[TeamId{t}]) /
                                   static_cast<double>(group.trials));
    return found;
}

double p_value(const Mean& a, const Mean& b) {
    const double error = std::hypot(a.error(), b.error());
    const double apart = std::abs(a.value() - b.value());
    if (error < 1e-12)
        return apart < 1e-9 ? 1 : 0;
    // About 24 stretches: Student's t, on the safe side.
    return 2 * cdf(complement(boost::math::students_t(20), apart / error));
}

} // namespace

// 21 cases of 8 comparisons each, at the common false-alarm rate.
TEST_CASE("strengths and finalists given the evidence are those of trials that happen to agree with it",
          "[slow]") {
    for (const auto& one : cases()) {
        INFO(one.name);
        const auto expected = by_rejection(one);
        const auto found = by_learning(one);
        for (std::size_t t = 0; t < 4; ++t) {
            INFO(teams[t] << ": strength " << found.strength[t].value() << " ± " << found.strength[t].error()
                          << ", by rejection " << expected.strength[t].value() << " ± "
                          << expected.strength[t].error() << "; final " << found.final[t].value() << " ± "
                          << found.final[t].error() << ", by rejection " << expected.final[t].value());
            CHECK(statistics::plausible(p_value(found.strength[t], expected.strength[t])));
            CHECK(statistics::plausible(p_value(found.final[t], expected.final[t])));
        }
    }
}

TEST_CASE("the comparison notices evidence that was not taken into account", "[slow]") {
    auto one = cases()[0];
    const auto expected = by_rejection(one);
    one.published = "scores: {a: {x: 42}}"; // two points too few
    const auto found = by_learning(one);
    CHECK_FALSE(statistics::plausible(p_value(found.strength[0], expected.strength[0])));
}

TEST_CASE("every draw agrees with every item of evidence when it is played again") {
    for (const auto& one : cases()) {
        INFO(one.name);
        const auto game = std::make_shared<Game>(game_of(text_of(one, true)));
        let_know(*game, std::make_shared<const Posterior>(*game, 3), true);
        const auto engine = std::make_shared<const ReferenceEngine>(*game, 3);
        std::size_t agreeing = 0;
        for (std::uint64_t trial = 0; trial < 2 * stretch_trials; trial += tile_trials)
            agreeing += one.agrees(Played(game, engine, trial)) ? 1U : 0U;
        CHECK(agreeing == 2 * stretch_draws);
    }
}
