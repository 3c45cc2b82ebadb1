/// Reads back what `cutline run` has written.

#include <cutline/report/html.hpp>
#include <cutline/report/saved_results.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cutline {
namespace {

using Json = nlohmann::ordered_json; // teams stay in the scenario's order

constexpr int deepest = 200; ///< nesting: no scenario comes near it, and a hostile file ends here

Json parsed(const std::string& text) {
    bool deep = false;
    auto json = Json::parse(
        text, [&](int depth, Json::parse_event_t, const Json&) { return !(deep = deep || depth > deepest); },
        false);
    return deep ? Json(Json::value_t::discarded) : json;
}

Estimate estimate(const Json& json) {
    Estimate read{.count = json.at("count"),
                  .p = json.at("p"),
                  .interval = {json.at("low").get<double>(), json.at("high").get<double>()}};
    const bool proven = json.value("proven", false);
    read.never = proven && read.p == 0;
    read.always = proven && read.p == 1;
    return read;
}

void expect_readable(const std::string& name, const Diagnostics& diagnostics) {
    if (diagnostics.has_errors())
        throw ResultError(fmt::format("'{}' holds a scenario that can't be read", name));
}

Changes changes(const std::string& name, const Json& options) {
    Changes read;
    if (const auto& variant = options.at("variant"); !variant.is_null())
        read.variant = variant;
    Diagnostics diagnostics;
    for (const auto& [path, value] : options.at("set").items())
        read.set.emplace_back(path, value.is_null() ? Node{} : parse_value(value.dump(), {}, diagnostics));
    expect_readable(name, diagnostics);
    read.counterfactual = options.value("counterfactual", false);
    return read;
}

SavedResult read(const std::string& name, const Json& json) {
    SavedResult result{.name = name,
                       .title = json.at("title"),
                       .digest = json.at("digest"),
                       .trials = json.at("trials"),
                       .seed = json.at("seed"),
                       .confidence = Confidence{json.at("confidence")}};
    result.changes = changes(name, json.at("options"));
    if (!json.contains("finals"))
        throw ResultError(fmt::format("'{}' is no result of cutline run", name));
    for (const auto& [id, team] : json.at("teams").items())
        result.teams.push_back({id, team.at("name"), estimate(team.at("final"))});
    Diagnostics diagnostics;
    result.scenario = parse_yaml(json.at("scenario").dump(), name, diagnostics);
    expect_readable(name, diagnostics);
    return result;
}

} // namespace

SavedResult read_saved_result(const std::string& name, const std::string& json) {
    try {
        return read(name, parsed(json));
    } catch (const Json::exception&) {
        throw ResultError(fmt::format("'{}' is no result of cutline run", name));
    }
}

} // namespace cutline
