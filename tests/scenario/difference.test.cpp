#include <cutline/scenario/difference.hpp>
#include <cutline/scenario/yaml.hpp>
#include <cutline/scenario/yaml_writer.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cutline;

namespace {

/// "path: one | other" for each difference.
std::vector<std::string> told(const std::vector<const char*>& texts) {
    std::vector<Node> documents;
    Diagnostics diagnostics;
    for (const auto* text : texts)
        documents.push_back(parse_yaml(text, "t", diagnostics));
    REQUIRE_FALSE(diagnostics.has_errors());
    std::vector<std::string> lines;
    for (const auto& [path, values, order] : differences(documents)) {
        auto line = path + (order ? " in order:" : ":");
        for (const auto& value : values)
            line += " " + (value.is_null()     ? "-"
                           : value.is_scalar() ? value.text
                           : order             ? to_yaml_line(value)
                                               : "(" + describe(value) + ")");
        lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("differences are told at the leaf, in the order of the first document", "[scenario]") {
    CHECK(told({"rounds: {r1: {keep: 3}, r2: {keep: 2}}\nfinalists: 2",
                "finalists: 1\nrounds: {r2: {keep: 2}, r1: {keep: 4}}"}) ==
          Lines{"rounds in order: [r1, r2] [r2, r1]", "rounds.r1.keep: 3 4", "finalists: 2 1"});
    CHECK(told({"a: 1", "a: 1"}).empty());
}

TEST_CASE("another order of keys is told where it may be a rule", "[scenario]") {
    CHECK(told({"teams: {a: {}, 나: {}, c: {}}", "teams: {c: {}, a: {}, d: {}, 나: {}}"}) ==
          Lines{"teams in order: [a, 나, c] [c, a, 나]", "teams.d: - (a map)"}); // a newcomer is no order
    CHECK(told({"criteria: {x: {parts: {a: 1, b: 2}}}", "criteria: {x: {parts: {b: 2, a: 1}}}"}) ==
          Lines{"criteria.x.parts in order: [a, b] [b, a]"});
    CHECK(told({"rounds: {r: {gates: {a: 1, b: 2}}}", "rounds: {r: {gates: {b: 2, a: 1}}}"}) ==
          Lines{"rounds.r.gates in order: [a, b] [b, a]"});
    CHECK(told({"rounds: {a: 1, b: 2}", "rounds: {a: 1, b: 2}", "rounds: {b: 2, a: 1}"}) ==
          Lines{"rounds in order: [a, b] [a, b] [b, a]"});
    CHECK(told({"rounds: {r: {keep: 1, date: 2}}", "rounds: {r: {date: 2, keep: 1}}"}).empty());
}

TEST_CASE("a text that looks like a number is another value than the number", "[scenario]") {
    CHECK(told({"k: 25", "k: '25'"}) == Lines{"k: 25 25"});
    CHECK(told({"k: true", "k: 'true'"}) == Lines{"k: true true"});
    CHECK(told({"k: 3%", "k: '3%'"}).empty()); // JSON has no other word for it
    CHECK(told({"k: 팀", "k: '팀'"}).empty());
}

TEST_CASE("what only some documents have is told whole", "[scenario]") {
    CHECK(told({"a: {b: 1}", "a: {b: 1, 팀: {x: 1}}"}) == Lines{"a.팀: - (a map)"});
    CHECK(told({"a: {b: 1}", "a: 5"}) == Lines{"a: (a map) 5"});
    CHECK(told({"teams: [lg, skt]", "teams: [skt, lg]"}) == Lines{"teams: (a list) (a list)"});
}

TEST_CASE("several documents are told beside one another", "[scenario]") {
    CHECK(told({"k: 1\nm: 1", "k: 1\nm: 1", "k: 2\nm: 1"}) == Lines{"k: 1 1 2"});
    CHECK(told({"k: 1"}).empty());
    CHECK(told({}).empty());
}
