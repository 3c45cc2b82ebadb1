#pragma once
/// What teams, rounds and sets of teams are called.

#include <cutline/base/ids.hpp>
#include <cutline/plan/roster.hpp>

#include <span>
#include <string>
#include <vector>

namespace cutline {

/// "LG AI연구원 (lg)", or the id alone where it is the label.
[[nodiscard]] std::string label_with_id(const RosterTeam& team);
[[nodiscard]] std::string label_with_id(const std::string& id, const std::string& name);

/// "a", "a and b", "a, b and c"; "nobody" for none.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);
/// The same with the labels of some teams.
[[nodiscard]] std::string listed(const Roster& roster, std::span<const TeamId> teams);

/// "one", "two" … "ten", then digits.
[[nodiscard]] std::string in_words(std::size_t number);
/// "1 team", "3 teams".
[[nodiscard]] std::string counted(std::size_t number, std::string_view singular);

/// What the finalists are called: "winner", "final two", "final three" ….
[[nodiscard]] std::string finalists_word(std::size_t finalists);

/// With its first letter large.
[[nodiscard]] std::string capitalised(std::string text);

} // namespace cutline
