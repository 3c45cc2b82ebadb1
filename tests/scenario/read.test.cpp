#include "support/scenario_text.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <limits>
#include <string>
#include <string_view>

using namespace cutline;
using test::with;

namespace {

/// A scenario about which nothing is to be said.
Scenario read(std::string_view text) {
    auto [scenario, lines] = test::read(text);
    CHECK(lines == std::vector<std::string>{});
    return scenario;
}

Scenario read_with(std::string_view lines, std::string_view round = "{}") {
    return read(with(lines, round));
}

Round read_round(std::string_view round) {
    return read_with("", round).rounds.at(0);
}

/// The number that is read where the weight of x stands.
Number read_weight(std::string_view number, std::string_view lines = "") {
    const auto scenario = read_with("weights: {x: " + std::string{number} + "}\n" + std::string{lines});
    return std::get<ById<Number>>(scenario.weights.value()).at(0).second;
}

/// The chance of passing where the only gate stands.
NumberMap read_pass(std::string_view number) {
    const auto round = read_round("{gates: {g: {pass: " + std::string{number} + "}}}");
    return std::get<ChanceGate>(round.gates.at(0).test).pass;
}

std::vector<std::string> teams_of(const NumberMap& map) {
    std::vector<std::string> ids;
    for (const auto& [id, number] : map.by_id)
        ids.push_back(id);
    return ids;
}

/// "stage1" or "stage1:out", for each.
std::vector<std::string> inflows(std::string_view from) {
    const auto round = read_round("{from: " + std::string{from} + "}");
    std::vector<std::string> words;
    for (const auto& inflow : round.from.value())
        words.push_back(inflow.round + (inflow.out ? ":out" : ""));
    return words;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("the smallest useful file reads as it is meant") {
    const auto scenario = read(R"(
cutline: 1
title: Four teams, one cut every six months
criteria: {benchmark: 40, expert: 35, user: 25}
teams:
  lg:      {expected: {benchmark: 33.6, expert: 31.6, user: 25.0}}
  skt:     {expected: {benchmark: 31.0, expert: 28.9, user: 20.5}}
  upstage: {expected: {benchmark: 30.8, expert: 28.7, user: 20.8}}
  motif:   {expected: {benchmark: 29.5, expert: 27.5, user: 19.5}}
spread: {strength: 4%, form: 2%, noise: 3%}
rounds:
  stage2: {date: 2026-08, keep: 3}
  stage3: {date: 2027-01, keep: 2}
)");
    CHECK(scenario.title == "Four teams, one cut every six months");
    REQUIRE(scenario.criteria.size() == 3);
    CHECK(scenario.criteria[1].id == "expert");
    CHECK(scenario.criteria[1].points == 35.0);
    CHECK_FALSE(scenario.weights.has_value());
    CHECK(scenario.aggregate == Aggregate::sum);
    REQUIRE(scenario.teams.size() == 4);
    CHECK(scenario.teams[3].id == "motif");
    CHECK(find(scenario.teams[0].expected, "expert")->value == 31.6);
    CHECK(scenario.spread.strength->find("lg")->value == 0.04);
    CHECK(scenario.spread.noise->find("user")->value == 0.03);
    CHECK_FALSE(scenario.spread.profile.has_value());
    REQUIRE(scenario.rounds.size() == 2);
    CHECK(scenario.rounds[0].keep->value == 3);
    CHECK(scenario.rounds[1].date == std::chrono::year{2027} / 1 / 1);
    CHECK_FALSE(scenario.rounds[1].from.has_value());
    CHECK_FALSE(scenario.rounds[1].teams.has_value());
    CHECK(scenario.finalists == 2);
}

TEST_CASE("a plain number is itself, and 3% is 0.03") {
    CHECK(read_weight("33.6").value == 33.6);
    CHECK(read_weight("33.6").certain());
    CHECK(read_weight("33.6").name.empty());
    CHECK(read_pass("3%").otherwise->value == 0.03);
    CHECK(read_pass("3%").otherwise->percent);
    CHECK(read_pass("\"3%\"").otherwise->value == 0.03);
    CHECK_FALSE(read_pass("0.03").otherwise->percent);
}

TEST_CASE("each law is read with its parameters") {
    CHECK(read_weight("{normal: [33, 2]}").law == Law{Normal{33, 2}});
    CHECK(read_weight("{uniform: [30, 40]}").law == Law{Uniform{30, 40}});
    CHECK(read_weight("{triangular: [30, 34, 40]}").law == Law{Triangular{30, 34, 40}});
    CHECK(read_weight("{pert: [30, 34, 40]}").law == Law{Pert{30, 34, 40}});
    CHECK(read_weight("{beta: [2, 5]}").law == Law{Beta{2, 5}});
    CHECK(read_weight("{lognormal: [30, 1.2]}").law == Law{LogNormal{30, 1.2}});
    CHECK(read_weight("{choice: {1: 70%, 2: 0.3}}").law == Law{Choice{{{1, 0.7}, {2, 0.3}}}});
    CHECK(read_pass("{normal: [40%, 10%], within: [0, 1]}").otherwise->law == Law{Normal{0.4, 0.1}});
}

TEST_CASE("a note or a source beside a law changes nothing") {
    const auto number =
        read_weight("{note: judged, normal: [33, 2], source: s}", "sources: {s: {title: 보도}}");
    CHECK(number.law == Law{Normal{33, 2}});
    CHECK_FALSE(number.within.has_value());
}

TEST_CASE("within truncates, and the range is what may come up") {
    const auto number = read_weight("{uniform: [30, 40], within: [35, 50]}");
    CHECK(number.within == Support{35, 50});
    CHECK(number.range() == Support{35, 40});
    CHECK(read_weight("7").range() == Support{7, 7});
    CHECK(read_weight("{normal: [0, 1], within: [-2, 2]}").range() == Support{-2, 2});
    const auto free = read_weight("{normal: [0, 1]}").range();
    CHECK(free == Support{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()});
}

TEST_CASE("a law is named by its path, and an input by its own name wherever it stands") {
    const auto scenario = read(R"(
cutline: 1
inputs: {frontier: {uniform: [30, 40]}, again: $frontier, pass: 98%}
criteria: {x: 60, y: {points: 40, panel: {raters: 10, spread: {normal: [12%, 1%], within: [0, 1]}}}}
expected: {x: {normal: [30, 1]}}
teams: {a: {expected: {x: $frontier}}, b: {growth: {normal: [0, 1%]}, withdraw: $pass}}
rounds:
  r:
    gates: {g: {pass: {a: $pass, else: {beta: [9, 1]}}}}
    award: {gpu: {else: {choice: {512: 1}}}}
    keep: {choice: {1: 50%, 2: 50%}}
    weights: {x: $again, y: {uniform: [1, 2]}}
)");
    CHECK(scenario.expected[0].second.name == "expected.x");
    CHECK(scenario.teams[0].expected[0].second.name == "frontier");
    CHECK(scenario.teams[0].expected[0].second.law == Law{Uniform{30, 40}});
    CHECK(scenario.teams[1].growth->name == "teams.b.growth");
    CHECK(scenario.teams[1].withdraw->certain());
    CHECK(scenario.teams[1].withdraw->value == 0.98);
    CHECK(scenario.criteria[1].scoring.panel->spread.name == "criteria.y.panel.spread");
    const auto& round = scenario.rounds[0];
    CHECK(std::get<ChanceGate>(round.gates[0].test).pass.otherwise->name == "rounds.r.gates.g.pass.else");
    CHECK(round.award[0].second.otherwise->name == "rounds.r.award.gpu.else");
    CHECK(round.keep->name == "rounds.r.keep");
    const auto& weights = std::get<ById<Number>>(round.weights.value());
    CHECK(weights[0].second.name == "frontier");
    CHECK(weights[1].second.name == "rounds.r.weights.y");
}

TEST_CASE("one number stands for all, and else for the rest") {
    const auto all = read_pass("98%");
    CHECK_FALSE(all.is_map);
    CHECK(all.find("a")->value == 0.98);

    const auto map = read_pass("{a: 40%, else: 98%}");
    CHECK(map.is_map);
    CHECK(map.find("a")->value == 0.4);
    CHECK(map.find("b")->value == 0.98);
    CHECK(teams_of(map) == Words{"a"});

    CHECK(read_pass("{a: 40%}").find("b") == nullptr);
    const auto law = read_pass("{beta: [9, 1]}");
    CHECK_FALSE(law.is_map);
    CHECK(law.find("a")->name == law.find("b")->name);
}

TEST_CASE("a team may be called choice") {
    const auto map = read_pass("{choice: {uniform: [0, 1]}, else: 98%}");
    CHECK(map.is_map);
    CHECK(map.find("choice")->law == Law{Uniform{0, 1}});
}

TEST_CASE("a number is short for points") {
    const auto scenario = read("cutline: 1\ncriteria: {x: 35, y: {points: 35}}\nteams: {a: }\nrounds: {r: }");
    CHECK(scenario.criteria[0].points == scenario.criteria[1].points);
    CHECK(scenario.criteria[0].points == 35.0);
}

TEST_CASE("criteria keep their parts, labels and ways of scoring") {
    const auto scenario = read(R"(
cutline: 1
criteria:
  benchmark:
    name: 벤치마크 평가
    parts: {nia: 10, global_common: 20, global_individual: 10}
  expert: {points: 35, resolution: 0.1, panel: {raters: 10, spread: 12%}}
  user:   {points: 25, normalise: top}
weights: {benchmark: 50, expert: 30, user: 20}
aggregate: geometric
teams: {a: {name: LG AI연구원}}
rounds: {r: }
)");
    const auto& benchmark = scenario.criteria[0];
    CHECK(benchmark.name == "벤치마크 평가");
    CHECK_FALSE(benchmark.points.has_value());
    REQUIRE(benchmark.parts.size() == 3);
    CHECK(benchmark.parts[1].id == "global_common");
    CHECK(benchmark.parts[1].points == 20.0);
    const auto& expert = scenario.criteria[1].scoring;
    CHECK(expert.resolution->value == 0.1);
    CHECK(expert.panel->raters == 10);
    CHECK(expert.panel->spread.value == 0.12);
    CHECK(scenario.criteria[2].scoring.normalise == Normalise::top);
    CHECK_FALSE(expert.normalise.has_value());
    CHECK(std::get<ById<Number>>(*scenario.weights)[2].second.value == 20);
    CHECK(scenario.aggregate == Aggregate::geometric);
    CHECK(scenario.teams[0].name == "LG AI연구원");
}

TEST_CASE("weights may have a law as a whole") {
    const auto dirichlet = std::get<DirichletWeights>(
        *read_with("weights: {dirichlet: {x: 40, y: 60}, concentration: 100, order: [y, x]}").weights);
    CHECK(dirichlet.means == ById<double>{{"x", 40}, {"y", 60}});
    CHECK(dirichlet.concentration == 100);
    CHECK(dirichlet.region.order == Words{"y", "x"});

    const auto simplex =
        std::get<SimplexWeights>(*read_with("weights: {simplex: [x, y], within: {x: [30, 50]}}").weights);
    CHECK(simplex.criteria == Words{"x", "y"});
    CHECK(simplex.region.within == ById<Support>{{"x", {30, 50}}});
}

TEST_CASE("teams from outside are a list, which is short for a map to 100%, or a map") {
    const auto list = read_round("{teams: [a, b]}").teams.value();
    const auto map = read_round("{teams: {a: 100%, b: 5%}}").teams.value();
    CHECK(teams_of(list) == teams_of(map));
    CHECK(list.find("a")->value == map.find("a")->value);
    CHECK(list.find("b")->value == 1);
    CHECK(map.find("b")->value == 0.05);
    CHECK(list.find("c") == nullptr);
    CHECK_FALSE(list.is_map);
    CHECK(map.is_map);
}

TEST_CASE("every form of from is a list of rounds") {
    CHECK(inflows("stage1") == Words{"stage1"});
    CHECK(inflows("[stage1]") == Words{"stage1"});
    CHECK(inflows("{stage1: out}") == Words{"stage1:out"});
    CHECK(inflows("[{stage1: out}]") == Words{"stage1:out"});
    CHECK(inflows("[stage1, {stage2: out}, wildcard]") == Words{"stage1", "stage2:out", "wildcard"});
    CHECK(inflows("[]").empty());
}

TEST_CASE("ties are settled by a word or by criteria") {
    using enum TieRule::Kind;
    CHECK(read_round("{}").ties.kind == random);
    CHECK(read_round("{ties: random}").ties.kind == random);
    CHECK(read_round("{ties: all}").ties.kind == all);
    CHECK(read_round("{ties: none}").ties.kind == none);
    const auto rule = read_round("{ties: [y, x]}").ties;
    CHECK(rule.kind == criteria);
    CHECK(rule.criteria == Words{"y", "x"});
}

TEST_CASE("a gate is by chance or by score") {
    const auto round =
        read_round("{gates: {independence: {pass: {a: 40%, else: 98%}, when: after, memory: true}, "
                   "bar: {name: 프런티어, measure: x, at_least: 95%, of: 38, per_month: 0.1%, "
                   "spends_cut: true}}}");
    REQUIRE(round.gates.size() == 2);
    CHECK(round.gates[0].id == "independence");
    CHECK(round.gates[0].after);
    CHECK(std::get<ChanceGate>(round.gates[0].test).memory);
    CHECK_FALSE(round.gates[0].spends_cut);
    CHECK_FALSE(round.gates[1].after);
    CHECK(round.gates[1].spends_cut);
    CHECK(round.gates[1].name == "프런티어");
    const auto& bar = std::get<ScoreGate>(round.gates[1].test);
    CHECK(bar.measure == "x");
    CHECK(bar.at_least.value == 0.95);
    CHECK(bar.at_least.percent);
    CHECK(bar.of->value == 38);
    CHECK(bar.per_month->value == 0.001);
}

TEST_CASE("a round has all that is said of it") {
    const auto round = read_round(
        "{name: 패자부활전, date: 2026-02-20, teams: [a], from: {q: out}, admit: {b: 5%}, keep: 1, "
        "at_least: 60, weights: {x: 30}, aggregate: sum, spread: {noise: 1%}, "
        "criteria: {x: {resolution: 1}}, carry: 30%, award: {gpu: {a: 0, else: 1024}}, "
        "final: false}");
    CHECK(round.name == "패자부활전");
    CHECK(round.date == std::chrono::year{2026} / 2 / 20);
    CHECK(round.admit->find("b")->value == 0.05);
    CHECK(round.keep->value == 1);
    CHECK_FALSE(round.drop.has_value());
    CHECK(round.at_least->value == 60);
    CHECK(round.aggregate == Aggregate::sum);
    CHECK(round.spread.noise->otherwise->value == 0.01);
    CHECK_FALSE(round.spread.form.has_value());
    CHECK(find(round.criteria, "x")->resolution->value == 1);
    CHECK(round.carry->value == 0.3);
    CHECK(find(round.award, "gpu")->find("b")->value == 1024);
    CHECK(round.final == false);
    CHECK_FALSE(read_round("{}").final.has_value());
    CHECK(read_round("{award: {gpu: 1024}}").award[0].second.find("a")->value == 1024);
}

TEST_CASE("what is published keeps its printed precision") {
    const auto published = read_round(R"({published: {
      scores: {lg: {nia: 9.2, user: 25.0, total: 90}, skt: {nia: "9.20"}},
      mean:   {benchmark: 30.4, expert: 28.56},
      best:   {nia: [lg, skt], expert: lg, user: {teams: [lg], within: 0.5}},
      worst:  {total: nc},
      top:    {total: [lg, naver, skt], nia: lg},
      exits:  {naver: gate:independence, nc: cut, kt: withdrew},
      field:  [lg, skt]}})")
                               .published.value();
    const auto& lg = *find(published.scores, "lg");
    CHECK(find(lg, "nia")->value == 9.2);
    CHECK(find(lg, "nia")->half_unit == 0.05);
    CHECK(find(lg, "user")->half_unit == 0.05);
    CHECK(find(lg, "total")->half_unit == 0.5);
    CHECK(find(*find(published.scores, "skt"), "nia")->half_unit == 0.005);
    CHECK(find(published.mean, "expert")->half_unit == 0.005);
    CHECK(find(published.best, "nia")->teams == Words{"lg", "skt"});
    CHECK(find(published.best, "nia")->within == 0.05);
    CHECK(find(published.best, "expert")->teams == Words{"lg"});
    CHECK(find(published.best, "user")->within == 0.5);
    CHECK(find(published.worst, "total")->teams == Words{"nc"});
    CHECK(*find(published.top, "total") == Words{"lg", "naver", "skt"});
    CHECK(*find(published.top, "nia") == Words{"lg"});
    CHECK(published.exits ==
          ById<std::string>{{"naver", "gate:independence"}, {"nc", "cut"}, {"kt", "withdrew"}});
    CHECK(published.field == Words{"lg", "skt"});
}

TEST_CASE("defaults of a run are read exactly") {
    const auto run =
        read_with("run: {trials: 1e6, precision: 0.1%, seed: 18446744073709551615}\nfinalists: 3").run;
    CHECK(run.trials == 1'000'000U);
    CHECK(run.precision == 0.001);
    CHECK(run.seed == 18446744073709551615U);
    CHECK(read_with("finalists: 3").finalists == 3);
}

TEST_CASE("every path has its place, and what isn't there the place around it") {
    const auto places = read(with("", "{from: [{q: out}, p], keep: 1}")).places;
    CHECK(places.key("rounds.r.keep") == Place{"t", 4, 35});
    CHECK(places.value("rounds.r.keep") == Place{"t", 4, 41});
    CHECK(places.value("rounds.r.from[1]") == Place{"t", 4, 31});
    CHECK(places.value("rounds.r.from[0].q") == Place{"t", 4, 25});
    CHECK(places.value("rounds.r.from[7]") == places.value("rounds.r.from"));
    CHECK(places.key("rounds.r.gates.g.pass") == places.key("rounds.r"));
    CHECK(places.value("nowhere") == places.value(""));
    CHECK(Places{}.value("rounds") == Place{});
}

TEST_CASE("what can't be loaded is not said to be empty as well") {
    Diagnostics diagnostics;
    diagnostics.error({"t", 0, 0}, "", "can't be read");
    CHECK(read_scenario(Node{}, diagnostics).rounds.empty());
    CHECK(diagnostics.errors() == 1);
}
