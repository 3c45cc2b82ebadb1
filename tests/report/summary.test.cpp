#include "support/game_text.hpp"

#include <cutline/report/summary.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace cutline;

constexpr std::string_view everything = R"(cutline: 1
title: 모든 규칙
description: Every rule once.
inputs: {frontier: {uniform: [30, 36]}}
criteria:
  bench: {name: 벤치마크, parts: {nia: {points: 10, resolution: 0.1}, common: 30}}
  expert: {points: 35, panel: {raters: 4, spread: 12%}}
  user: {points: 25, normalise: top}
weights: {bench: 50, expert: {normal: [30, 2], within: [20, 40]}, user: 20}
teams:
  lg:  {name: 엘지, expected: {bench: {normal: [29.6, 1.2]}, expert: 31.6, user: 25}, growth: 0.2%}
  skt: {name: 에스케이, expected: {bench: 30, expert: 30, user: 20}, withdraw: 1%}
  kt:  {expected: {bench: 30, expert: 30, user: 20}}
spread: {strength: {lg: 3%, else: 4%}, noise: 2%}
rounds:
  first:
    name: 1차
    date: 2026-01-15
    teams: {lg: 100%, skt: 5%}
    drop: 1
    gates: {own: {name: 독자성, pass: {skt: 40%, else: 98%}, when: before, memory: true, spends_cut: true}}
  wild:
    date: 2026-02
    from: {first: out}
    teams: [kt]
    admit: {skt: 50%, else: 100%}
    keep: 1
    at_least: 60
    ties: [bench, expert]
  last:
    date: 2026-08
    from: [first, wild]
    keep: {choice: {1: 30%, 2: 70%}}
    carry: 30%
    award: {gpu: {skt: 0, else: 1024}}
    gates: {bar: {measure: bench, at_least: 95%, of: $frontier, per_month: 0.1%}}
variants:
  strict: {title: A stricter bar, set: {rounds.wild.at_least: 70}}
open_rules:
  bar: {as-is: 60%, strict: 40%}
)";

std::string told(std::string_view text) {
    const auto document = test::document_of(text);
    return terminal_text(summary_page(make_game(document), document), {});
}

TEST_CASE("check repeats every rule of a file in words") {
    const auto text = told(everything);
    const auto says = [&](const std::string& words) {
        INFO(words << "\n" << text);
        CHECK(text.find(words) != std::string::npos);
    };
    says(
        "모든 규칙\n3 teams, 3 rounds, 4 scores of 100 points in all. The competition means to leave two.\n");
    says("벤치마크 (bench)");
    says("the best gets full points");
    says("엘지 (lg)");
    says("- Strength, the same in every criterion and round: 엘지 3%, everyone else 4%\n");
    says("1차 (first)\n\n- Held on 2026-01-15\n- From outside come 엘지 and 에스케이 (5%)\n");
    says("- Gate 독자성 (own), before the cut: the chance to pass is 에스케이 40%, everyone else 98%; who");
    says("- The worst goes; ties by lot\n");
    says("- Those cut or failed in 1차 come, admitted with a chance: 에스케이 50%, everyone else 100%\n");
    says("- From outside comes kt\n");
    says(
        "- The best stays, of those with a total of 60 points or more; ties by 벤치마크 and expert in turn,");
    says("- The best (how many is drawn: 1 (30%) or 2 (70%)) stay; ties by lot\n");
    says("- The total is 70% of this round's and 30% of the total that the team brings");
    says("- Gate bar, before the cut: 벤치마크 must reach 95% of drawn: uniform, 30 to 36 ($frontier) "
         "points,");
    says("- Each survivor is given gpu: 에스케이 0, everyone else 1,024\n");
    says("- Its survivors are finalists.\n");
    says("normal, mean 29.6, sd 1.2");
    says("normal, mean 30, sd 2, within 20 to 40");
    says("- bar: as-is 60% and strict 40%\n");
    says("- strict: A stricter bar (changes rounds.wild.at_least)\n");
}

TEST_CASE("a number that was written in percent is told in percent") {
    const auto text = told(R"(cutline: 1
criteria: {a: 10}
teams: {x: {expected: {a: 5}}, y: {expected: {a: 6}}}
spread: {form: {uniform: [1%, 4%]}, noise: {choice: {0.01: 50%, 0.02: 50%}}}
rounds: {one: {keep: 1}}
)");
    CHECK(text.find("spread.form   uniform, 1% to 4%\n") != std::string::npos);
    CHECK(text.find("spread.noise  0.01 (50%) or 0.02 (50%)\n") != std::string::npos);
    CHECK(text.find("The competition means to leave two.") != std::string::npos);
}

TEST_CASE("drawn weights, panels and memory are told as they were written") {
    const auto text = told(R"(cutline: 1
criteria: {a: 40, b: {points: 35, panel: {raters: 16, spread: 8%}}, c: 25}
weights: {dirichlet: {a: 40, b: 35, c: 25}, concentration: 50, order: [a, b], within: {c: [10, 40]}}
teams: {x: {expected: {a: 5, b: 5, c: 5}}, y: {expected: {a: 6, b: 5, c: 5}}}
rounds:
  one: {keep: 1, weights: {simplex: [a, b, c]}, gates: {own: {pass: 90%, memory: true}}}
)");
    const auto says = [&](const std::string& words) {
        INFO(words << "\n" << text);
        CHECK(text.find(words) != std::string::npos);
    };
    says("Drawn anew in every trial: 2 sets of uncertain weights.\n");
    says("drawn together, 100 in all: Dirichlet, means a 40, b 35 and c 25, concentration 50; in this order, "
         "largest first: a, b; c within 10 to 40\n");
    says("- Weights here: drawn together, 100 in all: a, b and c, every division alike likely\n");
    says("b: 16 raters, one's spread 8%, so noise 2%.\n"); // 8% / √16
    says("who passes once passes again, who fails once");
}

TEST_CASE("the summary for programs holds the resolved scenario and its digest") {
    const auto document = test::document_of(everything);
    const auto json = nlohmann::json::parse(summary_json(make_game(document), document));
    CHECK(json["title"] == "모든 규칙");
    CHECK(json["teams"] == 3);
    CHECK(json["variants"]["strict"]["title"] == "A stricter bar");
    CHECK(json["open_rules"]["bar"]["as-is"] == 0.6);
    CHECK(json["digest"].get<std::string>().starts_with("sha256:"));
    CHECK(json["scenario"]["rounds"]["wild"]["at_least"] == 60);
}

} // namespace
