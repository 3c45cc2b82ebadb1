#pragma once
/// A game of three teams and a result of 1,000 trials that nobody played: every count is made up.

#include "support/game_text.hpp"

#include <cutline/report/result.hpp>

#include <string_view>

namespace cutline::test {

inline constexpr std::string_view three_teams = R"(cutline: 1
title: 세 팀
criteria: {bench: 40, expert: 60}
teams:
  lg:  {name: LG AI연구원, expected: {bench: 30, expert: 50}}
  skt: {name: SK텔레콤, expected: {bench: 30, expert: 40}}
  kt:  {expected: {bench: 20, expert: 40}}
spread: {noise: 5%}
rounds:
  first:  {name: 1차, teams: [lg, skt], drop: 0, gates: {check: {name: 독자성, pass: 90%, when: after}}}
  second: {from: first, teams: [kt], keep: 2, award: {gpu: 1024}}
)";

inline Estimate estimate(std::uint64_t count, Interval interval) {
    return {.count = count, .p = static_cast<double>(count) / 1000, .interval = interval};
}

inline Survival hand_made_survival(const Game& game) {
    const RoundId first{0};
    const RoundId second{1};
    const CauseId gate{2};
    const TeamId lg{0};
    const TeamId skt{1};
    const TeamId kt{2};
    const auto team = [&](TeamId id, Estimate final) {
        TeamSurvival survival{.team = id,
                              .final = final,
                              .rounds = PerId<RoundId, TeamInRound>(game.roster.rounds.size()),
                              .last_exits = {},
                              .commonest_exit = std::nullopt,
                              .awards = PerId<AwardId, double>(1, 0.0)};
        return survival;
    };

    Survival survival{.trials = 1000,
                      .confidence = Confidence{0.95},
                      .teams = {team(lg, estimate(875, {0.853, 0.894})),
                                team(skt, estimate(625, {0.595, 0.654})),
                                team(kt, estimate(500, {0.469, 0.531}))},
                      .rounds = PerId<RoundId, RoundSurvival>(2),
                      .finals = std::vector<SetShare>{{{lg, skt}, estimate(500, {0.469, 0.531})},
                                                      {{lg, kt}, estimate(375, {0.346, 0.405})},
                                                      {{skt, kt}, estimate(125, {0.106, 0.147})}}};
    survival.teams[0].rounds[first] = {1000, 900, estimate(900, {0.88, 0.917}), {{gate, 100}}};
    survival.teams[0].rounds[second] = {900, 875, survival.teams[0].final, {{cause_cut, 25}}};
    survival.teams[0].commonest_exit = Exit{first, gate, estimate(100, {0.083, 0.12})};
    survival.teams[0].awards[AwardId{0}] = 1024.0 * 0.875;
    survival.teams[1].rounds[first] = {1000, 900, estimate(900, {0.88, 0.917}), {{gate, 100}}};
    survival.teams[1].rounds[second] = {900, 625, survival.teams[1].final, {{cause_cut, 275}}};
    survival.teams[1].commonest_exit = Exit{second, cause_cut, estimate(275, {0.248, 0.303})};
    survival.teams[2].rounds[second] = {1000, 500, survival.teams[2].final, {{cause_cut, 500}}};
    survival.teams[2].commonest_exit = Exit{second, cause_cut, estimate(500, {0.469, 0.531})};

    survival.teams[0].last_exits = {{first, gate, estimate(100, {0.083, 0.12})},
                                    {second, cause_cut, estimate(25, {0.017, 0.037})}};
    survival.teams[1].last_exits = {{first, gate, estimate(100, {0.083, 0.12})},
                                    {second, cause_cut, estimate(275, {0.248, 0.303})}};
    survival.teams[2].last_exits = {{second, cause_cut, estimate(475, {0.444, 0.506})}};

    survival.rounds[first] = {.survivors = {{0, 10}, {1, 180}, {2, 810}},
                              .ties = 0,
                              .path = std::nullopt,
                              .flows = {{std::nullopt, {{lg, 1000}, {skt, 1000}}}}};
    survival.rounds[second] = {.survivors = {{2, 1000}},
                               .ties = 3,
                               .path = survival.finals,
                               .flows = {{first, {{lg, 900}, {skt, 900}}}, {std::nullopt, {{kt, 1000}}}}};
    return survival;
}

} // namespace cutline::test
