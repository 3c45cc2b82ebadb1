#pragma once
/// Small scenario files for the tests of the program.

#include <string_view>

namespace scenarios {

inline constexpr std::string_view four_teams = R"(cutline: 1
title: Four teams, one cut every six months
criteria: {benchmark: 40, expert: 35, user: 25}
teams:
  lg:      {name: LG AI연구원, expected: {benchmark: 33.6, expert: 31.6, user: 25.0}}
  skt:     {name: SK텔레콤, expected: {benchmark: 31.0, expert: 28.9, user: 20.5}}
  upstage: {expected: {benchmark: 30.8, expert: 28.7, user: 20.8}}
  motif:   {expected: {benchmark: 29.5, expert: 27.5, user: 19.5}}
spread: {strength: 4%, form: 2%, noise: 3%}
rounds:
  stage2: {date: 2026-08, keep: 3}
  stage3: {date: 2027-01, keep: 2}
variants:
  two-cuts: {title: Two go at once, set: {rounds.stage2.keep: 2}}
)";

} // namespace scenarios
