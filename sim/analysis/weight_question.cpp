#include <cutline/analysis/weight_question.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace cutline {
namespace {

using Json = nlohmann::ordered_json;

Json bounds(const Support& support) {
    return {support.low, std::isinf(support.high) ? Json{} : Json(support.high)};
}
Support bounds(const Json& json) {
    return {json.at(0).get<double>(),
            json.at(1).is_null() ? std::numeric_limits<double>::infinity() : json.at(1).get<double>()};
}

} // namespace

std::string weight_question(const WeightStudyOptions& options) {
    Json within = Json::array();
    for (const auto& [id, support, is_share] : options.rule.within)
        within.push_back({{"of", id}, {"bounds", bounds(support)}, {"share", is_share}});
    Json ratios = Json::array();
    for (const auto& [above, below, support] : options.rule.ratios)
        ratios.push_back({{"above", above}, {"below", below}, {"bounds", bounds(support)}});
    const auto& concentration = options.rule.concentration;
    return Json{{"level", options.level ? Json(*options.level) : Json{}},
                {"dirichlet", concentration ? Json(*concentration) : Json{}},
                {"order", options.rule.orders},
                {"within", within},
                {"ratio", ratios},
                {"grid", options.grid}}
        .dump();
}

std::optional<WeightStudyOptions> read_weight_question(const std::string& text) {
    try {
        const auto json = Json::parse(text);
        WeightStudyOptions options;
        if (!json.at("level").is_null())
            options.level = json.at("level").get<std::string>();
        if (!json.at("dirichlet").is_null())
            options.rule.concentration = json.at("dirichlet").get<double>();
        options.rule.orders = json.at("order").get<std::vector<std::vector<std::string>>>();
        for (const auto& each : json.at("within"))
            options.rule.within.push_back(
                {each.at("of").get<std::string>(), bounds(each.at("bounds")), each.at("share").get<bool>()});
        for (const auto& each : json.at("ratio"))
            options.rule.ratios.push_back({each.at("above").get<std::string>(),
                                           each.at("below").get<std::string>(), bounds(each.at("bounds"))});
        options.grid = json.at("grid").get<bool>();
        return options;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

} // namespace cutline
