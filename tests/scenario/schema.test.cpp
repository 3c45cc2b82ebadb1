#include <cutline/numeric/law_catalogue.hpp>
#include <cutline/scenario/read.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>

using namespace cutline;
using nlohmann::json;

namespace {

/// Every name that some $ref below `node` asks for.
void collect_references(const json& node, std::set<std::string>& names) {
    if (node.is_object() && node.contains("$ref"))
        names.insert(node["$ref"].get<std::string>());
    if (node.is_structured())
        for (const auto& child : node)
            collect_references(child, names);
}

json schema() {
    return json::parse(scenario_schema());
}

} // namespace

TEST_CASE("the schema is draft-07 and every reference in it resolves") {
    const auto whole = schema();
    CHECK(whole["$schema"] == "http://json-schema.org/draft-07/schema#");
    std::set<std::string> references;
    collect_references(whole, references);
    CHECK(references.size() > 10);
    for (const auto& reference : references) {
        REQUIRE(reference.starts_with("#/"));
        CHECK(whole.contains(json::json_pointer(reference.substr(1))));
    }
}

TEST_CASE("the schema holds each key of the file and no other") {
    const auto file = schema()["else"];
    CHECK(file["additionalProperties"] == false);
    CHECK(file["required"] == json{"cutline", "criteria", "teams", "rounds"});
    for (const auto* key : {"cutline", "title", "sources", "inputs", "criteria", "weights", "teams", "spread",
                            "rounds", "variants", "open_rules", "run", "note", "source"})
        CHECK(file["properties"].contains(key));
}

TEST_CASE("the schema knows every law") {
    const auto laws = schema()["definitions"]["law"]["anyOf"];
    REQUIRE(laws.size() == law_catalogue().size());
    for (std::size_t i = 0; i < laws.size(); ++i)
        CHECK(laws[i]["required"] == json{law_catalogue()[i].name});
}

TEST_CASE("criteria hold criteria, in the schema too") {
    std::set<std::string> references;
    collect_references(schema()["definitions"]["criteria"], references);
    CHECK(references.contains("#/definitions/criterion"));
    references.clear();
    collect_references(schema()["definitions"]["criterion"], references);
    CHECK(references.contains("#/definitions/criteria"));
}

TEST_CASE("the first line of every scenario leads editors to the schema") {
    std::size_t scenarios = 0;
    for (const auto& entry : std::filesystem::directory_iterator(CUTLINE_SCENARIOS))
        if (entry.path().extension() == ".yaml") {
            std::ifstream file{entry.path()};
            std::string line;
            std::getline(file, line);
            CHECK(line == "# yaml-language-server: $schema=../docs/scenario.schema.json");
            ++scenarios;
        }
    CHECK(scenarios >= 5);
}

TEST_CASE("an editor can say what each key of a scenario means") {
    const auto whole = schema();
    const std::function<void(const json&)> look = [&](const json& node) {
        if (node.is_object() && node.contains("properties"))
            for (const auto& [key, property] : node["properties"].items()) {
                const auto& told =
                    property.contains("$ref")
                        ? whole[json::json_pointer(property["$ref"].get<std::string>().substr(1))]
                        : property;
                INFO(key);
                CHECK(told.contains("description"));
            }
        if (node.is_structured())
            for (const auto& child : node)
                look(child);
    };
    look(whole);
}

TEST_CASE("a file that extends another may leave out whatever the other has") {
    const auto whole = schema();
    CHECK_FALSE(whole.contains("required"));
    CHECK_FALSE(whole["then"].contains("required"));
    CHECK(whole["then"]["additionalProperties"] == false);
    for (const auto& [key, property] : whole["else"]["properties"].items())
        CHECK(whole["then"]["properties"].contains(key));
}

TEST_CASE("docs/scenario.schema.json is the schema that the program prints") {
    std::ifstream file{CUTLINE_SCENARIOS "/../docs/scenario.schema.json", std::ios::binary};
    REQUIRE(file);
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    CHECK(text == scenario_schema());
}
