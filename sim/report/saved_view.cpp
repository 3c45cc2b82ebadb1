#include "report/saved_view.hpp"

#include <cutline/scenario/yaml_writer.hpp>

namespace cutline {

std::string changes_words(const SavedResult& result) {
    std::string words = result.variant;
    const auto add = [&](const std::string& word) { words += (words.empty() ? "" : ", ") + word; };
    for (const auto& [path, value] : result.set)
        add(path + "=" + value);
    if (result.counterfactual)
        add("counterfactual");
    return words;
}

std::string short_digest(const SavedResult& result) {
    constexpr std::size_t digits = 12;
    const auto start = result.digest.find(':');
    return start == std::string::npos ? result.digest : result.digest.substr(start + 1, digits);
}

Json identity_json(const SavedResult& result) {
    Json set = Json::object();
    for (const auto& [path, value] : result.set)
        set[path] = value;
    return {{"name", result.name},
            {"title", result.title},
            {"digest", result.digest},
            {"trials", result.trials},
            {"seed", result.seed},
            {"confidence", real(result.confidence.value)},
            {"variant", result.variant.empty() ? Json{} : Json(result.variant)},
            {"set", std::move(set)},
            {"counterfactual", result.counterfactual}};
}

Json chance_json(const Estimate& chance) {
    auto json = estimate_json(chance.p, chance.interval);
    if (chance.never || chance.always)
        json["proven"] = true;
    return json;
}

std::string value_words(const Node& value) {
    return value.is_null() ? "" : value.is_scalar() ? value.text : to_yaml_line(value);
}

} // namespace cutline
