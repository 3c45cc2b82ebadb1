#include "report/saved_view.hpp"

#include <cutline/scenario/json.hpp>
#include <cutline/scenario/yaml_writer.hpp>

namespace cutline {

std::string changes_words(const SavedResult& result) {
    std::string words = result.changes.variant.value_or("");
    const auto add = [&](const std::string& word) {
        words += (words.empty() || word.empty() ? "" : ", ") + word;
    };
    add(set_words(result, ", "));
    add(result.changes.counterfactual ? "counterfactual" : "");
    return words;
}

std::string set_words(const SavedResult& result, const std::string& between) {
    std::string words;
    for (const auto& [path, value] : result.changes.set)
        words += (words.empty() ? "" : between) + path + "=" + value_words(value);
    return words;
}

Json identity_json(const SavedResult& result) {
    return {{"name", result.name},
            {"title", result.title},
            {"digest", result.digest},
            {"trials", result.trials},
            {"seed", result.seed},
            {"confidence", real(result.confidence.value)},
            {"options", changes_json(result.changes)}};
}

std::string value_words(const Node& value) {
    auto plain = value;
    plain.quoted = false;
    const bool as_text = value.is_scalar() && to_json(plain) == to_json(value);
    return value.is_null() ? "" : as_text ? value.text : to_yaml_line(value);
}

} // namespace cutline
