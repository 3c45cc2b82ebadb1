#include "report/json_parts.hpp"

#include "report/numbers.hpp"

#include <cutline/scenario/json.hpp>

#include <cmath>

namespace cutline {

Json real(double value) {
    return rounded(value);
}

Json estimate_json(double value, const Interval& interval) {
    const auto end = [](double bound) { return std::isfinite(bound) ? real(bound) : Json{}; };
    return {{"value", real(value)}, {"low", end(interval.low)}, {"high", end(interval.high)}};
}

Json share_json(const Estimate& estimate) {
    Json made = {{"p", real(estimate.p)},
                 {"low", real(estimate.interval.low)},
                 {"high", real(estimate.interval.high)}};
    if (estimate.never || estimate.always)
        made["proven"] = true;
    return made;
}

Json chance_json(const Estimate& estimate) {
    Json made = {{"count", estimate.count}};
    made.update(share_json(estimate));
    return made;
}

Json changes_json(const Changes& changes) {
    Json set = Json::object();
    for (const auto& [path, value] : changes.set)
        set[path] = as_json(value);
    Json options{{"variant", changes.variant ? Json(*changes.variant) : Json{}}, {"set", std::move(set)}};
    if (changes.counterfactual)
        options["counterfactual"] = true;
    return options;
}

Json ids(const Roster& roster, std::span<const TeamId> teams) {
    auto list = Json::array();
    for (const auto team : teams)
        list.push_back(roster.teams[team].id);
    return list;
}

Json ids(const Roster& roster, TeamSet teams) {
    const std::vector<TeamId> list(teams.begin(), teams.end());
    return ids(roster, list);
}

Json as_json(const Node& node) {
    return node.is_null() ? Json{} : Json::parse(to_json(node));
}

std::string text_of(const Json& json) {
    constexpr int indent = 2;
    // Labels may hold whatever their writer typed: what isn't UTF-8 must not stop a report.
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json belief_json(const Belief& belief) {
    return {{"value", real(belief.value)},
            {"low", real(belief.interval.low)},
            {"high", real(belief.interval.high)}};
}

Json evidence_json(const EvidenceSummary& evidence) {
    Json teams = Json::object();
    for (const auto& team : evidence.teams) {
        if (!team.scored)
            continue;
        Json totals = Json::object();
        Json ranks = Json::object();
        for (std::size_t r = 0; r < evidence.held.size(); ++r) {
            const auto& round = team.rounds[r];
            if (!round.scored)
                continue;
            const auto& id = evidence.roster.rounds[evidence.held[r].round].id;
            totals[id] = belief_json(round.total);
            ranks[id] = Json::array();
            for (const double rank : round.ranks)
                ranks[id].push_back(real(rank));
        }
        teams[evidence.roster.teams[team.team].id] = {{"strength", belief_json(team.strength)},
                                                      {"totals", std::move(totals)},
                                                      {"ranks", std::move(ranks)}};
    }
    return {{"ess", real(evidence.effective)},
            {"draws", real(evidence.draws)},
            {"split_r_hat", real(evidence.split_r_hat)},
            {"acceptance", real(evidence.acceptance)},
            {"teams", std::move(teams)}};
}

} // namespace cutline
