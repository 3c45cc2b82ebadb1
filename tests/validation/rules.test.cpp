// Gates, entry, cuts, awards, open rules and uncertain weights: chances in closed form, held against whole
// runs. The negated checks are faults that the others would see.

#include "support/game_text.hpp"
#include "validation/chance_matcher.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/triangular.hpp>

#include <cmath>

using namespace cutline;
using namespace cutline::test;

namespace {

Played played(const std::string& text) {
    return play_text("cutline: 1\n" + text, many_trials);
}

const std::string two_teams = "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: }\n";

} // namespace

TEST_CASE("verdicts of a gate are fresh in every round, or one for the trial with memory") {
    const auto run = played(
        two_teams +
        "rounds:\n"
        "  one: {gates: {fresh: {pass: {a: 70%, b: 1}}, kept: {pass: {a: 1, b: 70%}, memory: true}}}\n"
        "  two: {gates: {fresh: {pass: {a: 70%, b: 1}}, kept: {pass: {a: 1, b: 70%}, memory: true}}}\n");
    CHECK_THAT(run.final("a"), HasChance(0.49));
    CHECK_THAT(run.final("a"), !HasChance(0.7));
    CHECK_THAT(run.final("b"), HasChance(0.7));
    CHECK_THAT(run.final("b"), !HasChance(0.49));
    CHECK_THAT(run.final_set({"a", "b"}), HasChance(0.343)); // teams are independent
    CHECK(run.exits("two", "b", "gate:kept") == 0);
}

TEST_CASE("with memory, who passes a chance passes every higher one") {
    const auto run = played(two_teams + "rounds:\n"
                                        "  one: {gates: {g: {pass: 60%, memory: true}}}\n"
                                        "  two: {gates: {g: {pass: {a: 90%, b: 40%}, memory: true}}}\n");
    CHECK_THAT(run.final("a"), HasChance(0.6));
    CHECK_THAT(run.final("b"), HasChance(0.4));
    CHECK_THAT(run.final("b"), !HasChance(0.6 * 0.4));
}

TEST_CASE(
    "of two gates a team leaves by the first that it fails, and nobody who is cut reaches one after it") {
    const auto run = played(two_teams + "rounds: {one: {keep: 1, gates: {\n"
                                        "  late: {pass: 50%, when: after}, first: {pass: {a: 80%, b: 1}},\n"
                                        "  second: {pass: {a: 50%, b: 1}}}}}");
    CHECK_THAT(run.exits("one", "a", "gate:first"), HasChance(0.2));
    CHECK_THAT(run.exits("one", "a", "gate:second"), HasChance(0.4));
    CHECK_THAT(run.exits("one", "a", "cut"), HasChance(0.2)); // half of those who pass both; the teams tie
    CHECK_THAT(run.exits("one", "b", "gate:late"), HasChance(0.8 * 0.5));
    CHECK_THAT(run.exits("one", "b", "gate:late"), !HasChance(0.5));
    CHECK_THAT(run.final("a"), HasChance(0.1));
}

TEST_CASE("an uncertain chance has its mean for one verdict, and is shared by all verdicts of a trial") {
    const auto run = played("inputs: {p: {beta: [3, 2]}}\n" + two_teams +
                            "rounds: {one: {gates: {g: {pass: $p}}}, two: {gates: {g: {pass: $p}}}}");
    CHECK_THAT(run.survived("one", "a"), HasChance(3.0 / 5));
    CHECK_THAT(run.final("a"), HasChance(3.0 * 4 / (5 * 6)));                              // E p^2
    CHECK_THAT(run.final_set({"a", "b"}), HasChance(3.0 * 4 * 5 * 6 / (5.0 * 6 * 7 * 8))); // E p^4
    CHECK_THAT(run.final("a"), !HasChance(0.36));                                          // drawn anew
}

TEST_CASE("a number under `else` is one draw for all it stands for, and two numbers are two draws") {
    const auto run = played("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: }\n"
                            "rounds: {one: {gates: {g: {pass: {c: {beta: [3, 2]}, else: {beta: [3, 2]}}}}}}");
    CHECK_THAT(run.final_set({"a", "b"}), HasChance(0.4 * 0.4));             // not c
    CHECK_THAT(run.final_set({"a", "b", "c"}), HasChance(0.4 * 0.6));        // E p^2 × E p
    CHECK_THAT(run.final_set({"a", "b", "c"}), !HasChance(3.0 / 7 * 2 / 3)); // E p^3
}

TEST_CASE("a team may withdraw anew in every round that it enters") {
    const auto run = played("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: {withdraw: 10%}, b: {}}\n"
                            "rounds: {one: , two: , three: }");
    CHECK_THAT(run.exits("two", "a", "withdrew"), HasChance(0.9 * 0.1));
    CHECK_THAT(run.final("a"), HasChance(0.729));
    CHECK_THAT(run.final("a"), !HasChance(0.9));
    CHECK(run.final("b") == many_trials);
}

TEST_CASE("entry and admission happen with their chances, each once per round and team") {
    const auto run = played("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: }\nrounds:\n"
                            "  one: {teams: {a: 30%, b: 1}}\n"
                            "  two: {teams: {c: 20%, b: 50%}, admit: {a: 60%, b: 40%}}");
    CHECK_THAT(run.entered("one", "a"), HasChance(0.3));
    CHECK_THAT(run.final("a"), HasChance(0.18));
    CHECK_THAT(run.final("c"), HasChance(0.2));
    CHECK_THAT(run.final("b"), HasChance(1 - 0.6 * 0.5)); // by either way, independently
    CHECK_THAT(run.final("b"), !HasChance(0.5));
    const auto& flows = run.tally.rounds[run.round("two")].flows;
    CHECK_THAT(flows[run.round("one").index()][run.team("b")], HasChance(0.4));
    CHECK_THAT(flows.back()[run.team("b")], HasChance(0.3));
}

TEST_CASE("a losers' round gives everyone a second chance, and equals the same chance in the end") {
    const auto run =
        played("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: , d: }\nspread: {form: 3%}\n"
               "rounds:\n  top: {keep: 1}\n  low: {from: {top: out}, keep: 1}\n"
               "  end: {from: [top, low], keep: 1}");
    CHECK_THAT(run.survived("top", "a"), HasChance(1.0 / 4));
    CHECK_THAT(run.survived("low", "a"), HasChance(3.0 / 4 / 3));
    CHECK_THAT(run.entered("end", "a"), HasChance(1.0 / 2));
    CHECK_THAT(run.final("a"), HasChance(1.0 / 4));
    CHECK_THAT(run.final("a"), !HasChance(1.0 / 3));
}

TEST_CASE("an uncertain `keep` keeps each number of teams as often as it says") {
    const auto run =
        played("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: }\nspread: {form: 3%}\n"
               "rounds: {one: {keep: {choice: {1: 70%, 2: 30%}}}}");
    const auto& survivors = run.tally.rounds[run.round("one")].survivors;
    CHECK_THAT(survivors[1], HasChance(0.7));
    CHECK_THAT(survivors[2], HasChance(0.3));
    CHECK_THAT(run.final("b"), HasChance(0.7 / 3 + 0.3 * 2 / 3));
    CHECK_THAT(run.final("b"), !HasChance(1.0 / 3));
}

TEST_CASE("a gate that spends the cut leaves as many teams as the cut alone") {
    const auto run = [](const std::string& spends) {
        return played("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: }\nspread: {form: 3%}\n"
                      "rounds: {one: {drop: 1, gates: {g: {pass: {a: 60%, else: 1}" +
                      spends + "}}}}");
    };
    CHECK_THAT(run(", spends_cut: true").final("b"), HasChance(0.4 + 0.6 * 2 / 3));
    CHECK_THAT(run(", spends_cut: true").final("b"), !HasChance(0.4 / 2 + 0.6 * 2 / 3));
    CHECK_THAT(run("").final("b"), HasChance(0.4 / 2 + 0.6 * 2 / 3));
}

TEST_CASE("an award is expected in proportion to survival") {
    const auto run = played("criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: }\nspread: {form: 3%}\n"
                            "rounds: {one: {award: {gpu: {normal: [100, 20]}}, gates: {g: {pass: 50%}}},\n"
                            "  two: {award: {gpu: {a: 7.5, else: 0.25}, grant: {b: 3}}}}");
    const double both = 100 + 7.5;
    CHECK_THAT(run.award("gpu", "a"), HasMean(both / 2, 0.5 * (400 + both * both) - both * both / 4));
    CHECK_THAT(run.award("gpu", "a"), !HasMean(100.0 / 2, 0.5 * (400 + both * both) - both * both / 4));
    CHECK(run.award("grant", "b") ==
          3 * static_cast<double>(run.final("b")) / static_cast<double>(many_trials));
    CHECK(run.award("grant", "a") == 0);
}

TEST_CASE("open rules mix their variants in their proportions, independently of one another") {
    const auto run = played(
        "criteria: {x: 100}\nexpected: {x: 50}\nteams: {a: , b: , c: , d: }\nspread: {form: 3%}\n"
        "rounds: {one: {keep: 2, gates: {g: {pass: 1, when: after}}}}\n"
        "variants: {one-stays: {set: {rounds.one.keep: 1}},\n"
        "  strict: {set: {rounds.one.gates.g.pass: 20%}}, mild: {set: {rounds.one.gates.g.pass: 90%}}}\n"
        "open_rules: {size: {as-is: 60%, one-stays: 40%}, gate: {strict: 25%, mild: 75%}}");
    const double stays = 0.6 / 2 + 0.4 / 4;
    const double passes = 0.25 * 0.2 + 0.75 * 0.9;
    CHECK_THAT(run.final("a"), HasChance(stays * passes));
    CHECK_THAT(run.final("a"), !HasChance(0.25 * 0.2 / 2 + 0.75 * 0.9 / 4)); // one draw for both
    CHECK_THAT(run.tally.rounds[run.round("one")].survivors[2], HasChance(0.6 * (0.25 * 0.04 + 0.75 * 0.81)));
}

TEST_CASE("of open rules that set the same thing the later one wins") {
    const auto run = played(two_teams + "rounds: {one: {gates: {g: {pass: 1}}}}\n"
                                        "variants: {low: {set: {rounds.one.gates.g.pass: 10%}},\n"
                                        "  high: {set: {rounds.one.gates.g.pass: 80%}}}\n"
                                        "open_rules: {first: {low: 100%}, second: {as-is: 50%, high: 50%}}");
    CHECK_THAT(run.final("a"), HasChance(0.45));
    CHECK_THAT(run.final("a"), !HasChance(0.1));
}

TEST_CASE("a pass mark moves with the months and with what it is a share of") {
    const auto run = played(
        "inputs: {frontier: {triangular: [60, 70, 90]}}\ncriteria: {x: 100}\n"
        "teams: {a: {expected: {x: 66}}}\nrounds:\n"
        "  one: {date: 2026-01, gates: {g: {measure: x, at_least: 90%, of: $frontier, per_month: 0.5%}}}\n"
        "  two: {date: 2026-07, gates: {g: {measure: total, at_least: 90%, of: $frontier, per_month: "
        "0.5%}}}");
    const boost::math::triangular law(60, 70, 90);
    const double months = 181 / 30.4375;
    CHECK_THAT(run.survived("one", "a"), HasChance(boost::math::cdf(law, 66 / 0.9)));
    CHECK_THAT(run.final("a"), HasChance(boost::math::cdf(law, 66 / (0.9 + 0.005 * months))));
    CHECK_THAT(run.final("a"), !HasChance(boost::math::cdf(law, 66 / 0.9)));
}

// ---- weights ----
// Two teams whose scores are certain; a is better by d on each criterion, as a share of its points, and wins
// where Σ w d is positive: a part of the simplex.

TEST_CASE("uniform weights on the simplex let a team win on the area where they favour it") {
    const std::string field =
        "criteria: {x: 40, y: 40, z: 20}\n"
        "teams: {a: {expected: {x: 32, y: 16, z: 10}}, b: {expected: {x: 20, y: 24, z: 12}}}\n"
        "rounds: {only: {keep: 1}}\n"; // d = 0.3, -0.2, -0.1
    const auto run = played(field + "weights: {simplex: [x, y, z]}");
    CHECK_THAT(run.final("a"), HasChance(0.3 / 0.5 * (0.3 / 0.4)));
    // Means in proportion to the points, 2 : 2 : 1, would favour a more often.
    const auto by_points = played(field + "weights: {dirichlet: {x: 40, y: 40, z: 20}, concentration: 5}");
    CHECK_THAT(by_points.final("a"), !HasChance(0.3 / 0.5 * (0.3 / 0.4)));
}

TEST_CASE("ordered weights are uniform on the part of the simplex that keeps to the order") {
    const auto run =
        played("criteria: {x: 40, y: 40, z: 20}\nweights: {simplex: [z, y, x], order: [x, y, z]}\n"
               "teams: {a: {expected: {x: 24, y: 10, z: 11}}, b: {expected: {x: 20, y: 22, z: 10}}}\n"
               "rounds: {only: {keep: 1}}"); // d = 0.1, -0.3, 0.05
    // On the corners (1, 0, 0), (1/2, 1/2, 0), (1/3, 1/3, 1/3) of that part a leads by:
    const double one = 0.1;
    const double two = (0.1 - 0.3) / 2;
    const double three = (0.1 - 0.3 + 0.05) / 3;
    CHECK_THAT(run.final("a"), HasChance(one / (one - two) * (one / (one - three))));
    CHECK_THAT(run.final("a"), !HasChance(1 - 0.3 / 0.4 * (0.3 / 0.35))); // without the order
}

TEST_CASE("Dirichlet weights of two criteria decide by a beta law, whose α is concentration × share") {
    const auto run =
        played("criteria: {x: 60, y: 40}\nweights: {dirichlet: {x: 60, y: 40}, concentration: 10}\n"
               "teams: {a: {expected: {x: 36, y: 16}}, b: {expected: {x: 30, y: 24}}}\n"
               "rounds: {only: {keep: 1}}"); // d = 0.1, -0.2: a wins where x has over two thirds
    const auto beyond = [](double a, double b) {
        return boost::math::cdf(boost::math::complement(boost::math::beta_distribution<>(a, b), 2.0 / 3));
    };
    CHECK_THAT(run.final("a"), HasChance(beyond(6, 4)));
    CHECK_THAT(run.final("a"), !HasChance(beyond(60, 40)));
    CHECK_THAT(run.final("a"), !HasChance(beyond(1, 1)));
}

TEST_CASE("bounds condition drawn weights") {
    const auto run = played("criteria: {x: 60, y: 40}\nweights: {simplex: [x, y], within: {x: [50, 90]}}\n"
                            "teams: {a: {expected: {x: 36, y: 16}}, b: {expected: {x: 30, y: 24}}}\n"
                            "rounds: {only: {keep: 1}}");
    CHECK_THAT(run.final("a"), HasChance((90 - 200.0 / 3) / 40));
    CHECK_THAT(run.final("a"), !HasChance(1.0 / 3));
}

TEST_CASE("an uncertain weight of one criterion is truncated, not clamped, by `within`") {
    const auto run = played("criteria: {x: 60, y: 40}\nweights: {x: {normal: [60, 20], within: [40, 100]}}\n"
                            "teams: {a: {expected: {x: 36, y: 16}}, b: {expected: {x: 30, y: 24}}}\n"
                            "rounds: {only: {keep: 1}}"); // a wins where x weighs over 80
    CHECK_THAT(run.final("a"), HasChance((phi(2) - phi(1)) / (phi(2) - phi(-1))));
    CHECK_THAT(run.final("a"), !HasChance(1 - phi(1)));
}
