#include "cli/sensitivity_question.hpp"

#include <nlohmann/json.hpp>

namespace cutline::cli {

using Json = nlohmann::ordered_json;

std::string question_text(const SensitivityQuestion& question) {
    auto groups = Json::array();
    for (const auto& [name, members] : question.groups)
        groups.push_back({name, members});
    return Json{{"method", question.method}, {"of", question.of}, {"groups", std::move(groups)}}.dump();
}

SensitivityQuestion question_of(const SavedRun& run) {
    try {
        const auto json = Json::parse(run.question);
        SensitivityQuestion question{.method = json.at("method"), .of = json.at("of")};
        for (const auto& group : json.at("groups"))
            question.groups.push_back({group.at(0), group.at(1)});
        return question;
    } catch (const Json::exception&) {
        throw SavedRunError("has a question that can't be read");
    }
}

} // namespace cutline::cli
