#include <cutline/scenario/number_text.hpp>
#include <cutline/scenario/yaml.hpp>

#include <catch2/catch.hpp>

#include <cstdint>
#include <iterator>
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
        lines += (lines.empty() ? "" : "\n") + to_string(diagnostic);
    return lines;
}

Node parsed(std::string_view text) {
    Diagnostics diagnostics;
    auto node = parse_yaml(text, "f.yaml", diagnostics);
    for (const auto& diagnostic : diagnostics.all())
        FAIL_CHECK(to_string(diagnostic));
    return node;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

constexpr std::string_view sample = R"(cutline: 1
title: "네 팀, \"한 번\"의 컷"
criteria: {benchmark: 40, expert: {points: 35, resolution: 0.1}, user: 25}
teams:
  lg:      {name: LG AI연구원, expected: {benchmark: 33.6, expert: 31.6, user: 25.0}}
  skt:     {expected: {benchmark: 31.0, expert: 28.9, user: 20.5}, withdraw: 1%}
spread: {strength: {normal: [4%, 1%], within: [0, 10%]}, form: 2%}
# what happens
rounds:
  stage2:
    date: 2026-08
    keep: 3
    published:
      best: {nia: [lg, skt], expert: lg}
      exits:
        - naver
        - nc
    note: |
      several
      lines
  stage3: {date: 2027-01, keep: 2}
)";

} // namespace

TEST_CASE("scalars are kept as written", "[scenario][yaml]") {
    const auto root = parsed("a: 010\nb: NO\nc: \"3%\"\nd: 'x'\ne: 2026-08\nf: 0x1F\ng: .nan\n");
    CHECK(root.find("a")->text == "010");
    CHECK(root.find("b")->text == "NO");
    CHECK(root.find("c")->text == "3%");
    CHECK(root.find("c")->quoted);
    CHECK(root.find("d")->quoted);
    CHECK_FALSE(root.find("e")->quoted);
    CHECK(root.find("f")->text == "0x1F");
    CHECK(root.find("g")->is_plain());
}

TEST_CASE("nothing, ~ and null are null unless they are quoted", "[scenario][yaml]") {
    const auto root = parsed("a:\nb: ~\nc: null\nd: 'null'\ne: \"\"\nname: x");
    CHECK(root.find("a")->is_null());
    CHECK(root.find("b")->is_null());
    CHECK(root.find("c")->is_null());
    CHECK(root.find("d")->is_scalar());
    CHECK(root.find("e")->is_scalar());
}

TEST_CASE("a missing value stands at its key", "[scenario][yaml]") {
    const auto root = parsed("a: 1\n한글:\nname: x\nz: ~");
    CHECK(root.find("한글")->place == Place{"f.yaml", 2, 1});
    CHECK(root.find("z")->place == Place{"f.yaml", 4, 4});
}

TEST_CASE("maps keep the order of the file", "[scenario][yaml]") {
    CHECK(parsed("z: 1\na: 2\nm: 3").keys() == std::vector<std::string>{"z", "a", "m"});
}

TEST_CASE("columns count code points, so that they are right after Korean text", "[scenario][yaml]") {
    const auto root = parsed("이름: {팀: 모티프, 값: [하나, 둘]}\n");
    const auto* map = root.find("이름");
    CHECK(map->place == Place{"f.yaml", 1, 5});
    CHECK(map->find_entry("값")->key_place == Place{"f.yaml", 1, 14});
    CHECK(map->find("값")->items[1].place == Place{"f.yaml", 1, 22});
}

TEST_CASE("a byte order mark and CRLF change neither text nor places", "[scenario][yaml]") {
    const auto root = parsed("\xEF\xBB\xBF"
                             "a: 1\r\nb:\r\n  c: |\r\n    x\r\n    y\r\n");
    CHECK(root.find_entry("a")->key_place == Place{"f.yaml", 1, 1});
    CHECK(root.find("b")->find("c")->text == "x\ny\n");
    CHECK(root.find("b")->find_entry("c")->key_place == Place{"f.yaml", 3, 3});
}

TEST_CASE("JSON is read as it is", "[scenario][yaml]") {
    const auto root = parsed(R"({"a":1,"b":{"c":["x",null,true]},"d":"줄\n바꿈 \"q\" \\"})");
    CHECK(root.find("a")->is_plain());
    CHECK(root.find("b")->find("c")->items[1].is_null());
    CHECK(root.find("d")->text == "줄\n바꿈 \"q\" \\");
}

TEST_CASE("a duplicate key names the first one", "[scenario][yaml]") {
    CHECK(complaints("팀: {가: 1, 나: 2, 가: 3}") ==
          "f.yaml:1:17: error: duplicate key '가'; the first is at line 1, column 5; keep one of them");
}

TEST_CASE("what YAML has and the language hasn't is refused", "[scenario][yaml]") {
    CHECK(complaints("가나: &x 1") ==
          "f.yaml:1:5: error: anchors (&name) are not allowed; put the text in quotes");
    CHECK(
        complaints("가나: &x\nb: *x") ==
        "f.yaml:1:5: error: anchors (&name) are not allowed; put the text in quotes\n"
        "f.yaml:2:4: error: aliases (*name) are not allowed; write the value again, or give it a name under "
        "'inputs' and write $name");
    CHECK(complaints("가나: *x") ==
          "f.yaml:1:5: error: aliases (*name) are not allowed; put the text in quotes");
    CHECK(complaints("가나: !!str 3") ==
          "f.yaml:1:5: error: tags (!name) are not allowed; put the text in quotes");
    CHECK(complaints("가나: ! 3") ==
          "f.yaml:1:5: error: tags (!name) are not allowed; put the text in quotes");
    CHECK(complaints("가나: {<<: {a: 1}}") ==
          "f.yaml:1:6: error: merge keys (<<) are not allowed; write the keys out, or use 'extends'");
    CHECK(complaints("a: 1\n---\nb: 2") ==
          "f.yaml:2:1: error: a second document begins here; keep one scenario to a file");
}

TEST_CASE("keys are words", "[scenario][yaml]") {
    CHECK(complaints("가: {[b]: 1}") == "f.yaml:1:5: error: a key can't be a list; use a plain word");
    CHECK(complaints("가: {{b: 2}: 1}") == "f.yaml:1:5: error: a key can't be a map; use a plain word");
    CHECK(complaints("가: {: 1}") == "f.yaml:1:5: error: a key is missing; write a word before the ':'");
    CHECK(complaints("\"\": 1") == "f.yaml:1:1: error: a key is missing; write a word before the ':'");
    CHECK(complaints("~: 1") == "f.yaml:1:1: error: a key is missing; write a word before the ':'");
}

TEST_CASE("a key without its colon or space is pointed out", "[scenario][yaml]") {
    CHECK(complaints("가: 1\n나다") == "f.yaml:2:1: error: no ':' after '나다'; write '나다:'");
    CHECK(complaints("가: {b:1, c: 2}") ==
          "f.yaml:1:5: error: no space after the ':' in 'b:1'; write 'b: 1'");
    CHECK(complaints("가: {lg, skt: 1}") ==
          "f.yaml:1:5: error: no ':' after 'lg'; write 'key: value' in a map, or [a, b] for a list");
}

TEST_CASE("an unclosed quote or bracket is reported where it opens", "[scenario][yaml]") {
    CHECK(complaints("가: 1\n나: \"열린\nc: 2\n") ==
          "f.yaml:2:4: error: the quote is not closed; close it with \"");
    CHECK(complaints("가: [하나, \"둘\n") == "f.yaml:1:9: error: the quote is not closed; close it with \"");
    CHECK(complaints("나: {a: 1 # it's\n, b: 'x\n  y") ==
          "f.yaml:2:6: error: the quote is not closed; close it with '");
    CHECK(complaints("나: [1, 2\nb: 3") ==
          "f.yaml:1:4: error: '[' is not closed; write ']' where the list ends");
    CHECK(complaints("나: {a: [1]\n") ==
          "f.yaml:1:4: error: '{' is not closed; write '}' where the map ends");
    CHECK(complaints("나: 1]\n나다: ]") ==
          "f.yaml:2:5: error: a closing bracket without an opening one; remove it, or "
          "open it before");
}

TEST_CASE("tabs that indent are named as what is wrong", "[scenario][yaml]") {
    const std::string remedy = "error: a tab in the indentation; indent with spaces";
    CHECK(complaints("a:\n\tb: 1") == "f.yaml:2:1: " + remedy);
    CHECK(complaints("a:\n  b: 1\n\tc: 1") == "f.yaml:3:1: " + remedy);
    CHECK(complaints("a:\n  b: 1\n  \tc: 1") == "f.yaml:3:3: " + remedy);
    CHECK(complaints("a: {b: 1,\n\tc: 2} # a tab\twhere it does no harm").empty());
}

TEST_CASE("a line that doesn't fit says so", "[scenario][yaml]") {
    CHECK(complaints("가: 1\n  나다: 2") ==
          "f.yaml:2:5: error: a ':' can't stand here; check the indentation of the "
          "line, or put the text in quotes");
    CHECK(complaints("a:\n  b: 1\n c: 2") ==
          "f.yaml:3:2: error: this doesn't fit the map that it stands in; check the "
          "indentation, and that quotes and brackets are closed");
    CHECK(complaints("- a\nb: 1") ==
          "f.yaml:2:1: error: this doesn't belong to what stands before it; check the "
          "indentation, and that quotes and brackets are closed");
    CHECK(complaints("가: @b") ==
          "f.yaml:1:4: error: a word can't begin with this character; put the text in quotes");
    CHECK(complaints("가: \"\\q\"") ==
          "f.yaml:1:7: error: unknown escape after '\\'; write '\\\\' for a backslash, or use single quotes");
}

TEST_CASE("a file without a map is no scenario", "[scenario][yaml]") {
    for (const auto* text : {"", "\n\n", "# nothing\n", "---\n", "...", "~", "\xEF\xBB\xBF"})
        CHECK(complaints(text) == "f.yaml: error: the file is empty; a scenario begins with 'cutline: 1'");
    CHECK(complaints("- a\n- b") ==
          "f.yaml:1:1: error: a scenario is a map, not a list; begin with 'cutline: 1'");
    CHECK(complaints("\n hello") ==
          "f.yaml:2:2: error: a scenario is a map, not the word 'hello'; begin with 'cutline: 1'");
    CHECK(complaints(".nan") ==
          "f.yaml:1:1: error: a scenario is a map, not the word '.nan'; begin with 'cutline: 1'");
}

TEST_CASE("bytes that aren't UTF-8 text are refused where they stand", "[scenario][yaml]") {
    const std::string save = "is not UTF-8; save the file as UTF-8";
    CHECK(complaints("a: 1\n가: \xB0\xA1") == "f.yaml:2:4: error: the byte 0xB0 " + save);
    CHECK(complaints("가: \xC0\x80") == "f.yaml:1:4: error: the byte 0xC0 " + save);         // overlong
    CHECK(complaints("가: \xED\xA0\x80") == "f.yaml:1:4: error: the byte 0xED " + save);     // surrogate
    CHECK(complaints("가: \xF4\x90\x80\x80") == "f.yaml:1:4: error: the byte 0xF4 " + save); // past U+10FFFF
    CHECK(complaints("가: \xEA\xB0") == "f.yaml:1:4: error: the byte 0xEA " + save);         // cut off
    CHECK(complaints(std::string("가: a\0b", 8)) ==
          "f.yaml:1:5: error: the invisible character U+0000 is not allowed; remove it");
    CHECK(complaints("가: a\x04") ==
          "f.yaml:1:5: error: the invisible character U+0004 is not allowed; remove it");
    CHECK(complaints("가: a\xEF\xBB\xBF") ==
          "f.yaml:1:5: error: the invisible character U+FEFF is not allowed; remove it");
    CHECK(
        complaints("가: \"\\0\"") ==
        "f.yaml:1:4: error: the invisible character U+0000 is not allowed, not even as an escape; remove it");
}

TEST_CASE("UTF-16 is recognised with and without its mark", "[scenario][yaml]") {
    const std::string message = "f.yaml: error: the file is in UTF-16 or UTF-32; save the file as UTF-8";
    CHECK(complaints(std::string("\xFF\xFE"
                                 "a\0:\0",
                                 6)) == message);
    CHECK(complaints(std::string("\xFE\xFF\0a\0:", 6)) == message);
    CHECK(complaints(std::string("a\0:\0 \0", 6)) == message);
}

TEST_CASE("no file is too deep, too long or too repetitive to be refused at once", "[scenario][yaml]") {
    CHECK(complaints("a: " + repeated("[", 100'000)).find("more than 32 deep") != std::string::npos);
    CHECK(complaints(repeated("- ", 100'000)).find("more than 32 deep") != std::string::npos);
    CHECK(complaints(repeated("? ", 100'000)).find("more than 32 deep") != std::string::npos);
    CHECK(complaints(repeated("a: 1\n", 2'000'001)) ==
          "f.yaml: error: the file has 10000005 bytes; a scenario may have 4 MiB");
    CHECK(complaints("a: [" + repeated("1,", 200'000) + "1]") ==
          "f.yaml:1:400003: error: the file has more than 200000 values; leave data out of the scenario");
    std::string keys;
    for (int i = 0; i <= 4'096; ++i)
        keys += "k" + std::to_string(i) + ": 1\n";
    CHECK(complaints(keys) ==
          "f.yaml:4097:1: error: a map has more than 4096 keys; leave data out of the scenario");
    const auto bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + repeated("- *c\n", 10);
    CHECK_FALSE(complaints(bomb).empty());
    Diagnostics diagnostics;
    (void)parse_yaml("a: &a 1\nb: [" + repeated("*a,", 60'000) + "]", "f.yaml", diagnostics);
    CHECK(diagnostics.errors() == 50);
}

TEST_CASE("32 levels are not too deep", "[scenario][yaml]") {
    CHECK(depth(parsed("a: " + repeated("[", 31) + repeated("]", 31))) == 32);
}

TEST_CASE("the longest lines are located as fast as short ones", "[scenario][yaml]") {
    const auto root = parsed("a: [" + repeated("한글 한글 한글,", 190'000) + "끝]");
    CHECK(root.find("a")->items.back().place == Place{"f.yaml", 1, 5 + 190'000 * 9});
}

TEST_CASE("a value of the command line is any YAML value", "[scenario][yaml]") {
    const Place where{"--set a=…"};
    Diagnostics diagnostics;
    CHECK(parse_value("30", where, diagnostics).text == "30");
    CHECK(parse_value("3%", where, diagnostics).text == "3%");
    CHECK(parse_value("[a, b]", where, diagnostics).items.size() == 2);
    CHECK(parse_value("{x: 1}", where, diagnostics).find("x")->place == where);
    CHECK(parse_value("", where, diagnostics).is_null());
    CHECK(parse_value("", where, diagnostics).place == where);
    CHECK_FALSE(diagnostics.has_errors());
    CHECK(parse_value("[a", where, diagnostics).is_null());
    REQUIRE(diagnostics.errors() == 1);
    CHECK(to_string(diagnostics.all()[0]) ==
          "--set a=…: error: '[' is not closed; write ']' where the list ends");
}

TEST_CASE("numbers are decimals that every reader reads alike", "[scenario][yaml]") {
    const auto value = [](std::string_view text) { return parse_number(text).value().value; };
    CHECK(value("33.6") == 33.6);
    CHECK(value("-2") == -2.0);
    CHECK(value("+0.5") == 0.5);
    CHECK(value(".5") == 0.5);
    CHECK(value("1e3") == 1000.0);
    CHECK(value("1.5E-3") == 0.0015);
    CHECK(value("3%") == 0.03);
    CHECK(value("13.3%") == 0.133); // 13.3 / 100 is another double
    CHECK(value("1e2%") == 1.0);
    CHECK(parse_number("3%")->percent);
    CHECK(parse_number("25.0")->decimals == 1);
    CHECK(parse_number("25")->decimals == 0);
    CHECK(parse_number("3%")->decimals == 2);
    CHECK(parse_number("2e3")->decimals == -3);
    for (const auto* text :
         {"",    "010",  "0x1F",  "0o7",   "1_000",   "1,000",         "5.", ".",   "-",  "%",  "NaN",
          "nan", ".inf", "inf",   "1e400", "1e-400",  "1e99999999999", "1e", "3 %", " 3", "3 ", "3%%",
          "--3", "+-3",  "1.2.3", "٣",     "2026-08", "1e5f"})
        CHECK_FALSE(parse_number(text));
    CHECK_FALSE(parse_number(repeated("1", 100'000)));
}

TEST_CASE("a description says what stands there", "[scenario][yaml]") {
    CHECK(describe(Node{}) == "nothing");
    CHECK(describe(Node::list({})) == "a list");
    CHECK(describe(Node::map()) == "a map");
    CHECK(describe(Node::scalar("35")) == "the number 35");
    CHECK(describe(Node::scalar("abc")) == "the word 'abc'");
    CHECK(describe(Node::scalar("a\nb")) == "the text 'a b'");
    CHECK(describe(Node::scalar(repeated("가", 41))) == "the text '" + repeated("가", 40) + "…'");
}

TEST_CASE("no mutation of a scenario crashes or hangs the parser", "[scenario][yaml]") {
    // SplitMix64 (Steele, Lea & Flood 2014): the same mutations everywhere.
    std::uint64_t state = 1;
    const auto random = [&](std::size_t below) {
        std::uint64_t z = state += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((z ^ (z >> 31)) % below);
    };
    constexpr std::string_view tokens[] = {
        "\n", "\t", " ",  ":",    ": ",   "- ",   "? ", "{",    "}",   "[",    "]", ",",  "\"",
        "'",  "#",  "&a", "*a",   "!",    "|",    ">",  "---",  "...", "%",    "@", "<<", "\\",
        "~",  "\r", "가", "\x80", "\xFF", "\x04", "|2", "\n  ", "\\u", "\n\t", "`"};
    std::size_t refused = 0;
    for (int trial = 0; trial < 20'000; ++trial) {
        std::string text{sample};
        for (std::size_t change = 0, changes = 1 + random(6); change < changes; ++change) {
            const auto at = random(text.size() + 1);
            switch (random(4)) {
            case 0:
                text.erase(at, 1 + random(8));
                break;
            case 1:
                text.insert(at, tokens[random(std::size(tokens))]);
                break;
            case 2:
                text.insert(at, text.substr(random(text.size() + 1), random(40)));
                break;
            default:
                text.resize(at);
                text += tokens[random(std::size(tokens))];
            }
        }
        Diagnostics diagnostics;
        const auto node = parse_yaml(text, "f.yaml", diagnostics);
        if (diagnostics.has_errors())
            ++refused;
        else
            REQUIRE(node.is_map());
        for (const auto& diagnostic : diagnostics.all())
            REQUIRE(diagnostic.problem.find("this is not YAML") == std::string::npos);
    }
    CHECK(refused > 10'000); // most mutations break something
    CHECK(refused < 20'000);
}
