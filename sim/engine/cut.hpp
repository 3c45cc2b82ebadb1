#pragma once
/// Who stays at the cut (docs/model.md, "The cut").

#include "engine/arithmetic.hpp"

#include <cutline/base/team_set.hpp>
#include <cutline/plan/plan.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace cutline {

struct CutResult {
    TeamSet stay;
    TeamSet tied; ///< those whose totals tie across the cut; empty when none do
};

/// How teams compare: by total, then by the tie criteria in turn, then by lot.
struct Ranking {
    std::array<TenThousandths, max_teams> total{};
    std::array<std::vector<TenThousandths>, max_teams>
        tie_scores; ///< of the tie criteria, if ties are broken by them
    std::array<std::int32_t, max_teams> lot{};

    /// Best first. Two equal lots, one chance in 2^32, go by the order of the teams.
    [[nodiscard]] std::vector<TeamId> sorted(TeamSet teams) const;
};

/// @param count  the trial's `keep`, or what is left of its `drop`
/// @param bar    the trial's `at_least`, if the round has one
[[nodiscard]] CutResult make_cut(const CutPlan& cut, std::size_t count, std::optional<TenThousandths> bar,
                                 TeamSet judged, const Ranking& ranking);

} // namespace cutline
