#include "report/json_parts.hpp"
#include "report/sensitivity_view.hpp"

#include <cutline/scenario/json.hpp>
#include <cutline/version.hpp>

namespace cutline {
namespace {

Json estimate(const std::optional<Estimated>& figure) {
    return figure ? estimate_json(figure->value, figure->interval) : Json{};
}

/// By source, then by measure; null for what is unknown.
Json figures(const SensitivityStudy& study, const Figures& figures) {
    Json json = Json::object();
    for (std::size_t source = 0; source < study.sources().size(); ++source) {
        auto& of = json[study.sources()[source].name] = Json::object();
        for (std::size_t measure = 0; measure < study.entry().measures.size(); ++measure)
            of[std::string(study.entry().measures[measure].name)] =
                figures.empty() ? Json{} : estimate(figures[source][measure]);
    }
    return json;
}

Json sources(const SensitivityStudy& study) {
    Json json = Json::object();
    for (const auto& source : study.sources())
        json[source.name] = {{"kind", source.kind ? Json(kind_words(source)) : Json{}},
                             {"holds", source.holds}};
    return json;
}

Json shares(const Sensitivity& sensitivity) {
    if (!sensitivity.shares)
        return {};
    Json json = Json::object();
    for (std::size_t kind = 0; kind < source_kinds.size(); ++kind)
        json[std::string(source_kinds[kind])] = estimate((*sensitivity.shares)[kind]);
    return json;
}

Json options(const SensitivityReport& report) {
    auto options = changes_json(report.changes);
    Json groups = Json::object();
    for (const auto& [name, members] : report.study.question().groups)
        groups[name] = members;
    options["groups"] = std::move(groups);
    return options;
}

} // namespace

std::string sensitivity_json(const SensitivityReport& report) {
    const auto& [game, study, sensitivity, seed, changes, missed] = report;
    Json outputs = Json::object();
    Json means = Json::object();
    Json unknown = Json::object();
    for (std::size_t i = 0; i < study.outputs().size(); ++i) {
        const auto& name = study.outputs()[i].name;
        outputs[name] = figures(study, sensitivity.outputs[i].figures);
        means[name] = real(sensitivity.outputs[i].mean);
        if (!sensitivity.outputs[i].unknown.empty())
            unknown[name] = sensitivity.outputs[i].unknown;
    }
    return text_of(
        {{"cutline", version},
         {"title", game.scenario.title},
         {"digest", game.resolved.is_null() ? Json{} : Json(digest(game.resolved))},
         {"trials", sensitivity.trials},
         {"plays", study.plays()},
         {"seed", seed},
         {"confidence", real(sensitivity.confidence.value)},
         {"options", options(report)},
         {"scenario", as_json(game.resolved)},
         {"method", std::string(study.entry().name)},
         {"of", study.question().of.empty() ? "final" : study.question().of},
         {"sources", sources(study)},
         {"shares", shares(sensitivity)},
         {"together", sensitivity.together.empty() ? Json{} : figures(study, sensitivity.together)},
         {"means", std::move(means)},
         {"outputs", std::move(outputs)},
         {"unknown", std::move(unknown)}});
}

} // namespace cutline
