#include <cutline/scenario/yaml.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace cutline;

namespace {

/// Everything that is wrong with a text, one complaint a line.
std::string complaints(std::string_view text) {
    Diagnostics diagnostics;
    (void)parse_yaml(text, "f.yaml", diagnostics);
    std::string lines;
    for (const auto& diagnostic : diagnostics.all())
        lines.append(lines.empty() ? "" : "\n").append(to_string(diagnostic));
    return lines;
}

} // namespace

TEST_CASE("a missing colon is reported on its own line") {
    CHECK(complaints("cutline: 1\ntitle Four teams, one cut\ncriteria: {x: 1}\n") ==
          "f.yaml:2:1: error: no ':' after 'title'; write 'title: Four teams, one cut'");
    CHECK(complaints("cutline: 1\nrounds\n  stage1: {keep: 2}\n  stage2: {keep: 1}\n") ==
          "f.yaml:2:1: error: no ':' after 'rounds'; write 'rounds:'");
    CHECK(complaints("cutline: 1\nteams:\n  oak {expected: {a: 1}}\n  birch: {}\n") ==
          "f.yaml:3:3: error: no ':' after 'oak'; write 'oak: {expected: {a: 1}}'");
    CHECK(complaints("rounds:\n  s1:\n    keep 2   # teams\n    teams: [a]\n") ==
          "f.yaml:3:5: error: no ':' after 'keep'; write 'keep: 2'");
    CHECK(complaints("cutline: 1\nrounds\n") == "f.yaml:2:1: error: no ':' after 'rounds'; write 'rounds:'");
}

TEST_CASE("text that goes on below its key lacks no colon") {
    CHECK(complaints("description: long\n  and longer\nteams: {a: 1}\n").empty());
    CHECK(complaints("description: long\n  and longer\nteams: ]\n") ==
          "f.yaml:3:8: error: a closing bracket without an opening one; remove it, or open it before");
}

TEST_CASE("signs of an input method are named, with the ASCII ones to type") {
    CHECK(complaints("cutline: 1\ntitle： 네 팀\ncriteria: {x: 1}\n") ==
          "f.yaml:2:6: error: a full-width ':' (U+FF1A) stands here; type the ASCII ':'");
    CHECK(complaints("rounds: {s1: {keep：3}}") ==
          "f.yaml:1:19: error: a full-width ':' (U+FF1A) stands here; type the ASCII ':'");
    CHECK(complaints("criteria: {x: 60， y: 40}") ==
          "f.yaml:1:17: error: a full-width ',' (U+FF0C) stands here; type the ASCII ','");
    CHECK(complaints("spread: {noise: 3％}") ==
          "f.yaml:1:18: error: a full-width '%' (U+FF05) stands here; type the ASCII '%'");
    CHECK(complaints("rounds:\n\u3000s1: {keep: 2}\n") ==
          "f.yaml:2:1: error: a full-width space (U+3000) stands here; type an ordinary space");
    CHECK(complaints("rounds:\n  s1: {keep:\u00A03}\n") ==
          "f.yaml:2:13: error: a no-break space (U+00A0) stands here; type an ordinary space");
    CHECK(complaints("rounds: {\u200Bs1: {keep: 2}}") ==
          "f.yaml:1:10: error: an invisible zero-width space (U+200B) stands here; remove it");
}

TEST_CASE("a label may hold any character, and so may text in quotes") {
    CHECK(
        complaints("title: 하나，둘：셋　100％\nteams: {a: {name: 팀（가）}}\nurl: \"a：b\"  # ：").empty());
}

TEST_CASE("curly quotes are no quotes") {
    CHECK(complaints("title: “Four teams”") == "f.yaml:1:8: error: “ ” are not quotes in YAML; type \"");
    CHECK(complaints("title: “Four: teams”\nx: 1") ==
          "f.yaml:1:8: error: “ ” are not quotes in YAML; type \"");
    CHECK(complaints("teams: {a: {name: ‘b’}}") == "f.yaml:1:19: error: ‘ ’ are not quotes in YAML; type '");
    CHECK(complaints("title: the “best” of four").empty());
}

TEST_CASE("a comma inside a number is explained") {
    CHECK(complaints("teams: {a: {x: 33,5}}") ==
          "f.yaml:1:16: error: a ',' inside the number 33,5; decimals take a point: write 33.5");
    CHECK(complaints("run: {trials: 10,000}") == "f.yaml:1:15: error: a ',' inside the number 10,000; write "
                                                 "10000 without it, or decimals with a point");
}

TEST_CASE("a slip with the dash of a list is reported at the dash") {
    CHECK(complaints("teams:\n  - oak\n  birch: {}\n") ==
          "f.yaml:2:3: error: a '-' begins a list here, but the next line goes on without one; remove it, or "
          "begin each line of the list with '- '");
    CHECK(
        complaints("teams:\n  oak: {}\n  - birch\n  fir: {}\n") ==
        "f.yaml:3:3: error: a '-' can't stand here; align it with the list that it belongs to, or remove it");
    CHECK(complaints("s1:\n  teams:\n  -oak\n  - birch\n") ==
          "f.yaml:3:3: error: no space after the '-' in '-oak'; write '- oak'");
}

TEST_CASE("a file that is no text says so") {
    const std::string message =
        "f.yaml: error: this is not a text file (an Excel file?); write the scenario in a "
        "text editor, and save it as UTF-8";
    CHECK(complaints("PK\x03\x04rest") == message);
    CHECK(complaints("\x7F"
                     "ELF\x02\x01\x01") == message);
}
