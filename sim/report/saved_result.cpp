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

/// A value that was set, as it is written on the command line.
std::string written(const Json& value) {
    return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
}

void read_options(const Json& options, SavedResult& result) {
    if (const auto& variant = options.at("variant"); !variant.is_null())
        result.variant = variant;
    for (const auto& [path, value] : options.at("set").items())
        result.set.emplace_back(path, written(value));
    result.counterfactual = options.value("counterfactual", false);
}

SavedResult read(const std::string& name, const Json& json) {
    SavedResult result{.name = name,
                       .title = json.at("title"),
                       .digest = json.at("digest"),
                       .trials = json.at("trials"),
                       .seed = json.at("seed"),
                       .confidence = Confidence{json.at("confidence")}};
    read_options(json.at("options"), result);
    if (!json.contains("finals"))
        throw ResultError(fmt::format("'{}' is no result of cutline run", name));
    for (const auto& [id, team] : json.at("teams").items())
        result.teams.push_back({id, team.at("name"), estimate(team.at("final"))});
    Diagnostics diagnostics;
    result.scenario = parse_yaml(json.at("scenario").dump(), name, diagnostics);
    if (diagnostics.has_errors())
        throw ResultError(fmt::format("'{}' holds a scenario that can't be read", name));
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
