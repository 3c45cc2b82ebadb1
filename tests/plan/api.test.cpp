#include "support/play.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

Number number(double value) {
    Number made;
    made.value = value;
    return made;
}
Number drawn(Law law, std::string name = "") {
    Number made;
    made.law = std::move(law);
    made.name = std::move(name);
    return made;
}

/// A scenario filled in by hand: two criteria, three teams, one round that keeps two.
Scenario scenario() {
    Scenario made;
    made.criteria = {{.id = "x", .name = "", .points = 60, .parts = {}, .scoring = {}},
                     {.id = "y", .name = "", .points = 40, .parts = {}, .scoring = {}}};
    made.expected = {{"x", number(30)}, {"y", number(20)}};
    for (const auto* id : {"a", "b", "c"}) {
        Team team;
        team.id = id;
        made.teams.push_back(team);
    }
    Round round;
    round.id = "r";
    round.keep = number(2);
    made.rounds = {round};
    return made;
}

/// What is wrong with the scenario once it is changed.
std::vector<std::string> told(const std::function<void(Scenario&)>& change) {
    auto changed = scenario();
    change(changed);
    std::vector<std::string> lines;
    const auto tell = [&](const std::vector<Diagnostic>& diagnostics) {
        for (const auto& diagnostic : diagnostics)
            if (diagnostic.problem != steady_scores)
                lines.push_back(to_string(diagnostic));
    };
    try {
        tell(make_game(changed).warnings);
    } catch (const InputError& error) {
        tell(error.diagnostics());
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a scenario that is filled in by hand can be played") {
    const auto game = make_game(scenario());
    REQUIRE(game.warnings.size() == 1);
    CHECK(game.warnings[0].problem == steady_scores);
    CHECK(game.resolved.is_null());
    Outcome outcome;
    ReferenceEngine(game, 1).play(0, outcome);
    CHECK(outcome.finalists.size() == 2);
}

TEST_CASE("a scenario by hand is the same competition as the file that says it") {
    auto by_hand = scenario();
    by_hand.spread.strength = NumberMap{.by_id = {}, .otherwise = number(0.04)};
    const auto one = make_game(by_hand);
    const Competition other{"criteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\nteams: {a: , b: , c: }\n"
                            "spread: {strength: 4%}\nrounds: {r: {keep: 2}}"};
    Outcome outcome;
    const ReferenceEngine engine(one, 1);
    for (std::uint64_t trial = 0; trial < 50; ++trial) {
        engine.play(trial, outcome);
        CHECK(outcome.finalists == other.play(trial).outcome.finalists);
    }
}

TEST_CASE("without places an error is told by its path") {
    CHECK(told([](Scenario& s) { s.rounds[0].drop = number(1); }) ==
          Lines{"rounds.r.drop: error: `keep` and `drop` stand side by side; write one of them"});
    CHECK(told([](Scenario& s) {
              s.teams[1].expected = {{"zeta", number(1)}};
          }) == Lines{"teams.b.expected.zeta: error: no criterion 'zeta'; known: x, y"});
    CHECK(told([](Scenario& s) { s.finalists = 1; }) ==
          Lines{"finalists: warning: the competition means to leave 1, but its rounds leave 2; set "
                "`finalists`, or change the cut of the last round"});
    CHECK(told([](Scenario& s) { s = Scenario{}; }).size() >= 3);
}

TEST_CASE("numbers of an API user are checked as those of a file") {
    CHECK(told([](Scenario& s) { s.rounds[0].keep = number(1.5); }) ==
          Lines{"rounds.r.keep: error: 1.5 is not a whole number of teams, 0 to 64; write 1 or 2"});
    CHECK(told([](Scenario& s) { s.teams[0].withdraw = number(30); }) ==
          Lines{"teams.a.withdraw: error: 30 is not a chance from 0% to 100%; write 30% or 0.3"});
    CHECK(told([](Scenario& s) { s.teams[0].withdraw = number(std::nan("")); }).size() == 1);
    CHECK(told([](Scenario& s) {
              s.teams[0].growth = number(std::numeric_limits<double>::infinity());
          }).size() == 1);
    CHECK(told([](Scenario& s) {
              s.teams[0].expected = {{"x", drawn(Normal{30, -1})}};
          }) == Lines{"teams.a.expected.x: error: the standard deviation is negative"});
    CHECK(told([](Scenario& s) {
              s.teams[0].withdraw = drawn(Normal{0.5, 0.1});
          }) == Lines{"teams.a.withdraw: error: the drawn number can leave what is legal, a chance from 0% "
                      "to 100%; add within: [0, 1]"});
    CHECK(told([](Scenario& s) {
              s.rounds[0].at_least = number(0.5);
              s.rounds[0].at_least->percent = true;
          }) == Lines{"rounds.r.at_least: error: 50% is a share, but this is not; write points"});
    CHECK(told([](Scenario& s) {
              s.rounds[0].keep = drawn(Uniform{1, 2});
          }) == Lines{"rounds.r.keep: error: a value that is not whole may come up, but this is a whole "
                      "number of teams, 0 to 64; use "
                      "{choice: {…}} with whole numbers"});
}

TEST_CASE("a panel needs at least one rater") {
    CHECK(told([](Scenario& s) {
              s.criteria[0].scoring.panel = Panel{.raters = 0, .spread = number(0.1)};
          }) == Lines{"criteria.x.panel.raters: error: 0 is not a whole number of raters; the least "
                      "is 1"});
}

TEST_CASE("Dirichlet weights need a positive concentration") {
    CHECK(told([](Scenario& s) {
              s.weights = DirichletWeights{.means = {{"x", 1}, {"y", 2}}, .concentration = 0, .region = {}};
          }) == Lines{"weights.concentration: error: a concentration of 0 can't be drawn with; write a "
                      "positive number"});
}

TEST_CASE("ids stand once") {
    CHECK(told([](Scenario& s) { s.teams.push_back(s.teams[0]); }) ==
          Lines{"teams.a: error: team 'a' stands twice; give each team an id of its own"});
    CHECK(told([](Scenario& s) { s.rounds.push_back(s.rounds[0]); }).at(0) ==
          "rounds.r: error: round 'r' stands twice; give each round an id of its own");
    CHECK(told([](Scenario& s) {
              s.rounds[0].gates = {
                  {.id = "g", .name = "", .test = ChanceGate{.pass = {.by_id = {}, .otherwise = number(1)}}},
                  {.id = "g", .name = "", .test = ChanceGate{.pass = {.by_id = {}, .otherwise = number(1)}}}};
          }) == Lines{"rounds.r.gates.g: error: gate 'g' stands twice; give each gate an id of its own"});
    CHECK(told([](Scenario& s) {
              s.rounds[0].teams =
                  NumberMap{.by_id = {{"a", number(1)}, {"b", number(1)}, {"a", number(1)}}, .otherwise = {}};
          }) == Lines{"rounds.r.teams[2]: error: team 'a' stands twice; name it once"});
    CHECK(told([](Scenario& s) {
              s.weights =
                  SimplexWeights{.criteria = {"x", "y"}, .region = {.order = {"x", "y", "x"}, .within = {}}};
          }).at(0) == "weights.order[0]: error: 'x' stands twice in the order");
}

TEST_CASE("draws of one name are one draw") {
    auto shared = scenario();
    for (auto& team : shared.teams)
        team.expected = {{"x", drawn(Uniform{0, 60}, "skill")}};
    const auto game = make_game(shared);
    CHECK(game.plans.at(0).numbers.size() == 1);
}
