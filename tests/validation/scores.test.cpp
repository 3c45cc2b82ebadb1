// Who is better: closed forms and numeric integration, held against whole runs. Spreads are so small beside
// the points that clamping never shows. The second check of each pair is a fault that the first would see.

#include "support/game_text.hpp"
#include "validation/chance_matcher.hpp"

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

Played played(const std::string& text) {
    return play_text("cutline: 1\n" + text, many_trials);
}

/// The integral from minus infinity of what vanishes beyond eight.
template <class Function>
double integral(Function function, double high = 8) {
    return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(function, -8.0,
                                                                         std::clamp(high, -8.0, 8.0), 0);
}

struct Contestant {
    double mean, sd;
    [[nodiscard]] double below(double x) const { return phi((x - mean) / sd); }
};

/// The chance that `one` is above, and that it is below, all others.
double best(const Contestant& one, const std::vector<Contestant>& others) {
    return integral([&](double z) {
        double product = density(z);
        for (const auto& other : others)
            product *= other.below(one.mean + one.sd * z);
        return product;
    });
}
double worst(const Contestant& one, const std::vector<Contestant>& others) {
    return integral([&](double z) {
        double product = density(z);
        for (const auto& other : others)
            product *= 1 - other.below(one.mean + one.sd * z);
        return product;
    });
}

/// The chance that two standard normals of this correlation are both positive (Sheppard, 1899).
double both_positive(double correlation) {
    return 0.25 + std::asin(correlation) / boost::math::constants::two_pi<double>();
}

double pairs_p_value(const Played& run, const std::vector<std::string>& teams) {
    std::vector<double> counts;
    for (std::size_t i = 0; i < teams.size(); ++i)
        for (std::size_t j = i + 1; j < teams.size(); ++j)
            counts.push_back(static_cast<double>(run.final_set({teams[i], teams[j]})));
    const std::vector<double> chances(counts.size(), 1 / static_cast<double>(counts.size()));
    return statistics::chi_square_p_value(counts, chances);
}

} // namespace

TEST_CASE("among equals each of n teams survives with chance keep/n, and all pairs of finalists are equally "
          "likely") {
    const auto run_with = [](const std::string& growth_of_a) {
        return played("criteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\n"
                      "teams: {a: {growth: " +
                      growth_of_a +
                      "}, b: {}, c: {}, d: {}, e: {}}\n"
                      "spread: {strength: 3%, profile: 2%, form: 2%, noise: 2%}\n"
                      "rounds: {one: {keep: 3}, two: {keep: 2}}");
    };
    const std::vector<std::string> teams{"a", "b", "c", "d", "e"};
    const auto fair = run_with("0");
    for (const auto& team : teams) {
        CHECK_THAT(fair.survived("one", team), HasChance(3.0 / 5));
        CHECK_THAT(fair.final(team), HasChance(2.0 / 5));
    }
    CHECK(statistics::plausible(pairs_p_value(fair, teams)));

    const auto unfair = run_with("0.1%"); // 0.6 points in the second round
    CHECK_FALSE(statistics::plausible(pairs_p_value(unfair, teams)));
}

TEST_CASE("of two teams the one with more expected points wins with chance Φ(difference / its standard "
          "deviation)") {
    const auto run = played("criteria: {x: 60, y: 40}\n"
                            "teams: {a: {expected: {x: 31, y: 21}}, b: {expected: {x: 30, y: 20}}}\n"
                            "spread: {strength: {a: 3%, b: 4%}, noise: {x: 2%, y: 5%}}\n"
                            "rounds: {only: {keep: 1}}\nfinalists: 1");
    const double noise = 2 * (1.2 * 1.2 + 2.0 * 2.0);
    CHECK_THAT(run.final("a"), HasChance(phi(2 / std::sqrt(9 + 16 + noise))));
    // Strength drawn for each criterion by itself.
    CHECK_THAT(run.final("a"), !HasChance(phi(2 / std::sqrt(25 * 0.52 + noise))));
    // Noise shared by the criteria.
    CHECK_THAT(run.final("a"), !HasChance(phi(2 / std::sqrt(25 + 2 * 3.2 * 3.2))));
}

TEST_CASE("of three unequal teams the best one stays, or the worst one goes, as integration says") {
    const std::string field =
        "criteria: {x: 100}\nspread: {strength: {a: 3%, b: 4%, c: 5%}}\n"
        "teams: {a: {expected: {x: 52}}, b: {expected: {x: 50}}, c: {expected: {x: 49}}}\n";
    const Contestant a{52, 3};
    const Contestant b{50, 4};
    const Contestant c{49, 5};
    const auto one = played(field + "rounds: {only: {keep: 1}}");
    CHECK_THAT(one.final("a"), HasChance(best(a, {b, c})));
    CHECK_THAT(one.final("b"), HasChance(best(b, {a, c})));
    CHECK_THAT(one.final("c"), HasChance(best(c, {a, b})));
    CHECK_THAT(one.final("c"), !HasChance(best({49, 4}, {{52, 4}, b}))); // one spread for all

    const auto two = played(field + "rounds: {only: {drop: 1}}");
    CHECK_THAT(two.final("a"), HasChance(1 - worst(a, {b, c})));
    CHECK_THAT(two.final("b"), HasChance(1 - worst(b, {a, c})));
    CHECK_THAT(two.final("c"), HasChance(1 - worst(c, {a, b})));
    CHECK_THAT(two.final_set({"a", "b"}), HasChance(worst(c, {a, b})));
    const double harville = best(c, {a, b}) + best(a, {b, c}) * best(c, {a, b}) / (1 - best(a, {b, c})) +
                            best(b, {a, c}) * best(c, {a, b}) / (1 - best(b, {a, c}));
    CHECK_THAT(two.final("c"), !HasChance(harville)); // as if second place were drawn anew
}

TEST_CASE("strength stays with a team through two rounds, and form does not") {
    const auto run =
        played("criteria: {x: 100}\n"
               "teams: {a: {expected: {x: 50}}, b: {expected: {x: 51}}, c: {expected: {x: 50}}}\n"
               "spread: {strength: {a: 3%, b: 2%}, form: {a: 2%, b: 2%}}\n"
               "rounds: {one: {keep: 2}, two: {keep: 1}}");
    // Of two random teams and one that always has 50; strengths first, then form.
    constexpr double form = 2;
    const auto a_wins = [] {
        return integral([](double z) {
            const double strong_a = 50 + 3 * z;
            return density(z) * integral([strong_a](double y) {
                       const double strong_b = 51 + 2 * y;
                       const Contestant a{strong_a, form};
                       const Contestant b{strong_b, form};
                       const double c_out = (1 - a.below(50)) * (1 - b.below(50));
                       const double b_out =
                           integral([&](double x) { return density(x) * (1 - a.below(strong_b + form * x)); },
                                    (50 - strong_b) / form);
                       return density(y) * (c_out * phi((strong_a - strong_b) / std::sqrt(8.0)) +
                                            b_out * phi((strong_a - 50) / 2));
                   });
        });
    };
    CHECK_THAT(run.final("a"), HasChance(a_wins()));

    // Strength drawn anew for the second round.
    const Contestant a{50, std::sqrt(13)};
    const Contestant b{51, std::sqrt(8)};
    const double b_out =
        integral([&](double z) { return density(z) * (1 - a.below(51 + b.sd * z)); }, -1 / b.sd);
    const double afresh = (1 - a.below(50)) * (1 - b.below(50)) * phi(-1 / std::sqrt(21)) + b_out / 2;
    CHECK_THAT(run.final("a"), !HasChance(afresh));
}

TEST_CASE("a profile is the same in every round, and noise is not") {
    const auto both_lost = [](const std::string& spread) {
        const auto run =
            played("criteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\nteams: {a: , b: }\n" + spread +
                   "rounds: {start: {}, left: {from: start, keep: 1, final: true},\n"
                   "  right: {from: start, keep: 1}}");
        return many_trials - run.final("a"); // a wins neither
    };
    const auto profile = both_lost("spread: {profile: 3%, noise: 2%}\n");
    CHECK_THAT(profile, HasChance(both_positive(9.0 / 13)));
    CHECK_THAT(profile, !HasChance(both_positive(4.0 / 13)));
    CHECK_THAT(both_lost("spread: {form: 3%, noise: 2%}\n"), HasChance(0.25));
    CHECK_THAT(both_lost("spread: {strength: 3%}\n"), HasChance(0.5));
}

TEST_CASE("growth adds up over the months between dates, with its spread") {
    const auto run = played("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: {growth: 0.2%}, b: {}}\n"
                            "spread: {growth: 0.1%, form: 2%}\n"
                            "rounds: {start: {date: 2026-01-15}, end: {date: 2026-10, keep: 1}}");
    const double months = 259 / 30.4375; // 15 January to 1 October
    const auto wins = [](double m) { return phi(0.2 * m / std::sqrt(2 * (0.01 * m * m + 4))); };
    CHECK_THAT(run.final("a"), HasChance(wins(months)));
    CHECK_THAT(run.final("a"), !HasChance(wins(9.5)));
    CHECK_THAT(run.final("a"),
               !HasChance(phi(0.2 * months / std::sqrt(2 * (0.01 * months + 4))))); // a random walk
}

TEST_CASE("rounds without dates are six months apart") {
    const auto run = played("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: {growth: 0.2%}, b: {}}\n"
                            "spread: {form: 2%}\nrounds: {one: , two: , three: {keep: 1}}");
    CHECK_THAT(run.final("a"), HasChance(phi(0.2 * 12 / std::sqrt(8.0))));
    CHECK_THAT(run.final("a"), !HasChance(phi(0.2 * 18 / std::sqrt(8.0))));
}

TEST_CASE("a panel of n judges errs by s/√n, which replaces the noise") {
    const auto run = played("criteria: {x: {points: 100, panel: {raters: 16, spread: 12%}}}\n"
                            "teams: {a: {expected: {x: 52}}, b: {expected: {x: 50}}}\n"
                            "spread: {noise: 10%}\nrounds: {only: {keep: 1}}");
    CHECK_THAT(run.final("a"), HasChance(phi(2 / std::sqrt(2 * 9.0))));
    CHECK_THAT(run.final("a"), !HasChance(phi(2 / std::sqrt(2 * 109.0))));  // beside the noise
    CHECK_THAT(run.final("a"), !HasChance(phi(2 / std::sqrt(2 * 0.5625)))); // s/n
}

TEST_CASE("a carried total is itself carried") {
    const auto run = played("criteria: {x: 100}\nteams: {a: {expected: {x: 51}}, b: {expected: {x: 50}}}\n"
                            "spread: {strength: 1%, noise: 3%}\n"
                            "rounds: {one: , two: {carry: 60%}, three: {carry: 60%, keep: 1}}");
    const auto wins = [](double squares) { return phi(1 / std::sqrt(2 * (1 + 9 * squares))); };
    CHECK_THAT(run.final("a"), HasChance(wins(0.4 * 0.4 + 0.24 * 0.24 + 0.36 * 0.36)));
    CHECK_THAT(run.final("a"), !HasChance(wins(0.4 * 0.4 + 0.6 * 0.6)));
    CHECK_THAT(run.final("a"), !HasChance(wins(1)));
}

TEST_CASE("scores are clamped to the full points: two teams that are expected to have them tie in a quarter "
          "of trials") {
    const auto run = played("criteria: {x: 100}\nexpected: {x: 100}\nteams: {a: , b: }\nspread: {noise: 5%}\n"
                            "rounds: {only: {keep: 1}}");
    CHECK_THAT(run.ties("only"), HasChance(0.25));
    CHECK_THAT(run.ties("only"), !HasChance(0));
    CHECK_THAT(run.final("a"), HasChance(0.5));
}

TEST_CASE("rounded scores tie as often as two rounded normals are equal") {
    const auto run =
        played("criteria: {x: {points: 100, resolution: 10}}\nexpected: {x: 50}\nteams: {a: , b: }\n"
               "spread: {noise: 3%}\nrounds: {only: {keep: 1}}");
    const auto equal = [](double shift) {
        double sum = 0;
        for (int k = -10; k <= 20; ++k) {
            const double low = 10.0 * k - shift;
            const double chance = phi((low + 10 - 50) / 3) - phi((low - 50) / 3);
            sum += chance * chance;
        }
        return sum;
    };
    CHECK_THAT(run.ties("only"), HasChance(equal(5)));
    CHECK_THAT(run.ties("only"), !HasChance(equal(0))); // rounded down
    CHECK_THAT(run.final("b"), HasChance(0.5));
}

TEST_CASE("the geometric total of two uniform scores reaches a bar as the area under a hyperbola says") {
    const auto run = played("criteria: {x: 50, y: 50}\naggregate: geometric\n"
                            "teams: {a: {expected: {x: {uniform: [25, 50]}, y: {uniform: [25, 50]}}}}\n"
                            "rounds: {only: {at_least: 60}}");
    const double area = 4 * (0.22 - 0.36 * std::log(0.72 / 0.5) + 0.28 * 0.5); // of xy >= 0.36 in [0.5, 1]^2
    CHECK_THAT(run.final("a"), HasChance(area));
    CHECK_THAT(run.final("a"), !HasChance(1 - 0.2 * 0.2 * 2)); // of x + y >= 1.2
}
