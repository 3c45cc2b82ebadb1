#include "report/json_parts.hpp"

#include <cutline/report/story.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/version.hpp>

namespace cutline {
namespace {

Json scores(const Story& story, const RoundRecord& record) {
    Json teams = Json::object();
    for (std::size_t i = 0; i < record.teams.size(); ++i) {
        const auto& scored = record.teams[TeamId{i}];
        if (!scored)
            continue;
        Json criteria = Json::object();
        Json entering = Json::object();
        for (std::size_t c = 0; c < scored->scores.size(); ++c) {
            const auto& leaf = story.plan().leaves[LeafId{c}].id;
            criteria[leaf] = real(scored->scores[LeafId{c}]);
            entering[leaf] = real(scored->entering_total[LeafId{c}]);
        }
        teams[story.game.roster.teams[TeamId{i}].id] = {{"form", real(static_cast<double>(scored->form))},
                                                        {"scores", std::move(criteria)},
                                                        {"entering_total", std::move(entering)},
                                                        {"total", real(scored->total)}};
    }
    return teams;
}

Json gates(const Story& story, const RoundRecord& record) {
    Json list = Json::array();
    for (const auto& verdict : record.gates) {
        const auto& gate = story.plan().rounds[record.round].gates[verdict.gate];
        Json entry = {{"gate", gate.id},
                      {"team", story.game.roster.teams[verdict.team].id},
                      {"passed", verdict.passed}};
        if (gate.by_chance) {
            entry["chance"] = real(verdict.chance);
        } else {
            entry["measured"] = real(verdict.measured);
            entry["bar"] = real(verdict.bar);
        }
        list.push_back(std::move(entry));
    }
    return list;
}

Json round(const Story& story, const RoundRecord& record) {
    const auto& roster = story.game.roster;
    const auto& id = story.plan().rounds[record.round].id;
    const auto& outcome = story.outcome.rounds[id];
    Json field = Json::object();
    Json exits = Json::object();
    for (const auto team : outcome.field) {
        const auto origin = outcome.origin[team.index()];
        field[roster.teams[team].id] =
            origin == came_from_outside ? "entry" : roster.rounds[RoundId{origin}].id;
        if (!outcome.survivors.contains(team))
            exits[roster.teams[team].id] = roster.rounds[id].causes[CauseId{outcome.cause[team.index()]}];
    }
    Json weights = Json::object();
    for (std::size_t i = 0; i < record.weights.size(); ++i)
        weights[story.plan().leaves[LeafId{i}].id] = real(record.weights[LeafId{i}]);
    return {{"field", std::move(field)},
            {"weights", std::move(weights)},
            {"teams", scores(story, record)},
            {"gates", gates(story, record)},
            {"count", record.count},
            {"ranking", ids(roster, record.ranking)},
            {"tied_at_cut", ids(roster, record.tied_at_cut)},
            {"exits", std::move(exits)},
            {"survivors", ids(roster, outcome.survivors)}};
}

} // namespace

std::string story_json(const Story& story) {
    const auto& [game, record, outcome, seed, trial] = story;
    const auto& plan = story.plan();
    Json open_rules = Json::object();
    for (std::size_t i = 0; i < record.settled.size(); ++i)
        open_rules[game.open_rules[i].name] = record.settled[i];
    Json numbers = Json::object();
    for (std::size_t i = 0; i < plan.numbers.size(); ++i)
        numbers[plan.numbers[i].name] = real(record.numbers[i]);
    Json strength = Json::object();
    Json growth = Json::object();
    for (std::size_t i = 0; i < plan.teams.size(); ++i) {
        const TeamId team{i};
        if (!plan.teams[team].present)
            continue;
        strength[game.roster.teams[team].id] = real(static_cast<double>(record.strength[team]));
        growth[game.roster.teams[team].id] = real(static_cast<double>(record.growth[team]));
    }
    Json rounds = Json::object();
    for (const auto& each : record.rounds)
        rounds[plan.rounds[each.round].key] = round(story, each);

    return text_of({{"cutline", version},
                    {"title", game.scenario.title},
                    {"digest", game.resolved.is_null() ? Json{} : Json(digest(game.resolved))},
                    {"seed", seed},
                    {"trial", trial},
                    {"open_rules", std::move(open_rules)},
                    {"numbers", std::move(numbers)},
                    {"strength", std::move(strength)},
                    {"growth", std::move(growth)},
                    {"rounds", std::move(rounds)},
                    {"finalists", ids(game.roster, outcome.finalists)}});
}

} // namespace cutline
