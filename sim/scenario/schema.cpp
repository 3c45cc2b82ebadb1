#include "scenario/grammar.hpp"

#include <cutline/numeric/law_catalogue.hpp>
#include <cutline/scenario/read.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace cutline {
namespace {

using grammar::Shape;
using Json = nlohmann::ordered_json;

constexpr std::string_view decimal = R"([-+]?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][-+]?[0-9]+)?)";

std::string whole_text(std::string_view pattern) {
    return fmt::format("^({})$", pattern);
}

Json text_like(std::string_view pattern) {
    return {{"type", "string"}, {"pattern", pattern}};
}

Json reference(std::string_view name) {
    return {{"$ref", fmt::format("#/definitions/{}", name)}};
}

Json any_of(Json options) {
    return {{"anyOf", std::move(options)}};
}

/// Writes the grammar as a schema; shapes that have a name become definitions, so that they can hold
/// themselves.
class SchemaWriter {
  public:
    SchemaWriter() {
        definitions_["text"] = {{"type", Json::array({"string", "number", "boolean"})}};
        definitions_["note"] = definitions_["text"];
        definitions_["note"]["description"] = "Free text, for people.";
        definitions_["share"] = text_like(whole_text(fmt::format("{}%", decimal)));
        definitions_["share"]["description"] = "A share: 3% is 0.03.";
        definitions_["input"] = text_like(R"(^\$[a-z][a-z0-9_-]*$)");
        definitions_["input"]["description"] = "The value that `inputs` gives; every use sees the same draw.";
        const Json id = text_like(whole_text("[a-z][a-z0-9_-]{0,63}"));
        definitions_["source"] = any_of(Json::array({id, {{"type", "array"}, {"items", id}}}));
        definitions_["source"]["description"] = "The id, or a list of ids, of `sources`.";
        definitions_["interval"] = list_of(constant(measure::anything), 2);
        definitions_["interval"]["description"] = "[low, high]: drawn again until it lies inside.";
        definitions_["law"] = laws();
    }

    [[nodiscard]] Json file() {
        const auto& scenario = grammar::scenario();
        Json patched = Json::object();
        for (const auto& key : scenario.keys)
            patched[std::string{key.name}] = {{"description", key.summary}};
        Json whole = record(scenario);
        Json schema{
            {"$schema", "http://json-schema.org/draft-07/schema#"},
            {"$id", "urn:cutline:scenario:1"},
            {"title", "cutline scenario"},
            {"description", "A competition that ends by elimination, format 1."},
            {"type", "object"},
            // A file that extends another is a patch: what it holds is checked when it has been applied.
            {"if", {{"required", {"extends"}}}},
            {"then", block(std::move(patched))},
            {"else", std::move(whole)}};
        schema["definitions"] = std::move(definitions_);
        return schema;
    }

  private:
    Json schema_of(const Shape& shape) {
        if (shape.name.empty())
            return written_out(shape);
        const std::string name{shape.name};
        if (!definitions_.contains(name)) {
            definitions_[name] = nullptr; // known from here on, so that a shape may hold itself
            Json definition = written_out(shape);
            definitions_[name] = std::move(definition);
        }
        return reference(name);
    }

    Json written_out(const Shape& shape) {
        switch (shape.kind) {
        case grammar::Kind::text:
            return reference("text");
        case grammar::Kind::word:
            return {{"enum", shape.words}};
        case grammar::Kind::cause:
            return text_like(
                whole_text(fmt::format("{}|gate:[a-z][a-z0-9_-]*", fmt::join(shape.words, "|"))));
        case grammar::Kind::id:
            return text_like("^[a-z][a-z0-9_-]{0,63}$");
        case grammar::Kind::flag:
            return {{"type", "boolean"}};
        case grammar::Kind::date:
            return text_like("^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$");
        case grammar::Kind::constant:
            return constant(*shape.measure);
        case grammar::Kind::printed:
            return any_of(Json::array({constant(*shape.measure), text_like(whole_text(decimal))}));
        case grammar::Kind::number:
            return number(*shape.measure);
        case grammar::Kind::interval:
            return list_of(constant(*shape.measure), 2);
        case grammar::Kind::record:
            return record(shape);
        case grammar::Kind::by_id:
            return by_id(shape);
        case grammar::Kind::list:
            return {{"type", "array"}, {"items", schema_of(shape.element())}};
        case grammar::Kind::one_of:
            return one_of(shape);
        }
        return {};
    }

    static Json plain_number(const Measure& measure) {
        Json schema{{"type", measure.whole ? "integer" : "number"}};
        schema[measure.open_low ? "exclusiveMinimum" : "minimum"] = measure.low;
        schema["maximum"] = measure.high;
        return schema;
    }

    static Json constant(const Measure& measure) {
        if (measure.percent == Percent::refused)
            return plain_number(measure);
        return any_of(Json::array({plain_number(measure), reference("share")}));
    }

    static Json number(const Measure& measure) {
        auto options = Json::array({plain_number(measure)});
        if (measure.percent != Percent::refused)
            options.push_back(reference("share"));
        options.push_back(reference("input"));
        options.push_back(reference("law"));
        return {{"description", measure.what}, {"anyOf", std::move(options)}};
    }

    static Json list_of(Json element, std::size_t count) {
        return {{"type", "array"}, {"items", std::move(element)}, {"minItems", count}, {"maxItems", count}};
    }

    static Json laws() {
        auto options = Json::array();
        for (const auto& law : law_catalogue()) {
            Json parameters = list_of(constant(measure::anything), law.parameters.size());
            if (law.is_map)
                parameters = {{"type", "object"},
                              {"patternProperties",
                               {{whole_text(fmt::format("{}%?", decimal)), constant(measure::chance)}}},
                              {"additionalProperties", false},
                              {"minProperties", 1}};
            std::vector<std::string_view> names;
            for (const auto& parameter : law.parameters)
                names.push_back(parameter.name);
            parameters["description"] = law.is_map ? fmt::format("{}, …", fmt::join(names, ": "))
                                                   : fmt::format("[{}]", fmt::join(names, ", "));
            Json properties{{std::string{law.name}, std::move(parameters)},
                            {"within", reference("interval")}};
            options.push_back(block(std::move(properties), Json::array({law.name})));
            options.back()["description"] = law.summary;
        }
        return {{"description", "A distribution, drawn once per trial."}, {"anyOf", std::move(options)}};
    }

    /// A closed map, in which `note` and `source` may stand too.
    static Json block(Json properties, Json required = Json::array()) {
        properties["note"] = reference("note");
        properties["source"] = reference("source");
        Json schema{
            {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
        if (!required.empty())
            schema["required"] = std::move(required);
        return schema;
    }

    Json record(const Shape& shape) {
        if (shape.mark == "*")
            return {{"description", shape.what}, {"type", "object"}};
        Json properties = Json::object();
        auto required = Json::array();
        for (const auto& key : shape.keys) {
            // Beside $ref everything is ignored, so it goes into an allOf.
            Json value = schema_of(key.shape());
            Json& property = properties[std::string{key.name}];
            property["description"] = key.summary;
            if (value.contains("$ref"))
                property["allOf"] = Json::array({std::move(value)});
            else
                for (auto& [name, part] : value.items())
                    if (name != "description")
                        property[name] = part;
            if (key.required)
                required.push_back(key.name);
        }
        auto schema = block(std::move(properties), std::move(required));
        if (shape.may_be_empty)
            schema["type"] = Json::array({"object", "null"});
        return schema;
    }

    Json by_id(const Shape& shape) {
        std::string reserved = "note|source|else";
        for (const auto word : shape.words)
            reserved += fmt::format("|{}", word);
        const auto pattern = fmt::format("^(?!({})$)[a-z][a-z0-9_-]{{0,63}}$", reserved);
        Json element = schema_of(shape.element());
        Json properties = Json::object();
        if (shape.may_have_else)
            properties["else"] = element;
        auto schema = block(std::move(properties));
        schema["patternProperties"] = {{pattern, std::move(element)}};
        return schema;
    }

    Json one_of(const Shape& shape) {
        auto options = Json::array();
        for (const auto option : shape.options)
            options.push_back(schema_of(option()));
        return {{"description", shape.what}, {"anyOf", std::move(options)}};
    }

    Json definitions_ = Json::object();
};

} // namespace

std::string scenario_schema() {
    return SchemaWriter{}.file().dump(2) + "\n";
}

} // namespace cutline
