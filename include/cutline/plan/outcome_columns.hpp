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

struct RoundColumns {
    RoundId id;
    SetColumn field, survivors;
    struct Flow {
        std::optional<RoundId> from; ///< none: from outside
        SetColumn teams;
    };
    std::vector<Flow> flows;         ///< every team of the field is in one of them
    PerId<CauseId, SetColumn> exits; ///< every team of the field that did not survive is in one of them
    std::vector<std::uint32_t> tied; ///< not 0: totals tied across the cut
    /// Of those who are scored, the field but for those who withdrew: units of 0.0001 points, by lane. None
    /// unless the engine was asked for them.
    PerId<TeamId, std::vector<std::int64_t>> totals;
};

/// Columns may be longer than `lanes`; what lies past it means nothing.
struct OutcomeColumns {
    std::size_t lanes = 0;
    std::vector<RoundColumns> rounds; ///< those that the plan holds
    SetColumn finalists;
    std::vector<const double*> drawn; ///< Plan::draws() columns; none unless the engine was asked for totals
    PerId<AwardId, PerId<TeamId, std::vector<Micros>>> awards; ///< by lane; no column: nothing
    PerId<TeamId, std::vector<Strength>> strengths; ///< by lane; none unless the engine was asked for them
};

} // namespace cutline
