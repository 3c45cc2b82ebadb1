#include "report/design_parts.hpp"
#include "report/json_parts.hpp"

#include <cutline/report/run_json.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/version.hpp>

namespace cutline {
namespace {

Json in_round(const Roster& roster, const TeamSurvival& team, RoundId id) {
    const auto& round = roster.rounds[id];
    const auto& here = team.rounds[id];
    Json exits = Json::object();
    for (const auto& [cause, count] : here.exits)
        exits[round.causes[cause]] = count;
    Json last_exits = Json::object();
    for (const auto& exit : team.last_exits)
        if (exit.round == id)
            last_exits[round.causes[exit.cause]] = exit.estimate.count;
    Json made = {{"entered", here.entered}, {"survived", here.survived}};
    made.update(share_json(here.survives));
    made["exits"] = std::move(exits);
    made["last_exits"] = std::move(last_exits);
    return made;
}

Json team(const Roster& roster, const TeamSurvival& team) {
    Json rounds = Json::object();
    for (std::size_t i = 0; i < team.rounds.size(); ++i)
        rounds[roster.rounds[RoundId{i}].id] = in_round(roster, team, RoundId{i});
    Json awards = Json::object();
    for (std::size_t i = 0; i < team.awards.size(); ++i)
        awards[roster.awards[AwardId{i}]] = real(team.awards[AwardId{i}]);
    return {{"name", roster.teams[team.team].name},
            {"final", chance_json(team.final)},
            {"rounds", std::move(rounds)},
            {"awards", std::move(awards)}};
}

Json finals(const Roster& roster, const std::optional<std::vector<SetShare>>& sets) {
    if (!sets)
        return {};
    Json list = Json::array();
    for (const auto& set : *sets) {
        Json entry = Json::object();
        entry["teams"] = ids(roster, set.teams);
        entry.update(chance_json(set.estimate));
        list.push_back(std::move(entry));
    }
    return list;
}

Json path(const Roster& roster, const std::optional<std::vector<SetShare>>& sets) {
    if (!sets)
        return {};
    Json list = Json::array();
    for (const auto& set : *sets)
        list.push_back({{"teams", ids(roster, set.teams)}, {"count", set.estimate.count}});
    return list;
}

Json round(const Roster& roster, const RoundSurvival& round) {
    Json survivors = Json::object();
    for (const auto& [size, count] : round.survivors)
        if (count > 0)
            survivors[std::to_string(size)] = count;
    Json flows = Json::object();
    for (const auto& flow : round.flows) {
        auto& teams = flows[flow.from ? roster.rounds[*flow.from].id : "entry"] = Json::object();
        for (const auto& [team, count] : flow.teams)
            teams[roster.teams[team].id] = count;
    }
    return {{"survivors", std::move(survivors)},
            {"ties", round.ties},
            {"path", path(roster, round.path)},
            {"flows", std::move(flows)}};
}

} // namespace

std::string run_json(const RunReport& report) {
    const auto& [game, survival, seed, changes, missed, evidence, design] = report;
    Json teams = Json::object();
    for (const auto& each : survival.teams)
        teams[game.roster.teams[each.team].id] = team(game.roster, each);
    Json rounds = Json::object();
    for (std::size_t i = 0; i < survival.rounds.size(); ++i)
        rounds[game.roster.rounds[RoundId{i}].id] = round(game.roster, survival.rounds[RoundId{i}]);

    Json json{{"cutline", version},
              {"title", game.scenario.title},
              {"digest", game.resolved.is_null() ? Json{} : Json(digest(game.resolved))},
              {"trials", survival.trials},
              {"seed", seed},
              {"confidence", real(survival.confidence.value)},
              {"options", changes_json(changes)},
              {"scenario", as_json(game.resolved)},
              {"teams", std::move(teams)},
              {"finals", finals(game.roster, survival.finals)},
              {"rounds", std::move(rounds)}};
    if (evidence)
        json["evidence"] = evidence_json(*evidence);
    if (design)
        json["design"] = design_json(*design);
    return text_of(json);
}

} // namespace cutline
