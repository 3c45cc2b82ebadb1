#pragma once
/// What the tables and sentences of a run have in common.

#include <cutline/report/result.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cutline {

inline constexpr const char* impossible = "–"; ///< in a cell: it can't be, or never was

/// The order of all tables with one row a team.
[[nodiscard]] std::vector<const TeamSurvival*> likeliest_first(const Survival& survival);

/// One number of decimals for a table, so that its columns line up: what the least certain estimate supports.
[[nodiscard]] int decimals_of(const Survival& survival);

/// "95% interval".
[[nodiscard]] std::string interval_heading(const Survival& survival);

/// "LG AI연구원 and SK텔레콤"; "LG AI연구원 alone" where fewer are left than were meant.
[[nodiscard]] std::string set_words(const Game& game, const std::vector<TeamId>& teams);

/// Whether trials have left more or fewer finalists than were meant; false where sets were not counted.
[[nodiscard]] bool sizes_differ(const RunReport& report);

/// The round whose survivors are the finalists, whatever the open rules turn out to be, if it is always the
/// same.
[[nodiscard]] std::optional<RoundId> only_final_round(const Game& game);

/// Who is likeliest to be left: "Likeliest winner: anchovy (36.9%, 95% interval 36.6–37.2%)". Where the
/// intervals of others overlap the leader's, all of them. Empty where there is nothing to say.
[[nodiscard]] std::string headline(const RunReport& report);

} // namespace cutline
