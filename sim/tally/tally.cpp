#include "tally/bounds.hpp"

#include <cutline/tally/design.hpp>
#include <cutline/tally/groups.hpp>
#include <cutline/tally/tally.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace cutline {

namespace {

using Counts = PerId<TeamId, std::uint64_t>;

/// Room for counting sets, unless there may be too many of them.
std::optional<SetCounts> counts_of(const Bounds& bounds) {
    if (count_sets(bounds, most_counted_sets) > most_counted_sets)
        return std::nullopt;
    return SetCounts{};
}

RoundTally empty_round(const Game& game, RoundId round) {
    const auto& roster = game.roster;
    const Counts none(roster.teams.size());
    const PerId<CauseId, std::uint64_t> no_exits(roster.rounds[round].causes.size());
    return {.entered = none,
            .survived = none,
            .exits = PerId<TeamId, PerId<CauseId, std::uint64_t>>(roster.teams.size(), no_exits),
            .last_exits = PerId<TeamId, PerId<CauseId, std::uint64_t>>(roster.teams.size(), no_exits),
            .flows = std::vector<Counts>(roster.rounds.size() + 1, none),
            .survivors = std::vector<std::uint64_t>(roster.teams.size() + 1),
            .path = counts_of(bounds_of_round(game, round))};
}

void count_teams(Counts& counts, TeamSet teams) {
    for (const TeamId team : teams)
        ++counts[team];
}

void count_round(RoundTally& tally, const RoundOutcome& round) {
    count_teams(tally.entered, round.field);
    count_teams(tally.survived, round.survivors);
    const std::size_t outside = tally.flows.size() - 1;
    for (const TeamId team : round.field)
        ++tally.flows[std::min<std::size_t>(round.origin[team.index()], outside)][team];
    for (const TeamId team : round.field - round.survivors)
        ++tally.exits[team][CauseId{round.cause[team.index()]}];
    ++tally.survivors[round.survivors.size()];
    tally.ties += round.tied ? 1 : 0;
    if (tally.path)
        tally.path->add(round.survivors);
}

void add_all(std::uint64_t& into, std::uint64_t part) {
    into += part;
}
void add_all(WideSum& into, WideSum part) {
    into += part;
}
void add_all(RoundTally& into, const RoundTally& part);

/// Adds element by element.
template <class Elements>
void add_all(Elements& into, const Elements& part) {
    for (auto [to, from] = std::pair{into.begin(), part.begin()}; to != into.end(); ++to, ++from)
        add_all(*to, *from);
}

void add_all(std::optional<SetCounts>& into, const std::optional<SetCounts>& part) {
    if (!into || !part)
        return;
    for (const auto& [set, count] : *part)
        into->add(set, count);
}

void add_all(RoundTally& into, const RoundTally& part) {
    add_all(into.entered, part.entered);
    add_all(into.survived, part.survived);
    add_all(into.exits, part.exits);
    add_all(into.last_exits, part.last_exits);
    add_all(into.flows, part.flows);
    add_all(into.survivors, part.survivors);
    add_all(into.ties, part.ties);
    add_all(into.path, part.path);
}

} // namespace

Tally::Tally(const Game& game, Design wanted)
    : finals(game.roster.teams.size()), final_sets(counts_of(bounds_of_final(game))),
      awards(game.roster.awards.size(), PerId<TeamId, WideSum>(game.roster.teams.size())) {
    for (std::size_t round = 0; round < game.roster.rounds.size(); ++round)
        rounds.add(empty_round(game, RoundId{round}));
    if (game.shares_known_draws)
        groups.assign(tally_groups, Tally{*this});
    if (wanted == Design::counted)
        design.emplace(design_counters, group_trials_of(game));
}

void Tally::add(const Outcome& outcome) {
    ++trials;
    count_teams(finals, outcome.finalists);
    if (final_sets)
        final_sets->add(outcome.finalists);
    for (std::size_t round = 0; round < rounds.size(); ++round)
        count_round(rounds[RoundId{round}], outcome.rounds[RoundId{round}]);
    auto back = outcome.finalists; // who is still seen after a round
    for (auto id = outcome.held.rbegin(); id != outcome.held.rend(); ++id) {
        const auto& round = outcome.rounds[*id];
        for (const TeamId team : round.field - round.survivors - back)
            ++rounds[*id].last_exits[team][CauseId{round.cause[team.index()]}];
        back |= round.field;
    }
    for (std::size_t award = 0; award < awards.size(); ++award) {
        const auto& given = outcome.awards[AwardId{award}];
        auto& sums = awards[AwardId{award}];
        for (std::size_t team = 0; team < sums.size(); ++team)
            sums[TeamId{team}] += given[team];
    }
}

void Tally::merge(const Tally& other) {
    add_all(trials, other.trials);
    add_all(finals, other.finals);
    add_all(final_sets, other.final_sets);
    add_all(rounds, other.rounds);
    add_all(awards, other.awards);
    if (design && other.design)
        design->merge(*other.design);
    for (std::size_t group = 0; group < groups.size() && group < other.groups.size(); ++group)
        groups[group].merge(other.groups[group]);
}

void Tally::merge(const Tally& part, std::size_t group) {
    merge(part);
    groups[group].merge(part);
}

} // namespace cutline
