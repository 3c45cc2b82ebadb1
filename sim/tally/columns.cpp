#include <cutline/tally/tally.hpp>

#include <cstddef>

namespace cutline {
namespace {

using Counts = PerId<TeamId, std::uint64_t>;

/// Calls use(set, lanes) for every set of a column, each once or more often.
///
/// Few teams make few sets: then lanes are counted by set, and each set is looked at once.
template <class Use>
void for_sets(const SetColumn& column, std::size_t lanes, std::size_t teams, Use use) {
    constexpr std::size_t few_teams = 6;
    if (teams > few_teams) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            use(column[lane], 1);
        return;
    }
    std::uint32_t by_set[std::size_t{1} << few_teams] = {};
    for (std::size_t lane = 0; lane < lanes; ++lane)
        ++by_set[column[lane].bits()];
    for (std::size_t set = 0; set < std::size_t{1} << teams; ++set)
        if (by_set[set] > 0)
            use(TeamSet{set}, by_set[set]);
}

void count_teams(Counts& counts, const SetColumn& column, std::size_t lanes) {
    for_sets(column, lanes, counts.size(), [&](TeamSet set, std::uint64_t times) {
        for (const auto team : set)
            counts[team] += times;
    });
}

void count_round(RoundTally& tally, const RoundColumns& round, std::size_t lanes) {
    const auto teams = tally.entered.size();
    for (const auto& flow : round.flows) {
        auto& from = flow.from ? tally.flows[flow.from->index()] : tally.flows.back();
        for_sets(flow.teams, lanes, teams, [&](TeamSet set, std::uint64_t times) {
            for (const auto team : set) {
                from[team] += times;
                tally.entered[team] += times;
            }
        });
    }
    for_sets(round.survivors, lanes, teams, [&](TeamSet set, std::uint64_t times) {
        for (const auto team : set)
            tally.survived[team] += times;
        tally.survivors[set.size()] += times;
        if (tally.path)
            tally.path->add(set, times);
    });
    for (std::size_t i = 0; i < round.exits.size(); ++i) {
        const CauseId cause{i};
        if (round.exits[cause].empty())
            continue;
        for_sets(round.exits[cause], lanes, teams, [&](TeamSet set, std::uint64_t times) {
            for (const auto team : set)
                tally.exits[team][cause] += times;
        });
    }
    for (std::size_t lane = 0; lane < lanes; ++lane)
        tally.ties += round.tied[lane] != 0 ? 1U : 0U;
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
    SetColumn last(back.size());
    for (auto round = outcomes.rounds.rbegin(); round != outcomes.rounds.rend(); ++round) {
        auto& tally = rounds[round->id];
        for (std::size_t i = 0; i < round->exits.size(); ++i) {
            const CauseId cause{i};
            const auto& exits = round->exits[cause];
            if (exits.empty())
                continue;
            for (std::size_t lane = 0; lane < outcomes.lanes; ++lane)
                last[lane] = exits[lane] - back[lane];
            for_sets(last, outcomes.lanes, finals.size(), [&](TeamSet set, std::uint64_t times) {
                for (const auto team : set)
                    tally.last_exits[team][cause] += times;
            });
        }
        for (std::size_t lane = 0; lane < outcomes.lanes; ++lane)
            back[lane] |= round->field[lane];
    }
}

void Tally::add(const OutcomeColumns& outcomes) {
    trials += outcomes.lanes;
    count_teams(finals, outcomes.finalists, outcomes.lanes);
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
            auto& sum = awards[AwardId{award}][TeamId{team}];
            const auto& given = outcomes.awards[AwardId{award}][TeamId{team}];
            for (std::size_t lane = 0; lane < given.size() && lane < outcomes.lanes; ++lane)
                sum += given[lane];
        }
}

} // namespace cutline
