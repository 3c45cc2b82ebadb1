#include "support/play.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

/// A small sound scenario around a criteria block, a round and further lines.
struct Around {
    std::string criteria = "{x: 60, y: 40}";
    std::string round = "{keep: 2}";
    std::string more = "";
    std::string expected = "{x: 30, y: 20}";
    std::string teams = "{a: , b: , c: }";

    [[nodiscard]] std::string text() const {
        return "cutline: 1\ncriteria: " + criteria + "\nexpected: " + expected + "\nteams: " + teams +
               "\nrounds: {r: " + round + "}\n" + more;
    }
};

/// The one complaint about a text is this, at the place of the mark @ in it; columns count code points.
void check_told(std::string text, const std::string& message) {
    const auto mark = text.find('@');
    REQUIRE(mark != std::string::npos);
    text.erase(mark, 1);
    const auto before = std::string_view{text}.substr(0, mark);
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto in_line = before.substr(before.find_last_of('\n') + 1);
    const auto column = 1 + std::ranges::count_if(in_line, [](char byte) {
                            return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
                        });
    INFO(text);
    CHECK(complaints(text) == std::vector{fmt::format("t:{}:{}: {}", line, column, message)});
}

struct Case {
    std::string text;
    std::string message;
};

void check_all(const std::vector<Case>& cases) {
    for (const auto& [text, message] : cases)
        check_told(text, message);
}

std::string criteria(const std::string& block, const std::string& expected = "{x: 30, y: 20}") {
    return Around{.criteria = block, .expected = expected}.text();
}
std::string round(const std::string& block) {
    return Around{.round = block}.text();
}
std::string more(const std::string& lines) {
    return Around{.more = lines}.text();
}
std::string gate(const std::string& block) {
    return round("{keep: 2, gates: {g: " + block + "}}");
}

} // namespace

TEST_CASE("the scenario that these tests vary is sound") {
    CHECK(complaints(Around{}.text()).empty());
}

TEST_CASE("complaints about criteria") {
    check_all({
        {criteria("@{}", "{}"), "error: there are no criteria; give at least one, such as {score: 100}"},
        {criteria("{x: {name: 벤치마크 평가, parts: {y: 3, @x: 4}}}", "{x: 1}"),
         "error: criterion 'x' stands twice; give each criterion an id of its own, parts too"},
        {criteria("{x: @{name: 사용자}, y: 40}"),
         "error: criterion 'x' has no points; give it points, or parts that have"},
        {criteria("{x: {name: 벤치마크 평가, points: @50, parts: {u: 20, v: 40}}, y: 40}"),
         "error: 50 points, but the parts have 60 in all; remove `points` or make them equal"},
        {criteria("{x: @{resolution: 1, parts: {u: 20, v: 40}}, y: 40}"),
         "error: 'x' has parts, and only leaves are scored; say resolution, panel and normalise on the "
         "parts"},
        {criteria("@{x: 6000, y: 4000.5}"), "error: the full points are 10000.5; at most 10000 are allowed"},
    });
}

TEST_CASE("complaints about names of criteria offer the nearest known one") {
    const std::string words = "{bench: {name: 벤치마크, parts: {nia: 20, global: 40}}, user: 40}";
    const auto with = [&](const std::string& expected, const std::string& lines,
                          const std::string& block = "{keep: 2}") {
        return Around{.criteria = words, .round = block, .more = lines, .expected = expected}.text();
    };
    check_all({
        {with("{bench: 30, user: 20, @globl: 3}", ""), "error: no criterion 'globl'; did you mean 'global'?"},
        {with("{bench: 30, user: 20}", "weights: {bench: 1, @expert: 2}"),
         "error: no criterion 'expert'; known: bench, nia, global, user"},
        {with("{bench: 30, user: 20}", "spread: {noise: {@bench: 1%}}"),
         "error: 'bench' has parts, and only leaves are scored; name its parts instead"},
        {with("{bench: 30, user: 20}", "spread: {profile: {@usr: 1%}}"),
         "error: no criterion 'usr'; did you mean 'user'?"},
        {with("{bench: 30, user: 20}", "", "{keep: 2, criteria: {@bench: {resolution: 1}}}"),
         "error: 'bench' has parts, and only leaves are scored; name its parts instead"},
        {with("{bench: 30, user: 20}", "", "{keep: 2, ties: [user, @gobal]}"),
         "error: no criterion 'gobal'; did you mean 'global'?"},
        {with("{bench: 30, user: 20}", "", "{keep: 2, gates: {g: {measure: @nai, at_least: 1}}}"),
         "error: no criterion 'nai'; did you mean 'nia'?"},
        {with("{bench: 30, user: 20}", "weights: {simplex: [bench, @usr]}"),
         "error: no criterion 'usr'; did you mean 'user'?"},
        {with("{bench: 30, user: 20}", "weights: {dirichlet: {bench: 3, @usr: 2}, concentration: 9}"),
         "error: no criterion 'usr'; did you mean 'user'?"},
    });
}

TEST_CASE("complaints about values on parents and parts") {
    const std::string parts = "{x: {parts: {u: 20, v: 40}}, y: 40}";
    check_all({
        {criteria(parts, "{x: @10, u: 20, y: 20}"),
         "error: the parts of 'x' can take more than it has; lower them, or give all of them"},
    });
    CHECK(complaints(criteria(parts, "{x: 30, u: 10, v: 10, y: 20}")) ==
          std::vector<std::string>{"t:3:15: warning: all parts of 'x' are given, and have 20 in all; they "
                                   "stand; this value is not used"});
    CHECK(complaints(criteria(parts, "{x: 20, u: 10, v: 10, y: 20}")).empty());
}

TEST_CASE("a warning tells of teams that readers can't tell apart") {
    check_all({
        {Around{.teams = "{a: {name: 엘지}, b: {}, c: @{name: 엘지}}"}.text(),
         "warning: teams 'a' and 'c' are both called '엘지'; give each a name of its own, which tables can "
         "tell "
         "apart"},
        {Around{.teams = "{a: {}, b: @{name: a}, c: {}}"}.text(),
         "warning: teams 'a' and 'b' are both called 'a'; give each a name of its own, which tables can tell "
         "apart"},
    });
}

TEST_CASE("a warning tells of expected points beyond the full points") {
    check_all({
        {Around{.teams = "{a: {name: 가나다, expected: {x: @61}}, b: , c: }"}.text(),
         "warning: 61 expected points of 60; scores will mostly be clamped"},
        {Around{.expected = "{x: 30, y: @-1}"}.text(),
         "warning: -1 expected points of 40; scores will mostly be clamped"},
    });
}

TEST_CASE("complaints about teams") {
    check_all({
        {Around{.teams = "@{}"}.text(), "error: there are no teams; give at least one"},
        {Around{.expected = "{x: 30}",
                .teams = "{b: {expected: {y: 1}}, c: {expected: {y: 1}}, a: @{name: 가나다}}"}
             .text(),
         "error: team 'a' has no expected points on 'y'; give them under its `expected`, or for all under "
         "the top-level `expected`"},
        {Around{.expected = "{}",
                .teams = "{b: {expected: {x: 2, y: 1}}, c: {expected: {x: 2, y: 1}}, a: @{name: 가나다}}"}
             .text(),
         "error: team 'a' has no expected points on 'x', 'y'; give them under its `expected`, or for all "
         "under "
         "the top-level `expected`"},
        {more("spread: {strength: {@zeta: 1%, else: 2%}}"), "error: no team 'zeta'; known: a, b, c"},
        {round("{name: 1차 단계평가, keep: 2, teams: {a: 1, b: 1, @zeta: 50%}}"),
         "error: no team 'zeta'; known: a, b, c"},
        {round("{keep: 2, teams: [a, b, c, @zeta]}"), "error: no team 'zeta'; known: a, b, c"},
        {round("{keep: 2, admit: {@zeta: 50%}}"), "error: no team 'zeta'; known: a, b, c"},
        {round("{keep: 2, award: {gpu: {@zeta: 50, else: 1}}}"), "error: no team 'zeta'; known: a, b, c"},
        {gate("{pass: {@zeta: 50%, else: 1}}"), "error: no team 'zeta'; known: a, b, c"},
    });
}

TEST_CASE("complaints about numbers that stand for another") {
    check_all({
        {round("{name: 가나, keep: 2, gates: {g: {pass: @$p}}}") + "inputs: {p: 5}",
         "error: 5 is not a chance from 0% to 100%; write 5% or 0.05"},
        {round("{keep: @$k}") + "inputs: {k: 1.5}",
         "error: 1.5 is not a whole number of teams, 0 to 64; write 1 or 2"},
        {round("{keep: @$k}") + "inputs: {k: {uniform: [1, 2]}}",
         "error: a value that is not whole may come up, but this is a whole number of teams, 0 to 64; use "
         "{choice: {…}} with whole numbers"},
        {gate("{pass: @$p}") + "inputs: {p: {normal: [0.5, 0.1]}}",
         "error: the drawn number can leave what is legal, a chance from 0% to 100%; add within: [0, 1]"},
        {more("inputs: {s: {normal: [1, 1]}}\nspread: {form: @$s}"),
         "error: the drawn number can leave what is legal, a standard deviation, a share of the points (0% "
         "or more); add within: [0, …]"},
        {Around{.expected = "{x: 30, y: @{normal: [0, 1], within: [50, 51]}}"}.text(),
         "error: less than a millionth of the law lies within its bounds; widen `within`, or choose "
         "another "
         "law"},
    });
}

TEST_CASE("complaints about the cut and gates") {
    check_all({
        {round("{name: 1차 단계평가, keep: 2, drop: @1}"),
         "error: `keep` and `drop` stand side by side; write one of them"},
        {gate("{pass: 50%, spends_cut: @true}"), "error: only a gate before the cut of a round with `drop` "
                                                 "can spend it; remove it, or cut with `drop`"},
        {round("{drop: 1, gates: {g: {pass: 50%, when: after, spends_cut: @true}}}"),
         "error: only a gate before the cut of a round with `drop` can spend it; say `when: before`"},
        {gate("{pass: @{a: 50%, b: 50%}}"), "error: no chance is given for 'c'; name it, or add `else`"},
        {gate("{measure: x, at_least: 5, of: @20}"), "error: `of` says what a share is of, but `at_least` is "
                                                     "in points; write `at_least` with %, or remove `of`"},
        {gate("{measure: x, at_least: 5%, per_month: @2}"),
         "error: `per_month` is in points, but `at_least` is a share; write both with %, or both in points"},
        {gate("{measure: x, at_least: 5, per_month: @2%}"),
         "error: `per_month` is a share, but `at_least` is in points; write both with %, or both in points"},
        {criteria("{x: {points: 60, resolution: @0.0001}, y: 40}"),
         "error: a step of 0.0001 makes more than 100000 steps of 60 points; use 0.0006 or more"},
        {criteria("{x: {points: 60, resolution: @{choice: {0: 50%, 1: 50%}}}, y: 40}"),
         "error: the drawn number can leave what is legal, a step of more than 0 points; add within: [0, …]"},
        {round("{keep: 2, criteria: {x: {resolution: @0.0001}}}"),
         "error: a step of 0.0001 makes more than 100000 steps of 60 points; use 0.0006 or more"},
    });
}

TEST_CASE("a team that can't be in a round needs no chance at its gates") {
    CHECK(complaints(round("{keep: 2, teams: [a, b], gates: {g: {pass: {a: 50%, b: 50%}}}}")).empty());
}

TEST_CASE("complaints about weights") {
    check_all({
        {more("weights: @{x: 0, y: 0}"), "error: every weight is 0; give at least one criterion a weight"},
        {round("{keep: 2, weights: @{x: 0, y: 0}}"),
         "error: every weight is 0; give at least one criterion a weight"},
        {more("weights: {dirichlet: {x: 1, y: @0}, concentration: 9}"),
         "error: a mean weight of 0 can't be drawn; give it a positive mean"},
        {criteria("{x: {parts: {u: 20, v: 40}}, y: 40}") + "weights: @{simplex: [x, u]}",
         "error: 'u' stands beside a criterion that holds it, or twice; draw the weight of the whole or of "
         "its parts, not both"},
        {more("weights: {simplex: [x, y], order: [y, @zeta]}"),
         "error: 'zeta' is not among the drawn weights; known: x, y"},
        {more("weights: {simplex: [x, y], within: {x: [1, 99], @zeta: [1, 2]}}"),
         "error: 'zeta' is not among the drawn weights; known: x, y"},
        {more("weights: @{simplex: []}"),
         "error: no criterion is named; name the criteria whose weights are drawn"},
        {more("weights: @{simplex: [x, y], within: {x: [60, 70], y: [60, 70]}}"),
         "error: less than one in 10,000 of the drawn weights meets `order` and `within`; loosen them"},
        {round("{keep: 2, weights: @{simplex: [x, y], within: {x: [10, 20], y: [10, 20]}}}"),
         "error: less than one in 10,000 of the drawn weights meets `order` and `within`; loosen them"},
    });
}

TEST_CASE("complaints about finalists") {
    check_all({
        {round("{keep: 1}") + "finalists: @2",
         "warning: the competition means to leave 2, but its rounds leave 1; set `finalists`, or change the "
         "cut of the last round"},
        {round("{}") + "finalists: @2", "warning: the competition means to leave 2, but its rounds leave 3; "
                                        "set `finalists`, or change the cut of the last round"},
        {round("{at_least: 10}") + "finalists: @5",
         "warning: the competition means to leave 5, but its rounds leave 0 to 3; set `finalists`, or change "
         "the cut of the last round"},
    });
    CHECK(complaints(round("{at_least: 10}")).empty()); // 0 to 3: two may be left
}

TEST_CASE("complaints about published results") {
    const auto published = [](const std::string& block) {
        return round("{name: 1차 단계평가, keep: 2, gates: {origin: {pass: 50%}}, published: {" + block +
                     "}}");
    };
    check_all({
        {published("scores: {@zeta: {x: 1}}"), "error: no team 'zeta'; known: a, b, c"},
        {published("scores: {a: {@zz: 1}}"), "error: no criterion 'zz'; known: x, y"},
        {published("scores: {a: {x: @61.0}}"), "error: 61 is not within the points of 'x'; give 0 to 60"},
        {published("mean: {y: @-1}"), "error: -1 is not within the points of 'y'; give 0 to 40"},
        {published("best: {@zz: a}"), "error: no criterion 'zz'; known: x, y"},
        {published("best: {x: @zeta}"), "error: no team 'zeta'; known: a, b, c"},
        {published("worst: {total: [a, @zeta]}"), "error: no team 'zeta'; known: a, b, c"},
        {published("best: {x: @{teams: [a, zeta]}}"), "error: no team 'zeta'; known: a, b, c"},
        {published("top: {total: [a, @zeta]}"), "error: no team 'zeta'; known: a, b, c"},
        {published("top: {@zz: [a]}"), "error: no criterion 'zz'; known: x, y"},
        {published("exits: {a: @gate:orign}"),
         "error: 'gate:orign' is no way out of 'r'; did you mean 'gate:origin'?"},
        {published("exits: {@zeta: cut}"), "error: no team 'zeta'; known: a, b, c"},
        {published("field: [a, @zeta]"), "error: no team 'zeta'; known: a, b, c"},
        {published("field: [a, b], scores: {c: @{x: 1}}"),
         "error: 'c' is not in the published field of 'r'; add it to `field`, or remove it here"},
        {published("field: [a, b], best: {x: @c}"),
         "error: 'c' is not in the published field of 'r'; add it to `field`, or remove it here"},
    });
    CHECK(complaints(published("scores: {a: {x: 10.0, total: 90.2}}, mean: {total: 50.0}, best: {x: [a, b]}, "
                               "exits: {c: cut}"))
              .empty());
}

TEST_CASE("errors that variants and open rules bring say whose they are") {
    check_all({
        {more("variants:\n  wide: {title: 넓게, set: {rounds.r.ties: [@zz]}}"),
         "error: no criterion 'zz' (in variant 'wide'); known: x, y"},
        // Neither variant is at fault alone.
        {more("variants:\n  dropping: {set: {rounds.r: {keep: null, drop: @1}}}\n  keeping: {set: "
              "{rounds.r.keep: 1}}\n"
              "open_rules: {one: {dropping: 100%}, two: {as-is: 50%, keeping: 50%}}"),
         "error: `keep` and `drop` stand side by side (when open rules fall as one: dropping, two: keeping); "
         "write one of them"},
    });
}

TEST_CASE("an error of the file is told once, not again for each variant") {
    check_told(round("{keep: 2, ties: [@zz]}") +
                   "variants: {wide: {set: {rounds.r.keep: 1}}, other: {set: {rounds.r.keep: 2}}}\n"
                   "open_rules: {o: {wide: 50%, other: 50%}}",
               "error: no criterion 'zz'; known: x, y");
}

TEST_CASE("open rules may bring no more teams in all than can be played") {
    std::string text = more("variants:\n");
    for (int variant = 0; variant < 2; ++variant) {
        text += fmt::format("  v{}: {{set: {{", variant);
        for (int team = 0; team < 31; ++team)
            text += fmt::format("{}teams.t{}x{}: {{}}", team == 0 ? "" : ", ", variant, team);
        text += "}}\n";
    }
    text += "open_rules: {o: {v0: 50%, v1: 50%}}\n"; // 3 + 31 + 31 teams
    CHECK(complaints(text) ==
          std::vector<std::string>{"open_rules: error: with the variants of the open rules there are 65 "
                                   "teams and 1 rounds; at most 64 and 64 can be played"});
}

TEST_CASE("all faults of a file are told in one pass") {
    const auto lines = complaints(
        Around{.round = "{keep: 2, drop: 1, ties: [zz]}", .more = "spread: {form: {d: 1%}}"}.text());
    CHECK(lines.size() == 3);
}
