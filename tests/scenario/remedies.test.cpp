#include "support/scenario_text.hpp"

#include <cutline/scenario/document.hpp>
#include <cutline/scenario/patch.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace cutline;
using test::read;
using test::with;

namespace {

using Lines = std::vector<std::string>;

Lines about(std::string_view lines) {
    return read(with(lines)).lines;
}

/// About the only round, on line 4 from column 13 on.
Lines about_round(std::string_view round) {
    return read(with("", round)).lines;
}

Lines lines_of(const Diagnostics& diagnostics) {
    Lines lines;
    for (const auto& diagnostic : diagnostics.all())
        lines.push_back(to_string(diagnostic));
    return lines;
}

} // namespace

TEST_CASE("a date in other words is offered as one") {
    for (const auto* date : {"2027/03", "2027.03", "2027-3", "2027년 3월", "2027년3월", "202703", "2027. 3."})
        CHECK(about_round("{date: " + std::string{date} + "}") ==
              Lines{"t:4:20: error: '" + std::string{date} +
                    "' is not a date, YYYY-MM or YYYY-MM-DD; write 2027-03"});
    CHECK(about_round("{date: 2027년 3월 5일}") ==
          Lines{"t:4:20: error: '2027년 3월 5일' is not a date, YYYY-MM or YYYY-MM-DD; write 2027-03-05"});
}

TEST_CASE("a round whose date is faulty is not one without a date") {
    const auto [scenario, lines] =
        read("cutline: 1\ncriteria: {x: 1}\nteams: {a: , b: }\n"
             "rounds: {r: {date: soon}, s: {date: 2027-03}, t: {date: later}, u: {}}");
    CHECK(lines.size() == 2);
    CHECK(scenario.rounds[0].date == scenario.rounds[1].date);
    CHECK(scenario.rounds[2].date == scenario.rounds[1].date);
    CHECK_FALSE(scenario.rounds[3].date.has_value());
}

TEST_CASE("numbers as people write them are offered as the language writes them") {
    const auto spread = [](std::string_view text) {
        return about("spread: {noise: " + std::string{text} + "}");
    };
    CHECK(spread("1~5%") == Lines{"t:5:17: error: '1~5%' is not a number; write {uniform: [1%, 5%]}"});
    CHECK(spread("1% – 5%") == Lines{"t:5:17: error: '1% – 5%' is not a number; write {uniform: [1%, 5%]}"});
    CHECK(spread("3±1%") == Lines{"t:5:17: error: '3±1%' is not a number; write {normal: [3%, 1%]}"});
    CHECK(spread("30%%") == Lines{"t:5:17: error: '30%%' is not a number; write 30%"});
    CHECK(about_round("{keep: 2~3}") ==
          Lines{"t:4:20: error: '2~3' is not a number; write {choice: {2: 50%, 3: 50%}}"});
    CHECK(about("run: {trials: 10만}") == Lines{"t:5:15: error: '10만' is not a number; write 100000"});
    CHECK(about("run: {trials: 1~2}") ==
          Lines{"t:5:15: error: '1~2' is not a number; a range can't stand here: write one number"});
    CHECK(about("finalists: 33,5") ==
          Lines{"t:5:12: error: '33,5' is not a number; write 33.5, with a point"});
}

TEST_CASE("words for numbers are answered with a number") {
    CHECK(about_round("{keep: three}") ==
          Lines{"t:4:20: error: expected a whole number of teams, 0 to 64, found "
                "the word 'three'; write a number such as 3"});
    CHECK(about("spread: {noise: little}") ==
          Lines{"t:5:17: error: expected a standard deviation, a share of the points (0% or more), found the "
                "word 'little'; write a number such as 3%"});
}

TEST_CASE("words that mean one of the language are understood") {
    CHECK(about_round("{ties: lot}") ==
          Lines{"t:4:20: error: expected random, all, none, or a list of criteria, "
                "found the word 'lot'; did you mean 'random'?"});
}

TEST_CASE("a block that is needed is shown") {
    CHECK(about_round("{criteria: {x: {panel: 7}}}") ==
          Lines{"t:4:36: error: expected a panel, found the number 7; write {raters: 7, spread: 12%}"});
    const std::string gate =
        "t:4:25: error: expected a gate, with `pass` or with `measure` and `at_least`, found "
        "neither; write {pass: 90%} or {measure: total, at_least: 60}";
    CHECK(about_round("{gates: {g: {}}}") == Lines{gate});
    CHECK(about_round("{gates: {g: {when: after}}}") == Lines{gate});
    CHECK(about("inputs: {cap: {name: 상한, uniform: [1, 2]}}") ==
          Lines{"t:5:16: error: an input has no name; use `note`"});
}

TEST_CASE("an id in another script is refused once, with where it belongs") {
    const auto [scenario, lines] =
        read("cutline: 1\ncriteria: {벤치마크: 40}\n"
             "teams: {참나무: {expected: {벤치마크: 3}}}\nrounds: {예선: {teams: [참나무]}}");
    CHECK(
        lines ==
        Lines{
            "t:2:12: error: '벤치마크' is not an id; ids are ASCII words [a-z][a-z0-9_-]*: write e.g. tests: "
            "{name: 벤치마크, points: 40}",
            "t:3:9: error: '참나무' is not an id; ids are ASCII words [a-z][a-z0-9_-]*: write e.g. oak: "
            "{name: 참나무}",
            "t:4:10: error: '예선' is not an id; ids are ASCII words [a-z][a-z0-9_-]*: write e.g. stage1: "
            "{name: 예선}"});
    CHECK(scenario.rounds.size() == 1);
}

TEST_CASE("teams in a list are refused, and known all the same") {
    const auto [scenario, lines] = read("cutline: 1\ncriteria: {x: 1}\nteams:\n  - a\n  - b: {growth: 1%}\n"
                                        "rounds: {r: {teams: [a, b]}}");
    CHECK(lines ==
          Lines{"t:4:3: error: expected a map of teams, found a list; write 'oak: …' for each, without "
                "'-' and '[ ]'"});
    CHECK(scenario.teams.size() == 2);
}

TEST_CASE("another format than 1 is not read") {
    CHECK(read("cutline: 2\ncriteria: {x: 1}\nteams: {a: }\nrounds: {r: }").lines ==
          Lines{"t:1:10: error: '2' is a format unknown here; this program reads format 1 only: write "
                "cutline: 1, "
                "or use a newer program"});
}

TEST_CASE("a patch that adds a round or team with a near id gets a warning") {
    Diagnostics diagnostics;
    auto document =
        parse_yaml("teams: {oak: {}, birch: {}}\nrounds: {stage1: {keep: 2}, stage2: {}}", "t", diagnostics);
    const auto patch = parse_yaml("teams: {brich: {}, fir: {}}\nrounds:\n  stge1: {keep: 1}\n  stage3: {}",
                                  "p", diagnostics);
    auto patched = document;
    merge(patched, patch, diagnostics);
    CHECK(lines_of(diagnostics) == Lines{"p:1:9: warning: adds a new team 'brich'; did you mean 'birch'?",
                                         "p:3:3: warning: adds a new round 'stge1'; did you mean 'stage1'?"});

    Diagnostics of_set;
    patched = document;
    set_path(patched, "rounds.stge2", Node::map({}), {"--set"}, of_set);
    CHECK(lines_of(of_set) == Lines{"--set: warning: adds a new round 'stge2'; did you mean 'stage2'?"});
}

TEST_CASE("a variant of a file without variants") {
    Diagnostics diagnostics;
    const auto document = parse_yaml("rounds: {}", "t", diagnostics);
    (void)apply_changes(document, {.variant = "foo", .set = {}}, diagnostics);
    CHECK(lines_of(diagnostics) == Lines{"--variant foo: error: no variant 'foo'; the file has no variants"});
}

TEST_CASE("notes and sources may stand directly under the open rules") {
    Diagnostics diagnostics;
    const auto document = parse_yaml(
        "variants: {v: {set: {}}}\nopen_rules: {note: none is settled, source: [press], cuts: {as-is: "
        "60%, v: 40%}}",
        "t", diagnostics);
    const auto rules = read_open_rules(document, diagnostics);
    CHECK(lines_of(diagnostics).empty());
    REQUIRE(rules.size() == 1);
    CHECK(rules[0].name == "cuts");
}
