#include "report/schema/parts.hpp"

#include <cutline/analysis/sensitivity_method.hpp>
#include <cutline/analysis/sensitivity_source.hpp>

#include <utility>

namespace cutline::schema {
namespace {

Json kinds() {
    auto words = Json::array();
    for (const auto kind : source_kinds)
        words.push_back(kind);
    return {{"enum", std::move(words)}};
}

Json method_names() {
    auto names = Json::array();
    for (const auto& entry : sensitivity_methods())
        names.push_back(entry.name);
    return {{"enum", std::move(names)}};
}

/// What each method measures of a source.
Json measures() {
    auto options = Json::array();
    for (const auto& entry : sensitivity_methods()) {
        std::vector<Property> properties;
        for (const auto& measure : entry.measures)
            properties.push_back({measure.name, or_null(ref("figure"))});
        options.push_back(object(properties));
    }
    return {{"anyOf", std::move(options)}};
}

Json shares() {
    std::vector<Property> properties;
    properties.reserve(source_kinds.size());
    for (const auto kind : source_kinds)
        properties.push_back({kind, or_null(ref("figure"))});
    return object(properties);
}

} // namespace

Json of_sensitivity() {
    const auto figures = about("By source, then by measure; null for what is unknown.", map_of(measures()));
    const auto source = object(
        {{"kind", about("null for a group of several.", or_null(kinds()))}, {"holds", list_of(text())}});
    return result("`cutline sensitivity`",
                  {{"plays", about("How often each trial is played.", ref("count"))},
                   {"method", method_names()},
                   {"of", text()},
                   {"sources", map_of(source)},
                   {"shares", about("Of the variance; null where the method has none.", or_null(shares()))},
                   {"together", or_null(figures)},
                   {"means", map_of({{"type", "number"}})},
                   {"outputs", map_of(figures)},
                   {"unknown", about("Why an output has no figures.", map_of(text()))}},
                  options_with({{"groups", map_of(list_of(text()))}}));
}

} // namespace cutline::schema
