#include <cutline/analysis/sensitivity_method.hpp>
#include <cutline/report/result_schema.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

using namespace cutline;
using nlohmann::json;

namespace {

/// Calls `look` with every object below a value.
template <class Look>
void each_object(const json& node, const Look& look) {
    if (node.is_object())
        look(node);
    if (node.is_structured())
        for (const auto& child : node)
            each_object(child, look);
}

json schema() {
    return json::parse(result_schema());
}

} // namespace

TEST_CASE("docs/result.schema.json is the schema that the program prints") {
    std::ifstream file{CUTLINE_SOURCES "/docs/result.schema.json", std::ios::binary};
    REQUIRE(file);
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    CHECK(text == result_schema());
}

TEST_CASE("every reference of the schema of results resolves and every definition is used") {
    const auto whole = schema();
    CHECK(whole["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    std::set<std::string> used;
    each_object(whole, [&](const json& object) {
        if (object.contains("$ref"))
            used.insert(object["$ref"].get<std::string>());
    });
    for (const auto& reference : used)
        CHECK(whole.contains(json::json_pointer(reference.substr(1))));
    for (const auto& [name, definition] : whole["$defs"].items())
        CHECK(used.contains("#/$defs/" + name));
}

TEST_CASE("no object of a result is left open but what its scenario's writer fills") {
    std::set<std::string> open;
    each_object(schema(), [&](const json& object) {
        if (object.value("type", json{}) == "object" && !object.contains("additionalProperties"))
            open.insert(object.value("description", object.dump()));
    });
    CHECK(open.size() == 2); // the scenario, and what --set changed
}

TEST_CASE("the schema of results knows every method of sensitivity analysis") {
    const auto methods = schema()["$defs"]["sensitivity"]["properties"]["method"]["enum"];
    REQUIRE(methods.size() == sensitivity_methods().size());
    for (std::size_t i = 0; i < methods.size(); ++i)
        CHECK(methods[i] == sensitivity_methods()[i].name);
}
