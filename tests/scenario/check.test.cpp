#include "support/scenario_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace cutline;
using test::read;
using test::with;

namespace {

using Lines = std::vector<std::string>;

/// What is said about a scenario whose line 5 on are these.
Lines about(std::string_view lines) {
    return read(with(lines)).lines;
}

/// What is said about a scenario whose only round, on line 4 from column 13 on, is this.
Lines about_round(std::string_view round) {
    return read(with("", round)).lines;
}

/// What is said about a number, on line 5 from column 15 on, where a weight may stand.
Lines about_weight(std::string_view number) {
    return about("weights: {x:   " + std::string{number} + "}");
}

/// The same where a chance may stand, on line 4 from column 28 on.
Lines about_chance(std::string_view number) {
    return about_round("{gates: {g: {pass: " + std::string{number} + "}}}");
}

} // namespace

TEST_CASE("the smallest scenario is fine") {
    CHECK(about("").empty());
}

TEST_CASE("an unknown key is refused where it stands, with the nearest known one") {
    CHECK(about_round("{kep: 3}") ==
          Lines{"t:4:14: error: unknown key 'kep' in a round; did you mean 'keep'?"});
    CHECK(about("spread: {strenght: 3%}") == Lines{"t:5:10: error: unknown key 'strenght' in a block of "
                                                   "standard deviations; did you mean 'strength'?"});
    CHECK(about("variants: {v: {titel: a, why: b, set: {}}}") ==
          Lines{"t:5:16: error: unknown key 'titel' in a variant; did you mean 'title'?",
                "t:5:26: error: unknown key 'why' in a variant; known: title, set"});
}

TEST_CASE("columns count code points: they are right after Korean text") {
    CHECK(about("sources: {s: {title: 과기정통부, yeer: 2026}}") ==
          Lines{"t:5:29: error: unknown key 'yeer' in a source; known: title, publisher, date, url"});
    CHECK(about_round("{name: 1차 단계평가, keep: 세 팀}") ==
          Lines{"t:4:35: error: expected a whole number of teams, 0 to 64, found the text '세 팀'; "
                "write a number such as 3"});
}

TEST_CASE("a missing key is reported at its block") {
    CHECK(read("title: 시험").lines ==
          Lines{"t:1:1: error: 'cutline' is missing; add it: 1, the format this program reads",
                "t:1:1: error: 'criteria' is missing; add it: a map of criteria",
                "t:1:1: error: 'teams' is missing; add it: a map of teams",
                "t:1:1: error: 'rounds' is missing; add it: a map of rounds"});
    CHECK(about_round("{gates: {g: {measure: x}}}") ==
          Lines{"t:4:25: error: 'at_least' is missing; add it: points, or a share with %"});
    CHECK(about_round("{criteria: {x: {panel: {raters: 3}}}}") ==
          Lines{"t:4:36: error: 'spread' is missing; add it: a standard deviation, a share of the points (0% "
                "or more)"});
}

TEST_CASE("a key that is only misspelt is not reported as missing too") {
    CHECK(read("cutline: 1\ncriteria: {x: 1}\nteams: {a: {}}\nround: {r: {}}").lines ==
          Lines{"t:4:1: error: unknown key 'round' in a scenario; did you mean 'rounds'?"});
}

TEST_CASE("a value of the wrong kind is described") {
    CHECK(about("expected: 3") ==
          Lines{"t:5:11: error: expected a map of ids to numbers, found the number 3"});
    CHECK(about("title: [a]") == Lines{"t:5:8: error: expected text, found a list"});
    CHECK(about_round("[keep]") == Lines{"t:4:13: error: expected a round, found a list"});
    CHECK(about_round("{keep: {a: 1, b: 2}}") == Lines{"t:4:21: error: unknown distribution 'a'; known: "
                                                       "normal, uniform, triangular, pert, beta, lognormal, "
                                                       "choice",
                                                       "t:4:27: error: unknown distribution 'b'; known: "
                                                       "normal, uniform, triangular, pert, beta, lognormal, "
                                                       "choice"});
    CHECK(about_round("{gates: {g: 98%}}") ==
          Lines{"t:4:25: error: expected a gate, with `pass` or with "
                "`measure` and `at_least`, found the number 98%; write {pass: 90%} or "
                "{measure: total, at_least: 60}"});
    CHECK(about_round("{date: [2026-08]}") ==
          Lines{"t:4:20: error: expected a date, YYYY-MM or YYYY-MM-DD, found a list"});
    CHECK(about_round("{final: {}}") == Lines{"t:4:21: error: expected true or false, found a map"});
}

TEST_CASE("a single word where a list is expected is offered as a list") {
    CHECK(about_round("{teams: a}") ==
          Lines{"t:4:21: error: expected a list of teams, or a map of teams to the chance "
                "of entering, found the word 'a'; write [a]"});
    CHECK(about("weights: {simplex: x}") ==
          Lines{"t:5:20: error: expected a list of ids, found the word 'x'; write [x]"});
    CHECK(about_round("{ties: x}") == Lines{"t:4:20: error: expected random, all, none, or a list of "
                                            "criteria, found the word 'x'; write [x]"});
}

TEST_CASE("nothing is no value, but for blocks that may be empty") {
    CHECK(about_round("{keep: }") ==
          Lines{"t:4:14: error: nothing stands here; write a whole number of teams, 0 to 64, "
                "or leave the key out"});
    CHECK(about("inputs:") ==
          Lines{"t:5:1: error: nothing stands here; write a map of names to numbers, or leave the key out"});
    CHECK(read("cutline: 1\ncriteria: {x: 1}\nteams: {a: , b: }\nspread:\nrounds: {r: }").lines.empty());
}

TEST_CASE("a word must be one of those that may stand there") {
    CHECK(about_round("{gates: {g: {pass: 1, when: befor}}}") ==
          Lines{"t:4:41: error: expected before or after, found the word 'befor'; did you mean 'before'?"});
    CHECK(about_round("{criteria: {x: {normalise: best}}}") ==
          Lines{"t:4:40: error: expected a way to normalise, found the word 'best'; known: none, top, "
                "minmax, rank"});
    CHECK(about("aggregate: product") ==
          Lines{"t:5:12: error: expected sum or geometric, found the word 'product'"});
    CHECK(about_round("{from: {q: in}}") == Lines{"t:4:24: error: expected out, found the word 'in'"});
    CHECK(about_round("{ties: rnadom}") ==
          Lines{"t:4:20: error: expected random, all, none, or a list of criteria, "
                "found the word 'rnadom'; did you mean 'random'?"});
    CHECK(about_round("{published: {exits: {a: gone, b: gate:X}}}") ==
          Lines{"t:4:37: error: expected cut, withdrew or gate:NAME, found the word 'gone'",
                "t:4:46: error: expected cut, withdrew or gate:NAME, found the word 'gate:X'"});
}

TEST_CASE("ids are ASCII words") {
    const std::string rule =
        "an id is a lower-case letter and then letters, digits, '_' or '-', at most 64 in all";
    CHECK(
        about("inputs: {상한: 3, LG: 4, 2nd: 5, LG Uplus: 6, a.b: 7}") ==
        Lines{"t:5:10: error: '상한' is not an id; ids are ASCII words [a-z][a-z0-9_-]*: write one here, and "
              "'상한' in a comment",
              "t:5:17: error: 'LG' is not an id; write 'lg': " + rule,
              "t:5:24: error: '2nd' is not an id; " + rule,
              "t:5:32: error: 'LG Uplus' is not an id; write 'lg-uplus': " + rule,
              "t:5:45: error: 'a.b' is not an id; " + rule});
    CHECK(about("inputs: {" + std::string(64, 'a') + ": 3}").empty());
    CHECK(about("inputs: {" + std::string(65, 'a') + ": 3}").size() == 1);
    CHECK(about_round("{teams: [a, B]}") == Lines{"t:4:25: error: 'B' is not an id; write 'b': " + rule});
}

TEST_CASE("words of the language can't be ids") {
    CHECK(about("expected: {else: 3}") ==
          Lines{"t:5:12: error: 'else' can't be an id here; it is a word of the language"});
    CHECK(about("variants: {as-is: {set: {}}}") ==
          Lines{"t:5:12: error: 'as-is' can't be an id here; it is a word of the language"});
    CHECK(read("cutline: 1\ncriteria: {total: 1}\nteams: {else: {}}\nrounds: {entry: {}}").lines ==
          Lines{"t:2:12: error: 'total' can't be an id here; it is a word of the language",
                "t:3:9: error: 'else' can't be an id here; it is a word of the language",
                "t:4:10: error: 'entry' can't be an id here; it is a word of the language"});
}

TEST_CASE("a date is one that the calendar has") {
    const std::string what = "is not a date, YYYY-MM or YYYY-MM-DD";
    for (const auto* date : {"2026-02-29", "2026-13", "2026", "26-08-01", "soon"})
        CHECK(about_round("{date: " + std::string{date} + "}") ==
              Lines{"t:4:20: error: '" + std::string{date} + "' " + what});
    for (const auto* date : {"2028-02-29", "2026-08", "2026-12-31", "\"2026-08\""})
        CHECK(about_round("{date: " + std::string{date} + "}").empty());
}

TEST_CASE("a flag is true or false, and the other words of YAML are explained") {
    CHECK(about_round("{final: true}").empty());
    CHECK(about_round("{final: yes}") ==
          Lines{"t:4:21: error: expected true or false, found the word 'yes'; write true"});
    CHECK(about_round("{final: Off}") ==
          Lines{"t:4:21: error: expected true or false, found the word 'Off'; write false"});
    CHECK(about_round("{final: \"true\"}") ==
          Lines{"t:4:21: error: expected true or false, found the word 'true'; write true without quotes"});
    CHECK(about_round("{final: maybe}") ==
          Lines{"t:4:21: error: expected true or false, found the word 'maybe'"});
}

TEST_CASE("a number written otherwise is refused with what to write") {
    const auto said = [](std::string_view text) {
        const auto lines = about_weight(text);
        REQUIRE(lines.size() == 1);
        constexpr std::string_view start = "t:5:16: error: ";
        REQUIRE(lines[0].starts_with(start));
        return lines[0].substr(start.size());
    };
    CHECK(said("1_000") == "'1_000' is not a number; write 1000, without underscores");
    CHECK(said("010") == "'010' is not a number; write 10: readers differ on leading zeros");
    CHECK(said("-00.5") == "'-00.5' is not a number; write -0.5: readers differ on leading zeros");
    CHECK(said("0x10") == "'0x10' is not a number; write it in decimal");
    CHECK(said(".inf") == "'.inf' is not a number; every number must be finite");
    CHECK(said("NaN") == "'NaN' is not a number; every number must be finite");
    CHECK(said("1e400") == "'1e400' is not a number; it is too large or too small to be held");
    CHECK(said("'1,5'") == "'1,5' is not a number; write 1.5, with a point");
    CHECK(said("'1,000'") == "'1,000' is not a number; write 1000, without commas");
    CHECK(said("1 000") == "'1 000' is not a number; write 1000, without spaces");
    CHECK(said("5.") == "'5.' is not a number; write 5");
    CHECK(said("−5") == "'−5' is not a number; write -5, in ASCII");
    CHECK(said("1/3") == "'1/3' is not a number; write it as a decimal or with %");
    CHECK(said("35점") == "'35점' is not a number; write the number alone: 35");
    CHECK(said("'40'") == "'40' in quotes is text, not a number; write 40 without quotes");
    CHECK(said("4O") == "'4O' is not a number; write 40, with digits alone");
    CHECK(said("all") ==
          "expected a weight from 0 to 10,000, found the word 'all'; write a number such as 3");
    CHECK(said("40%") ==
          "expected a weight from 0 to 10,000, found 40% with a percent sign; write the number itself, "
          "without %");
    CHECK(said("[30, 50]") ==
          "expected a weight from 0 to 10,000, found a list; a distribution has a name, as in "
          "{uniform: [low, high]}");
}

TEST_CASE("a percentage may stand in quotes, where shares may stand") {
    CHECK(about_chance("98%").empty());
    CHECK(about_chance("\"98%\"").empty());
    CHECK(about_chance("'98 %'") ==
          Lines{"t:4:32: error: '98 %' is not a number; write 98%, without spaces"});
}

TEST_CASE("a plain number must lie in its range") {
    CHECK(about("finalists: 65") == Lines{"t:5:12: error: '65' is not a whole number of teams, 0 to 64"});
    CHECK(about("finalists: 1.5") == Lines{"t:5:12: error: '1.5' is not a whole number of teams, 0 to 64"});
    CHECK(about("run: {trials: 0, seed: -1, precision: 3}") ==
          Lines{"t:5:15: error: '0' is not a whole number of trials; it must be whole, at least 1 and at "
                "most 9e+18",
                "t:5:24: error: '-1' is not a whole number from 0 to 2^64 - 1",
                "t:5:39: error: '3' is not a share such as 0.1%; write 3% or 0.03"});
    CHECK(about("run: {seed: 18446744073709551615}").empty());
    CHECK(about("run: {seed: 18446744073709551616}") ==
          Lines{"t:5:13: error: '18446744073709551616' is not a whole number from 0 to 2^64 - 1"});
    CHECK(read("cutline: 2\ncriteria: {x: 0}\nteams: {a: }\nrounds: {r: }").lines ==
          Lines{"t:1:10: error: '2' is a format unknown here; this program reads format 1 only: write "
                "cutline: 1, or "
                "use a newer program",
                "t:2:15: error: '0' is not points; it must be above 0 and at most 10000"});
}

TEST_CASE("a chance of 98 is explained when it is a chance in a choice") {
    CHECK(about_weight("{choice: {1: 98, 2: 2%}}") ==
          Lines{"t:5:29: error: '98' is not a chance from 0% to 100%; write 98% or 0.98"});
}

TEST_CASE("the range of a number that may be uncertain is not a matter of form") {
    CHECK(about_weight("-3").empty());
    CHECK(about_chance("98").empty());
}

TEST_CASE("an input must be defined") {
    CHECK(about_weight("$limit") == Lines{"t:5:16: error: unknown input 'limit'; define it under `inputs`"});
    CHECK(about("weights: {x: $limt}\ninputs: {limit: 3}") ==
          Lines{"t:5:14: error: unknown input 'limt'; did you mean 'limit'?"});
    CHECK(about("weights: {x: \"$limit\"}\ninputs: {limit: 3}").empty());
}

TEST_CASE("a share can't stand for points by way of an input") {
    CHECK(about("inputs: {p: 30%}\nweights: {x: $p}") ==
          Lines{"t:6:14: error: expected a weight from 0 to 10,000, found '$p', which is a share; write the "
                "input 'p' "
                "without %"});
}

TEST_CASE("inputs that stand for each other are refused, whoever uses them") {
    CHECK(about("inputs: {p: $q, q: $p, r: $p}\nweights: {x: $r}") ==
          Lines{"t:5:10: error: input 'p' stands for itself; give it a number",
                "t:5:17: error: input 'q' stands for itself; give it a number"});
}

TEST_CASE("a faulty input is reported once, not where it is used") {
    CHECK(about("inputs: {p: 3_0}\nweights: {x: $p, y: $p}") ==
          Lines{"t:5:13: error: '3_0' is not a number; write 30, without underscores"});
}

TEST_CASE("a distribution has one law") {
    CHECK(about_weight("{normall: [1, 2]}") ==
          Lines{"t:5:17: error: unknown distribution 'normall'; did you mean 'normal'?"});
    CHECK(about_weight("{normal: [1, 2], uniform: [1, 2]}") ==
          Lines{"t:5:33: error: two distributions for one number, 'normal' and 'uniform'; keep one"});
    CHECK(about_weight("{within: [1, 2]}") == Lines{"t:5:16: error: expected a weight from 0 to 10,000, "
                                                    "found a map; known: normal, uniform, triangular, "
                                                    "pert, beta, lognormal, choice"});
    CHECK(about_weight("{normal: [1, 2], mean: 3}") ==
          Lines{"t:5:33: error: unknown distribution 'mean'; known: normal, uniform, triangular, pert, beta, "
                "lognormal, "
                "choice"});
}

TEST_CASE("the parameters of a law are counted, plain and legal") {
    CHECK(about_weight("{normal: 3}") ==
          Lines{"t:5:25: error: expected [mean, sd], found the number 3; write {normal: [mean, sd]}"});
    CHECK(about_weight("{pert: [1, 2]}") ==
          Lines{"t:5:23: error: 'pert' takes 3 numbers, not 2; write {pert: [low, mode, high]}"});
    CHECK(about_weight("{normal: [$m, {normal: [0, 1]}]}") ==
          Lines{"t:5:26: error: '$m' can't stand inside a distribution; its parameters are plain numbers",
                "t:5:30: error: a distribution can't stand inside a distribution; its parameters are plain "
                "numbers"});
    CHECK(about_weight("{normal: [1, -2]}") ==
          Lines{"t:5:25: error: 'normal': the standard deviation is negative"});
    CHECK(about_weight("{uniform: [3, 2]}") == Lines{"t:5:26: error: 'uniform': low is above high"});
    CHECK(about_weight("{normal: [10%, 1%]}").size() == 2);
}

TEST_CASE("the chances of a choice sum to 100%") {
    CHECK(about_weight("{choice: {1: 70%, 2: 20%, 3: 0.1}}").empty());
    CHECK(about_weight("{choice: {1: 70%, 2: 40%}}") ==
          Lines{"t:5:25: error: the chances sum to 110%; they must sum to 100%"});
    CHECK(about_weight("{choice: {1: 70%, 1.0: 30%}}") ==
          Lines{"t:5:34: error: the value 1.0 stands twice; add up its chances"});
    CHECK(about_weight("{choice: {one: 70%, 2: 30%}}") ==
          Lines{"t:5:26: error: expected a number, found the word 'one'; write a number such as 1"});
    CHECK(
        about_weight("{choice: [1, 2]}") ==
        Lines{"t:5:25: error: expected {value: chance, …}, found a list; write {choice: {1: 70%, 2: 30%}}"});
    CHECK(about_weight("{choice: {}}") == Lines{"t:5:25: error: no values to choose from"});
}

TEST_CASE("within is an interval") {
    CHECK(about_weight("{normal: [3, 1], within: 3}") ==
          Lines{"t:5:41: error: expected an interval [low, high], found the number 3"});
    CHECK(about_weight("{normal: [3, 1], within: [3]}") ==
          Lines{"t:5:41: error: an interval is [low, high]: 2 numbers, not 1"});
    CHECK(about_weight("{normal: [3, 1], within: [4, 2]}") ==
          Lines{"t:5:41: error: the interval [4, 2] ends below its start; write [low, high]"});
    CHECK(about_weight("{normal: [3, 1], within: [4, 4]}") ==
          Lines{"t:5:41: error: the interval [4, 4] is a single value; write a plain number instead"});
    CHECK(about_weight("{choice: {4: 50%, 5: 50%}, within: [4, 4]}").empty());
}

TEST_CASE("where points and shares may both stand, a distribution is one of them") {
    const auto bar = [](std::string_view number) {
        return about_round("{gates: {g: {measure: x, at_least: " + std::string{number} + "}}}");
    };
    CHECK(bar("{normal: [95%, 2%], within: [0, 100%]}").empty());
    CHECK(bar("{normal: [30, 2]}").empty());
    CHECK(bar("{lognormal: [95%, 1.5]}").empty());
    CHECK(bar("{normal: [95%, 2]}") ==
          Lines{"t:4:48: error: some of its numbers have a percent sign and some have none; "
                "write all of them with % or none"});
}

TEST_CASE("where only shares may stand, a distribution may mix both ways of writing") {
    CHECK(about_chance("{normal: [40%, 0.1], within: [0, 1]}").empty());
}

TEST_CASE("a note may stand in any block, and a source must be known") {
    CHECK(about("note: all of it\n"
                "sources: {press: {title: 보도자료, note: n}, law: {}, note: two of them}\n"
                "expected: {x: {normal: [3, 1], source: press, note: judged}, source: [press, law]}")
              .empty());
    CHECK(about("sources: {press: {title: 보도자료}}\nexpected: {x: 3, source: [press, pres], note: [a]}") ==
          Lines{"t:6:47: error: expected text, found a list",
                "t:6:34: error: unknown source 'pres'; did you mean 'press'?"});
    CHECK(about("source: press") == Lines{"t:5:9: error: unknown source 'press'; define it under `sources`"});
}

TEST_CASE("an id stands once in a list") {
    CHECK(about_round("{teams: [a, b, a]}") ==
          Lines{"t:4:28: error: 'a' stands twice in this list; remove one"});
}

TEST_CASE("the paths of a variant are checked when it is applied") {
    CHECK(about("variants: {v: {set: {rounds.r.keep: 2, anything: {at: [all]}}}}").empty());
    CHECK(about("variants: {v: {set: 3}}") ==
          Lines{"t:5:21: error: expected a map of paths to new values, found the number 3"});
}

TEST_CASE("what is wrong is left out, and its id stays known") {
    const auto text =
        "cutline: 1\ncriteria: {x: many, y: 40}\nteams: {a: 3, b: {growth: soon}}\nrounds: {r: {keep: few}}";
    const auto [scenario, lines] = read(text);
    CHECK(lines.size() == 4);
    REQUIRE(scenario.criteria.size() == 2);
    CHECK(scenario.criteria[0].id == "x");
    REQUIRE(scenario.teams.size() == 2);
    CHECK(scenario.teams[0].id == "a");
    CHECK_FALSE(scenario.teams[1].growth.has_value());
    REQUIRE(scenario.rounds.size() == 1);
    CHECK_FALSE(scenario.rounds[0].keep.has_value());
}

TEST_CASE("of very many errors the first are kept and the rest counted") {
    std::string text = "expected:\n";
    for (int i = 0; i < 5'000; ++i)
        text += "  id" + std::to_string(i) + ": wrong\n";
    Diagnostics diagnostics;
    const auto document = parse_yaml(with(text.substr(0, 40'000)), "t", diagnostics);
    (void)read_scenario(document, diagnostics);
    CHECK(diagnostics.all().size() == Diagnostics::most_kept);
    CHECK(diagnostics.errors() == diagnostics.all().size() + diagnostics.omitted());
    CHECK(diagnostics.errors() > 2'000);
}
