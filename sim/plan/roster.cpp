#include <cutline/plan/roster.hpp>

#include <algorithm>

namespace cutline {
namespace {

template <class Key, class Item, class Projection>
std::optional<Key> position(const PerId<Key, Item>& items, std::string_view id, Projection projection) {
    const auto found = std::ranges::find(items, id, projection);
    if (found == items.end())
        return std::nullopt;
    return Key{static_cast<std::size_t>(found - items.begin())};
}

const std::string& label(const std::string& name, const std::string& id) {
    return name.empty() ? id : name;
}

} // namespace

std::optional<TeamId> Roster::team(std::string_view id) const {
    return position(teams, id, &RosterTeam::id);
}
std::optional<RoundId> Roster::round(std::string_view id) const {
    return position(rounds, id, &RosterRound::id);
}
std::optional<AwardId> Roster::award(std::string_view id) const {
    return position(awards, id, std::identity{});
}
std::optional<CauseId> Roster::cause(RoundId round, std::string_view cause) const {
    return position(rounds[round].causes, cause, std::identity{});
}

void Roster::enrol(const Scenario& scenario) {
    for (const auto& team : scenario.teams)
        if (!this->team(team.id))
            teams.add({team.id, label(team.name, team.id)});
    for (const auto& round : scenario.rounds) {
        auto id = this->round(round.id);
        if (!id) {
            id = rounds.add({round.id, label(round.name, round.id), {}, {}});
            for (const auto* cause : {"withdrew", "cut"}) {
                rounds[*id].causes.add(cause);
                rounds[*id].cause_names.add(cause);
            }
        }
        for (const auto& gate : round.gates) {
            if (cause(*id, "gate:" + gate.id))
                continue;
            rounds[*id].causes.add("gate:" + gate.id);
            rounds[*id].cause_names.add(label(gate.name, gate.id));
        }
        for (const auto& [award, amounts] : round.award)
            if (!this->award(award))
                awards.add(award);
    }
}

} // namespace cutline
