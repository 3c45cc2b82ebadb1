#include "report/scenario_labels.hpp"

#include <algorithm>

namespace cutline {
namespace {

const Criterion* find_criterion(const std::vector<Criterion>& criteria, std::string_view id) {
    for (const auto& criterion : criteria) {
        if (criterion.id == id)
            return &criterion;
        if (const auto* part = find_criterion(criterion.parts, id))
            return part;
    }
    return nullptr;
}

} // namespace

std::string team_label(const Scenario& scenario, std::string_view id) {
    const auto team = std::ranges::find(scenario.teams, id, &Team::id);
    return team == scenario.teams.end() || team->name.empty() ? std::string(id) : team->name;
}

std::string criterion_label(const Scenario& scenario, std::string_view id) {
    const auto* criterion = find_criterion(scenario.criteria, id);
    return criterion == nullptr || criterion->name.empty() ? std::string(id) : criterion->name;
}

Labels team_labels(const Scenario& scenario) {
    return [&scenario](std::string_view id) { return team_label(scenario, id); };
}

Labels criterion_labels(const Scenario& scenario) {
    return [&scenario](std::string_view id) { return criterion_label(scenario, id); };
}

} // namespace cutline
