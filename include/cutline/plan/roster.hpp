#pragma once
/// The names that outcomes are told in, shared by all plans of a game: one team, round or award has one id in
/// all.

#include <cutline/base/ids.hpp>
#include <cutline/scenario/scenario.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cutline {

/// Why a team went out of a round: these two in every round, then its gates.
inline constexpr CauseId cause_withdrew{0};
inline constexpr CauseId cause_cut{1};

struct RosterTeam {
    std::string id;
    std::string name; ///< the id, where the file gives no label
};
struct RosterRound {
    std::string id;
    std::string name;
    PerId<CauseId, std::string> causes;      ///< "withdrew", "cut", "gate:NAME" …
    PerId<CauseId, std::string> cause_names; ///< the same with labels, for people
};

struct Roster {
    PerId<TeamId, RosterTeam> teams;
    PerId<RoundId, RosterRound> rounds; ///< in the order of the file
    PerId<AwardId, std::string> awards;

    [[nodiscard]] std::optional<TeamId> team(std::string_view id) const;
    [[nodiscard]] std::optional<RoundId> round(std::string_view id) const;
    [[nodiscard]] std::optional<AwardId> award(std::string_view id) const;
    [[nodiscard]] std::optional<CauseId> cause(RoundId round, std::string_view cause) const;

    /// Adds what `scenario` names and the roster does not know yet.
    void enrol(const Scenario& scenario);
};

} // namespace cutline
