#pragma once
/// The loop over weightings: one round of some trials whose scores lie ready, for one weighting.

#include <cutline/base/team_set.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline::batch {

/// Trials that are swept together, so that all they need stays in the nearest cache.
inline constexpr std::size_t swept_lanes = 64;

/// A round of swept_lanes trials. Sets are one word for each lane, with the team's id as the bit.
struct SweptRound {
    std::span<const TeamId> teams; ///< ids below 32
    std::size_t groups = 0;
    const float* scores = nullptr;           ///< [team][group][lane], shares
    const std::uint32_t* admitted = nullptr; ///< may come by `from`
    const std::uint32_t* entering = nullptr; ///< come from outside
    const std::uint32_t* staying = nullptr;  ///< don't withdraw
    const std::uint32_t* passing_before = nullptr;
    const std::uint32_t* passing_after = nullptr;
    std::span<const std::uint32_t* const> sources; ///< survivors, or those who are out

    bool ranks = false;
    bool drops = false;
    std::size_t count = 0;
    const float* bar = nullptr; ///< `at_least`, points; none: without
};

/// What a weighting makes of the round.
struct SweptLanes {
    std::span<const float> weights; ///< of the groups
    float tolerance = 0;            ///< totals nearer to each other, or to the bar, may be equal
    std::uint32_t* survivors = nullptr;
    std::uint32_t* out = nullptr;
    std::uint32_t* unsure = nullptr; ///< becomes all ones where rounding could decide
};

void sweep_round(const SweptRound& round, const SweptLanes& lanes);

} // namespace cutline::batch
