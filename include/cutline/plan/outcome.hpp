#pragma once
/// What came of one trial: who was in each round, who survived it, and why the others went. Told in roster
/// ids.

#include <cutline/base/ids.hpp>
#include <cutline/base/team_set.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace cutline {

/// Where a team came from: a round of the roster, or from outside.
inline constexpr std::uint8_t came_from_outside = 0xff;

struct RoundOutcome {
    TeamSet field;
    TeamSet survivors;
    bool tied = false;                           ///< totals tied across the cut
    std::array<std::uint8_t, max_teams> cause{}; ///< CauseId of a team of the field that did not survive
    std::array<std::uint8_t, max_teams>
        origin{}; ///< RoundId that a team of the field came from, or came_from_outside
};

/// How good a team is, in ten-thousandths of a point: see engine/strength.hpp. A team that the plan doesn't
/// have has none_so_weak.
using Strength = std::int64_t;
inline constexpr Strength none_so_weak = std::numeric_limits<Strength>::min();

/// An amount of an award in millionths, so that sums are exact.
using Micros = std::int64_t;

struct Outcome {
    PerId<RoundId, RoundOutcome> rounds; ///< a round that was not held has an empty field
    std::vector<RoundId> held;           ///< in the order in which they were held
    TeamSet finalists;
    PerId<AwardId, std::array<Micros, max_teams>> awards; ///< what each team was given in all
    PerId<TeamId, Strength> strengths;                    ///< none unless the engine was asked for them
};

} // namespace cutline
