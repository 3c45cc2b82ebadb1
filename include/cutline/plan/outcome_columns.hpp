#pragma once
/// What came of many trials of one plan: a column for each fact, a lane for each trial. Told in roster ids.

#include <cutline/base/ids.hpp>
#include <cutline/base/team_set.hpp>
#include <cutline/plan/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace cutline {

/// A set of teams for each lane.
using SetColumn = std::vector<TeamSet>;

/// The totals of a team in a round, in units of 0.0001 points; valid while the outcomes are handed on.
struct TotalColumn {
    const std::int32_t* narrow = nullptr; ///< one of the two, or none if the team can't be in the round
    const std::int64_t* wide = nullptr;
    [[nodiscard]] std::int64_t operator[](std::size_t lane) const {
        return narrow != nullptr ? narrow[lane] : wide[lane];
    }
};

struct RoundColumns {
    RoundId id;
    SetColumn field, survivors;
    struct Flow {
        std::optional<RoundId> from; ///< none: from outside
        SetColumn teams;
    };
    std::vector<Flow> flows;           ///< every team of the field is in one of them
    PerId<CauseId, SetColumn> exits;   ///< every team of the field that did not survive is in one of them
    std::vector<std::uint32_t> tied;   ///< not 0: totals tied across the cut
    PerId<TeamId, TotalColumn> totals; ///< of those who are scored: the field but for those who withdrew
};

/// Columns may be longer than `lanes`; what lies past it means nothing.
struct OutcomeColumns {
    std::size_t lanes = 0;
    std::vector<RoundColumns> rounds; ///< those that the plan holds
    SetColumn finalists;
    const double* drawn =
        nullptr;           ///< `draws` drawn numbers for each lane, lane by lane; valid as the totals are
    std::size_t draws = 0; ///< Plan::draws()
    PerId<AwardId, PerId<TeamId, std::vector<Micros>>> awards; ///< by lane; no column: nothing
};

} // namespace cutline
