#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "engine/batch/kernels/sweep.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "engine/batch/kernels/column.hpp"
#include "engine/batch/kernels/comparisons.hpp"
#include "engine/batch/kernels/sweep.hpp"

#include <array>
#include <hwy/highway.h>
#include <utility>

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using F32 = hn::CappedTag<float, most_lanes>;
using U32 = hn::RebindToUnsigned<F32>;

/// Below any total, however it is signed.
constexpr float absent = -1e30F;

HWY_INLINE hn::Vec<U32> who_is_here(const SweptRound& round, std::size_t at) {
    const U32 u32;
    auto field = hn::Load(u32, round.entering + at);
    for (const auto* const source : round.sources)
        field = hn::Or(field, hn::And(hn::Load(u32, source + at), hn::Load(u32, round.admitted + at)));
    return hn::And(field, hn::Load(u32, round.staying + at));
}

/// @tparam fixed  how many groups there are; 0: as many as `groups`
template <std::size_t fixed>
HWY_INLINE hn::Vec<F32> total(const SweptRound& round, const float* weights, std::size_t team,
                              std::size_t at) {
    const F32 f32;
    const std::size_t groups = fixed > 0 ? fixed : round.groups;
    const float* const scores = round.scores + team * groups * swept_lanes + at;
    auto sum = hn::Mul(hn::Load(f32, scores), hn::Set(f32, weights[0]));
    for (std::size_t group = 1; group < groups; ++group)
        sum = hn::MulAdd(hn::Load(f32, scores + group * swept_lanes), hn::Set(f32, weights[group]), sum);
    return sum;
}

HWY_INLINE void put_larger_first(hn::Vec<F32>& a, hn::Vec<F32>& b) {
    const auto larger = hn::Max(a, b);
    b = hn::Min(a, b);
    a = larger;
}

template <std::size_t fixed, std::size_t... step>
HWY_INLINE void sort_unrolled(hn::Vec<F32>* values, std::index_sequence<step...>) {
    constexpr auto steps = comparisons<fixed>();
    (put_larger_first(values[steps[step].i], values[steps[step].j]), ...);
}

/// Largest first.
template <std::size_t fixed>
HWY_INLINE void sort(hn::Vec<F32>* values, std::size_t teams) {
    if constexpr (fixed > 0) {
        sort_unrolled<fixed>(values, std::make_index_sequence<comparison_count(fixed)>{});
    } else {
        for (const auto [i, j] : comparisons_that_sort(teams))
            put_larger_first(values[i], values[j]);
    }
}

/// The teams, as bits, that are among the `count` largest of those with a value, and whether the last of them
/// is so near to the next that rounding could decide. @tparam fixed  how many teams there are; 0: as many as
/// `teams`
template <std::size_t fixed>
HWY_INLINE hn::Vec<U32> largest(const SweptRound& round, const hn::Vec<F32>* value, float tolerance,
                                hn::Vec<U32>& unsure) {
    const F32 f32;
    const U32 u32;
    const std::size_t teams = fixed > 0 ? fixed : round.teams.size();
    const auto all = hn::Set(u32, ~0U);
    if (round.count == 0 || round.count >= teams)
        return round.count == 0 ? hn::Zero(u32) : all;
    hn::Vec<F32> sorted[fixed > 0 ? fixed : 32];
    for (std::size_t i = 0; i < teams; ++i)
        sorted[i] = value[i];
    sort<fixed>(sorted, teams);
    const auto last = sorted[round.count - 1];
    const auto next = sorted[round.count];
    const auto near =
        hn::And(hn::Lt(hn::Sub(last, next), hn::Set(f32, tolerance)), hn::Gt(next, hn::Set(f32, absent / 2)));
    unsure = hn::Or(unsure, hn::BitCast(u32, hn::VecFromMask(f32, near)));
    auto chosen = hn::Zero(u32);
    for (std::size_t i = 0; i < teams; ++i) {
        const auto in = hn::BitCast(u32, hn::VecFromMask(f32, hn::Ge(value[i], last)));
        chosen = hn::Or(chosen, hn::And(in, hn::Set(u32, 1U << round.teams[i].index())));
    }
    return chosen;
}

/// Who stays at the cut.
template <std::size_t fixed, std::size_t groups>
HWY_INLINE hn::Vec<U32> cut(const SweptRound& round, const SweptLanes& lanes, std::size_t at,
                            hn::Vec<U32> judged, hn::Vec<U32>& unsure) {
    const F32 f32;
    const U32 u32;
    const std::size_t teams = fixed > 0 ? fixed : round.teams.size();
    const float* const weights = lanes.weights.data();
    hn::Vec<F32> value[fixed > 0 ? fixed : 32];
    auto over_bar = hn::Set(u32, ~0U);
    for (std::size_t i = 0; i < teams; ++i) {
        const auto bit = hn::Set(u32, 1U << round.teams[i].index());
        const auto sum = total<groups>(round, weights, i, at);
        auto here = hn::TestBit(judged, bit);
        if (round.bar != nullptr) {
            const auto above = hn::Sub(sum, hn::Set(f32, *round.bar));
            const auto near =
                hn::BitCast(u32, hn::VecFromMask(f32, hn::Lt(hn::Abs(above), hn::Set(f32, lanes.tolerance))));
            unsure = hn::Or(unsure, hn::IfThenElseZero(here, near));
            const auto below = hn::RebindMask(u32, hn::Lt(above, hn::Zero(f32)));
            over_bar = hn::IfThenElse(below, hn::AndNot(bit, over_bar), over_bar);
            if (!round.drops)
                here = hn::And(here, hn::Not(below));
        }
        value[i] =
            hn::IfThenElse(hn::RebindMask(f32, here), round.drops ? hn::Neg(sum) : sum, hn::Set(f32, absent));
    }
    const auto chosen = largest<fixed>(round, value, lanes.tolerance, unsure);
    return hn::And(hn::And(judged, over_bar), round.drops ? hn::Not(chosen) : chosen);
}

template <std::size_t fixed, std::size_t groups>
HWY_NOINLINE void SweepRoundOf(const SweptRound& round, const SweptLanes& lanes) {
    const U32 u32;
    for (std::size_t at = 0; at < swept_lanes; at += hn::Lanes(u32)) {
        const auto here = who_is_here(round, at);
        const auto judged = hn::And(here, hn::Load(u32, round.passing_before + at));
        auto unsure = hn::Load(u32, lanes.unsure + at);
        const auto stay = round.ranks ? cut<fixed, groups>(round, lanes, at, judged, unsure) : judged;
        const auto survivors = hn::And(stay, hn::Load(u32, round.passing_after + at));
        hn::Store(survivors, u32, lanes.survivors + at);
        hn::Store(hn::AndNot(survivors, here), u32, lanes.out + at);
        hn::Store(unsure, u32, lanes.unsure + at);
    }
}

template <std::size_t groups>
HWY_INLINE void SweepGroups(const SweptRound& round, const SweptLanes& lanes) {
    switch (round.teams.size()) {
    case 2:
        return SweepRoundOf<2, groups>(round, lanes);
    case 3:
        return SweepRoundOf<3, groups>(round, lanes);
    case 4:
        return SweepRoundOf<4, groups>(round, lanes);
    case 5:
        return SweepRoundOf<5, groups>(round, lanes);
    case 6:
        return SweepRoundOf<6, groups>(round, lanes);
    case 7:
        return SweepRoundOf<7, groups>(round, lanes);
    case 8:
        return SweepRoundOf<8, groups>(round, lanes);
    default:
        return SweepRoundOf<0, groups>(round, lanes);
    }
}

void SweepRound(const SweptRound& round, const SweptLanes& lanes) {
    switch (round.groups) {
    case 2:
        return SweepGroups<2>(round, lanes);
    case 3:
        return SweepGroups<3>(round, lanes);
    case 4:
        return SweepGroups<4>(round, lanes);
    case 5:
        return SweepGroups<5>(round, lanes);
    default:
        return SweepGroups<0>(round, lanes);
    }
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline::batch {

HWY_EXPORT(SweepRound);

void sweep_round(const SweptRound& round, const SweptLanes& lanes) {
    HWY_DYNAMIC_DISPATCH(SweepRound)(round, lanes);
}

} // namespace cutline::batch
#endif
