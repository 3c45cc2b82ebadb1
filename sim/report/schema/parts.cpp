#include "report/schema/parts.hpp"

#include <string>

namespace cutline::schema {
namespace {

Json whole(std::uint64_t least) {
    return {{"type", "integer"}, {"minimum", least}};
}

Json number() {
    return {{"type", "number"}};
}

Json between(double low, double high) {
    return {{"type", "number"}, {"minimum", low}, {"maximum", high}};
}

Json matching(std::string_view pattern) {
    return {{"type", "string"}, {"pattern", pattern}};
}

std::vector<Property> option_properties() {
    return {{"variant", or_null(ref("id"))},
            {"set",
             about("Dotted paths and their new values; null removed what was there.", {{"type", "object"}})},
            {"counterfactual", about("Rounds with published results were played again.", {{"const", true}}),
             Presence::sometimes}};
}

} // namespace

Json ref(std::string_view name) {
    return {{"$ref", "#/$defs/" + std::string{name}}};
}

Json about(std::string_view words, const Json& schema) {
    Json told{{"description", words}};
    told.update(schema);
    return told;
}

Json object(const std::vector<Property>& properties) {
    Json named = Json::object();
    auto required = Json::array();
    for (const auto& [name, schema, presence] : properties) {
        named[std::string{name}] = schema;
        if (presence == Presence::always)
            required.push_back(name);
    }
    return {{"type", "object"},
            {"properties", std::move(named)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

Json map_of(Json values) {
    return {{"type", "object"}, {"additionalProperties", std::move(values)}};
}

Json list_of(Json items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}

Json or_null(Json schema) {
    return {{"anyOf", {std::move(schema), {{"type", "null"}}}}};
}

Json text() {
    return {{"type", "string"}};
}

Json one_of_words(std::initializer_list<std::string_view> words) {
    auto list = Json::array();
    for (const auto word : words)
        list.push_back(word);
    return {{"enum", std::move(list)}};
}

Json shared_definitions() {
    const auto proven =
        about("The rules or published results leave no other: it is 0 or 1.", {{"const", true}});
    const auto end = about("null: so few trials tell nothing of it.", or_null(number()));
    return {
        {"id", matching("^[a-z][a-z0-9_-]{0,63}$")},
        {"ids", about("Teams, by their ids.", list_of(ref("id")))},
        {"count", about("So many trials.", whole(0))},
        {"share", about("Of all trials: 0.5 is 50%.", between(0, 1))},
        {"cause", about("Why a team goes out.", matching("^(cut|withdrew|gate:[a-z][a-z0-9_-]*)$"))},
        {"digest", about("SHA-256 of the resolved scenario without its labels and notes; null where the game "
                         "was made without a file.",
                         or_null(matching("^sha256:[0-9a-f]{64}$")))},
        {"scenario",
         about("The scenario as it was played; as a file it gives the same digest. Its own schema "
               "is that of the scenario language.",
               {{"type", "object"}, {"required", {"cutline", "criteria", "teams", "rounds"}}})},
        {"options", about("What the command line changed.", object(option_properties()))},
        {"estimate", about("A count of trials, its share of all and the interval.",
                           object({{"count", ref("count")},
                                   {"p", ref("share")},
                                   {"low", ref("share")},
                                   {"high", ref("share")},
                                   {"proven", proven, Presence::sometimes}}))},
        {"figure",
         about("A number with its interval.", object({{"value", number()}, {"low", end}, {"high", end}}))},
        {"belief", about("What published results say of a number: its mean and its 90% interval.",
                         object({{"value", number()}, {"low", number()}, {"high", number()}}))}};
}

Json result(std::string_view what, std::vector<Property> own, Json options) {
    std::vector<Property> all{
        {"cutline", about("The version that made it.", matching(R"(^[0-9]+\.[0-9]+\.[0-9]+$)"))},
        {"title", text()},
        {"digest", ref("digest")},
        {"trials", whole(1)},
        {"seed", whole(0)},
        {"confidence", about("How often intervals are to cover the truth.",
                             {{"type", "number"}, {"exclusiveMinimum", 0}, {"exclusiveMaximum", 1}})},
        {"options", std::move(options)},
        {"scenario", ref("scenario")}};
    all.insert(all.end(), own.begin(), own.end());
    return about(what, object(all));
}

Json options_with(std::vector<Property> further) {
    auto all = option_properties();
    all.insert(all.end(), further.begin(), further.end());
    return object(all);
}

Json design() {
    return about("How well the rules find the strongest teams.",
                 object({{"strongest_survives", ref("figure")},
                         {"strongest_two_final", ref("figure")},
                         {"strength_lost", ref("figure")},
                         {"kendall", ref("figure")}}));
}

} // namespace cutline::schema
