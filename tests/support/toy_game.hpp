#pragma once
/// Small competitions put together by hand, for what counts and reports outcomes but does not make them.

#include <cutline/plan/game.hpp>
#include <cutline/plan/outcome.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace toy {

using cutline::TeamId;
using cutline::TeamSet;

inline TeamSet set(std::initializer_list<std::size_t> teams) {
    TeamSet made;
    for (const auto team : teams)
        made.insert(TeamId{team});
    return made;
}

/// What a plan says about who survives a round.
struct Round {
    std::size_t id;
    TeamSet possible_survivors;
    std::size_t least = 0;
    std::size_t most = 0;
    bool final = false;
};

inline cutline::Plan plan(const std::vector<Round>& rounds) {
    cutline::Plan made;
    for (const auto& round : rounds) {
        auto& added = made.rounds.emplace_back();
        added.id = cutline::RoundId{round.id};
        added.possible_survivors = round.possible_survivors;
        added.least_survivors = round.least;
        added.most_survivors = round.most;
        added.final = round.final;
    }
    return made;
}

/// A game of these teams, rounds and awards. Each round has the causes "withdrew", "cut" and "gate:origin".
inline cutline::Game game(const std::vector<std::string>& teams, const std::vector<std::string>& rounds,
                          const std::vector<cutline::Plan>& plans,
                          const std::vector<std::string>& awards = {}) {
    cutline::Game made;
    for (const auto& id : teams)
        made.roster.teams.add({id, id});
    for (const auto& id : rounds) {
        cutline::RosterRound round{id, id, {}, {}};
        for (const auto* cause : {"withdrew", "cut", "gate:origin"}) {
            round.causes.add(cause);
            round.cause_names.add(cause);
        }
        made.roster.rounds.add(round);
    }
    for (const auto& award : awards)
        made.roster.awards.add(award);
    made.plans = plans;
    return made;
}

/// Five teams; one goes in the first round, two in the second; an award for the survivors of the first.
inline cutline::Game knockout() {
    const auto all = TeamSet::first(5);
    return game({"lg", "skt", "upstage", "naver", "nc"}, {"stage1", "stage2"},
                {plan({{0, all, 4, 4}, {1, all, 2, 2, true}})}, {"gpu"});
}

/// An outcome with no team in any round.
inline cutline::Outcome blank_outcome(const cutline::Game& game) {
    cutline::Outcome outcome;
    outcome.rounds = cutline::PerId<cutline::RoundId, cutline::RoundOutcome>(game.roster.rounds.size());
    for (std::size_t round = 0; round < outcome.rounds.size(); ++round)
        outcome.held.emplace_back(round);
    for (auto& round : outcome.rounds)
        round.origin.fill(cutline::came_from_outside);
    outcome.awards = decltype(outcome.awards)(game.roster.awards.size());
    return outcome;
}

/// Scrambled bits of a number (the finaliser of SplitMix64: Steele, Lea & Flood, OOPSLA '14).
inline std::uint64_t scramble(std::uint64_t bits) {
    bits += 0x9E3779B97F4A7C15;
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
    return bits ^ bits >> 31;
}

/// Takes a team out of those that are left, for a cause, both chosen by `bits`.
inline void eliminate(cutline::RoundOutcome& round, std::uint64_t bits) {
    auto out = round.survivors.begin();
    for (auto skipped = bits % round.survivors.size(); skipped > 0; --skipped)
        ++out;
    round.cause[(*out).index()] = static_cast<std::uint8_t>(bits / 64 % 3);
    round.survivors.erase(*out);
}

/// Plays a trial of `knockout`: every team is as good as another.
inline void play_knockout(std::uint64_t trial, cutline::Outcome& outcome) {
    const auto bits = scramble(trial);
    auto& first = outcome.rounds[cutline::RoundId{0}];
    auto& second = outcome.rounds[cutline::RoundId{1}];
    first.field = first.survivors = TeamSet::first(5);
    eliminate(first, bits);
    first.tied = bits >> 20 & 1U;
    second.field = second.survivors = first.survivors;
    for (const TeamId team : second.field)
        second.origin[team.index()] = 0;
    eliminate(second, bits >> 24);
    eliminate(second, bits >> 36);
    outcome.finalists = second.survivors;
    auto& gpu = outcome.awards[cutline::AwardId{0}];
    for (std::size_t team = 0; team < 5; ++team)
        gpu[team] = first.survivors.contains(TeamId{team}) ? 1'000'000'000'000'000 : 0;
}

} // namespace toy
