#include "tally/count_teams.hpp"

#include <cutline/tally/tally.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace cutline {
namespace {

/// Every lane has the same set.
bool same_in_all(const SetColumn& column, std::size_t lanes) {
    constexpr std::size_t together = 32; // without branches: processors take several lanes at once
    for (std::size_t from = 0; from < lanes; from += together) {
        std::uint64_t differences = 0;
        for (std::size_t lane = from; lane < std::min(lanes, from + together); ++lane)
            differences |= column[lane].bits() ^ column[0].bits();
        if (differences != 0)
            return false;
    }
    return true;
}

/// Calls use(set, lanes) for every set of a column, each once or more often.
///
/// Few teams make few sets: then lanes are counted by set, and each set is looked at once.
template <class Use>
void for_sets(const SetColumn& column, std::size_t lanes, std::size_t teams, Use use) {
    constexpr std::size_t few_teams = 6;
    if (lanes == 0)
        return;
    if (same_in_all(column, lanes)) {
        use(column[0], lanes);
        return;
    }
    if (teams > few_teams) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            use(column[lane], 1);
        return;
    }
    // Several counts of each set, since one that was just written takes a while to read.
    constexpr std::size_t counts = 4;
    std::uint32_t by_set[counts][std::size_t{1} << few_teams] = {};
    std::size_t lane = 0;
    for (; lane + counts <= lanes; lane += counts)
        for (std::size_t i = 0; i < counts; ++i)
            ++by_set[i][column[lane + i].bits()];
    for (; lane < lanes; ++lane)
        ++by_set[0][column[lane].bits()];
    for (std::size_t set = 0; set < std::size_t{1} << teams; ++set)
        if (const auto times = by_set[0][set] + by_set[1][set] + by_set[2][set] + by_set[3][set]; times > 0)
            use(TeamSet{set}, times);
}

void count_round(RoundTally& tally, const RoundColumns& round, std::size_t lanes) {
    const auto teams = tally.entered.size();
    for (const auto& flow : round.flows) {
        auto& from = flow.from ? tally.flows[flow.from->index()] : tally.flows.back();
        const auto counts = count_teams(lanes, flow.teams.data());
        for (std::size_t team = 0; team < teams; ++team) {
            from[TeamId{team}] += counts[team];
            tally.entered[TeamId{team}] += counts[team];
        }
    }
    const auto survived = count_teams(lanes, round.survivors.data());
    for (std::size_t team = 0; team < teams; ++team)
        tally.survived[TeamId{team}] += survived[team];
    for_sets(round.survivors, lanes, teams, [&](TeamSet set, std::uint64_t times) {
        tally.survivors[set.size()] += times;
        if (tally.path)
            tally.path->add(set, times);
    });
    std::uint32_t ties = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane)
        ties += round.tied[lane] != 0 ? 1U : 0U;
    tally.ties += ties;
}

/// @param back  who is seen after the round
void count_exits(RoundTally& tally, const RoundColumns& round, const SetColumn& back, std::size_t lanes) {
    const auto teams = tally.entered.size();
    for (std::size_t i = 0; i < round.exits.size(); ++i) {
        const CauseId cause{i};
        const auto& exits = round.exits[cause];
        if (exits.empty())
            continue;
        const auto all = count_teams(lanes, exits.data());
        const auto last = count_teams(lanes, exits.data(), back.data());
        for (std::size_t team = 0; team < teams; ++team) {
            tally.exits[TeamId{team}][cause] += all[team];
            tally.last_exits[TeamId{team}][cause] += last[team];
        }
    }
}

/// In two halves, so that neither overflows and no step needs 128 bits.
WideSum sum_of(const std::vector<Micros>& given, std::size_t lanes) {
    std::int64_t high = 0;
    std::int64_t low = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        high += given[lane] >> 32;
        low += given[lane] & 0xffffffff;
    }
    return static_cast<WideSum>(high) * (WideSum{1} << 32) + low;
}

/// A round that the plan does not hold leaves nobody.
void count_unheld(RoundTally& tally, std::size_t lanes) {
    tally.survivors[0] += lanes;
    if (tally.path)
        tally.path->add({}, lanes);
}

} // namespace

void Tally::count_last_exits(const OutcomeColumns& outcomes) {
    auto back = outcomes.finalists; // who is still seen after a round
    for (auto round = outcomes.rounds.rbegin(); round != outcomes.rounds.rend(); ++round) {
        count_exits(rounds[round->id], *round, back, outcomes.lanes);
        for (std::size_t lane = 0; lane < outcomes.lanes; ++lane)
            back[lane] |= round->field[lane];
    }
}

void Tally::add(const OutcomeColumns& outcomes) {
    trials += outcomes.lanes;
    const auto final_counts = count_teams(outcomes.lanes, outcomes.finalists.data());
    for (std::size_t team = 0; team < finals.size(); ++team)
        finals[TeamId{team}] += final_counts[team];
    if (final_sets)
        for_sets(outcomes.finalists, outcomes.lanes, finals.size(),
                 [&](TeamSet set, std::uint64_t times) { final_sets->add(set, times); });
    PerId<RoundId, bool> held(rounds.size(), false);
    for (const auto& round : outcomes.rounds) {
        held[round.id] = true;
        count_round(rounds[round.id], round, outcomes.lanes);
    }
    count_last_exits(outcomes);
    for (std::size_t round = 0; round < rounds.size(); ++round)
        if (!held[RoundId{round}])
            count_unheld(rounds[RoundId{round}], outcomes.lanes);
    for (std::size_t award = 0; award < awards.size(); ++award)
        for (std::size_t team = 0; team < finals.size(); ++team) {
            const auto& given = outcomes.awards[AwardId{award}][TeamId{team}];
            awards[AwardId{award}][TeamId{team}] += sum_of(given, std::min(given.size(), outcomes.lanes));
        }
}

} // namespace cutline
