#include <cutline/scenario/difference.hpp>
#include <cutline/scenario/yaml.hpp>

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
    for (const auto& [path, values] : differences(documents)) {
        auto line = path + ":";
        for (const auto& value : values)
            line += " " + (value.is_null()     ? "-"
                           : value.is_scalar() ? value.text
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
          Lines{"rounds.r1.keep: 3 4", "finalists: 2 1"});
    CHECK(told({"a: 1", "a: 1"}).empty());
    CHECK(told({"a: {b: 1, c: 2}", "a: {c: 2, b: 1}"}).empty()); // the order says nothing
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
