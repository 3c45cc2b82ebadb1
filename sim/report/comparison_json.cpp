#include "report/design_parts.hpp"
#include "report/json_parts.hpp"

#include <cutline/report/comparison_report.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/version.hpp>

namespace cutline {
namespace {

Json baseline_json(const Estimate& estimate) {
    return {{"p", estimate_json(estimate.p, estimate.interval)}};
}

Json change_json(const Change& change) {
    return {{"p", estimate_json(change.p.p, change.p.interval)},
            {"difference", estimate_json(change.difference.value, change.difference.interval)},
            {"both", change.both},
            {"only_baseline", change.only_baseline},
            {"only_alternative", change.only_alternative},
            {"neither", change.neither}};
}

/// The final at the top, the rounds, if they were asked for, below "rounds".
template <class Stages>
Json team_json(const ComparisonReport& report, const Stages& stages,
               Json (*json_of)(const typename Stages::value_type&)) {
    auto json = json_of(stages.front());
    if (stages.size() == 1)
        return json;
    auto& rounds = json["rounds"] = Json::object();
    for (std::size_t stage = 1; stage < stages.size(); ++stage)
        rounds[report.study.roster().rounds[*report.comparison.stages[stage].round].id] =
            json_of(stages[stage]);
    return json;
}

template <class Teams, class Value>
Json teams_json(const ComparisonReport& report, const Teams& teams, Json (*json_of)(const Value&)) {
    Json json = Json::object();
    for (std::size_t i = 0; i < teams.size(); ++i) {
        const auto& named = report.study.roster().teams[TeamId{i}];
        auto& team = json[named.id] = Json{{"name", named.name}};
        team.update(team_json(report, teams[TeamId{i}], json_of));
    }
    return json;
}

Json alternative_json(const ComparisonReport& report, std::size_t number) {
    const auto& compared = report.games[number + 1];
    Json json{{"title", compared.title}, {"digest", digest(compared.game.resolved)}};
    if (!compared.point.empty()) {
        auto& point = json["point"] = Json::object();
        for (const auto& [path, value] : compared.point)
            point[path] = value;
    }
    json["teams"] = teams_json(report, report.comparison.changes[number], change_json);
    if (!report.comparison.designs.empty()) {
        json["design"] = design_json(report.comparison.designs[number + 1]);
        json["design_difference"] = design_json(report.comparison.design_changes[number]);
    }
    return json;
}

} // namespace

std::string comparison_json(const ComparisonReport& report) {
    const auto& comparison = report.comparison;
    const auto& baseline = report.games.front();
    Json alternatives = Json::object();
    for (std::size_t i = 0; i < comparison.changes.size(); ++i)
        alternatives[report.games[i + 1].name] = alternative_json(report, i);
    Json json{{"cutline", version},
              {"title", baseline.game.scenario.title},
              {"digest", digest(baseline.game.resolved)},
              {"trials", comparison.trials},
              {"seed", report.seed},
              {"confidence", real(comparison.confidence.value)},
              {"options", changes_json(report.changes)},
              {"scenario", as_json(baseline.game.resolved)},
              {"baseline", baseline.name},
              {"teams", teams_json(report, comparison.baseline, baseline_json)}};
    if (!comparison.designs.empty())
        json["design"] = design_json(comparison.designs.front());
    json["alternatives"] = std::move(alternatives);
    return text_of(json);
}

} // namespace cutline
