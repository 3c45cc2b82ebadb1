#include "report/survival_view.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"

#include <cutline/report/percent.hpp>

#include <algorithm>

namespace cutline {

std::vector<const TeamSurvival*> likeliest_first(const Survival& survival) {
    std::vector<const TeamSurvival*> teams;
    for (const auto& team : survival.teams)
        teams.push_back(&team);
    std::ranges::stable_sort(teams, std::ranges::greater{},
                             [](const TeamSurvival* team) { return team->final.count; });
    return teams;
}

int decimals_of(const Survival& survival) {
    double widest = 0;
    for (const auto& team : survival.teams)
        widest = std::max(widest, team.final.interval.high - team.final.interval.low);
    return supported_decimals({0, widest});
}

std::string interval_heading(const Survival& survival) {
    return share(survival.confidence.value) + " interval";
}

std::string set_words(const Game& game, const std::vector<TeamId>& teams) {
    const bool fewer = !teams.empty() && teams.size() < game.scenario.finalists;
    return listed(game.roster, teams) + (fewer ? " alone" : "");
}

bool sizes_differ(const RunReport& report) {
    const auto meant = report.game.scenario.finalists;
    return report.survival.finals && std::ranges::any_of(*report.survival.finals, [&](const SetShare& set) {
               return set.teams.size() != meant;
           });
}

std::optional<RoundId> only_final_round(const Game& game) {
    std::optional<RoundId> only;
    for (const auto& plan : game.plans)
        for (const auto& round : plan.rounds) {
            if (!round.final)
                continue;
            if (only && *only != round.id)
                return {};
            only = round.id;
        }
    return only;
}

} // namespace cutline
