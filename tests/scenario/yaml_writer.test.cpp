#include "support/random_scenario.hpp"

#include <cutline/scenario/document.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/scenario/yaml.hpp>
#include <cutline/scenario/yaml_writer.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <string_view>

using namespace cutline;

namespace {

Node read(std::string_view text) {
    Diagnostics diagnostics;
    auto document = parse_yaml(text, "f.yaml", diagnostics);
    for (const auto& diagnostic : diagnostics.all())
        FAIL_CHECK(to_string(diagnostic));
    return document;
}

/// Every word, as it was written.
std::string words(const Node& node) {
    std::string text = node.is_null() ? "~" : node.text;
    for (const auto& item : node.items)
        text += "[" + words(item) + "]";
    for (const auto& entry : node.entries)
        text += "{" + entry.key + ":" + words(entry.value) + "}";
    return text;
}

/// Word for word, and what was in quotes is no number. Text may get quotes that it needs on one line.
void check_same(const Node& one, const Node& other) {
    CHECK(words(one) == words(other));
    CHECK(to_json(one) == to_json(other));
}

} // namespace

TEST_CASE("a document is written as people write one", "[scenario][yaml]") {
    CHECK(
        to_yaml(read("{title: 세 팀, criteria: {x: 60, y: 40.0}, rounds: {r: {keep: 1, ties: random, gates: "
                     "{independence: {pass: {naver: 40%, else: 98%}, when: after, memory: true}}, "
                     "teams: [lg, skt]}}}")) == R"(title: 세 팀
criteria: {x: 60, y: 40.0}
rounds:
  r:
    keep: 1
    ties: random
    gates: {independence: {pass: {naver: 40%, else: 98%}, when: after, memory: true}}
    teams: [lg, skt]
)");
}

TEST_CASE("a value is written on one line", "[scenario][yaml]") {
    const auto document = read("a: {x: 1, 팀: [a, 'b, c', 3%], z: {}}\nb: word\nc:");
    CHECK(to_yaml_line(*document.find("a")) == R"({x: 1, 팀: [a, "b, c", 3%], z: {}})");
    CHECK(to_yaml_line(*document.find("b")) == "word");
    CHECK(to_yaml_line(*document.find("c")) == "null");
}

TEST_CASE("what is written is read again word for word", "[scenario][yaml]") {
    for (const auto* text : {
             "a: [40.0, 010, NO, yes, 2026-08, $x, .nan, true, 'true', ~, '~', '', 3%, '3%', -0.0, +3]",
             R"(a: "따옴표 \" 와 줄\n바꿈, [괄호]: #")",
             "a: plain [brackets], {braces} no\nb: x - y, z",
             "a: {}\nb: []\nc:\nd: {e: {f: []}}",
             "a: |\n  한 줄\n  두 줄\n\n  # 셋째\nb: >\n  folded\n  text\n",
             "v: {set: {rounds.r1.gates: null, \"weights\": {a: 1}}}\nchoice: {1: 70%, -2.5: 30%}",
             "a: 'it''s'\nb: \"tab\\there\"\nc: '#no comment'\nd: a#b\ne: '- no list'\nf: 'ends: '\ng: "
             "'&x'\nh: '!t'",
         }) {
        const auto document = read(text);
        INFO(text << "\n=>\n" << to_yaml(document));
        check_same(read(to_yaml(document)), document);
    }
}

TEST_CASE("random scenarios are the same once they are written anew", "[scenario][yaml]") {
    for (std::uint64_t number = 0; number < 300; ++number) {
        const auto document = read(test::random_scenario(number));
        INFO(to_yaml(document));
        check_same(read(to_yaml(document)), document);
    }
}

TEST_CASE("every scenario is the same once it is written anew", "[scenario][yaml]") {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(CUTLINE_SCENARIOS)) {
        if (entry.path().extension() != ".yaml")
            continue;
        Diagnostics diagnostics;
        const auto document = load_document(entry.path().string(), diagnostics);
        REQUIRE_FALSE(diagnostics.has_errors());
        const auto played = resolved(document);
        check_same(read(to_yaml(document)), document);
        const auto again = load_document_text(to_yaml(played), "again.yaml", diagnostics);
        REQUIRE_FALSE(diagnostics.has_errors());
        CHECK(to_json(resolved(again)) == to_json(played));
        CHECK(digest(resolved(again)) == digest(played));
        ++count;
    }
    CHECK(count >= 5);
}
