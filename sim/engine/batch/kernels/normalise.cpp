#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "engine/batch/kernels/normalise.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "engine/batch/kernels/normalise.hpp"
#include "engine/batch/kernels/tags-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {

/// The lanes in which a team is in the field.
HWY_INLINE hn::Mask<F64> lanes_with(hn::Vec<U64> field, TeamId team) {
    const U64 u64;
    const auto bit = hn::And(field, hn::Set(u64, std::uint64_t{1} << team.index()));
    return hn::RebindMask(F64{}, hn::Ne(bit, hn::Zero(u64)));
}

/// (share - worst) / (best - worst), with 0 for the worst unless they are asked for.
template <bool from_worst>
HWY_INLINE void RescaleOf(std::size_t lanes, std::span<const TeamScores> teams, const TeamSet* field) {
    const F64 f64;
    const U64 u64;
    const auto one = hn::Set(f64, 1.0);
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto here = hn::LoadU(u64, bits(field) + at);
        auto best = hn::Zero(f64);
        auto worst = from_worst ? one : hn::Zero(f64);
        for (const auto& each : teams) {
            const auto share = hn::Load(f64, each.measured + at);
            const auto in = lanes_with(here, each.team);
            best = hn::IfThenElse(in, hn::Max(best, share), best);
            if (from_worst)
                worst = hn::IfThenElse(in, hn::Min(worst, share), worst);
        }
        const auto apart = hn::Gt(best, worst);
        const auto range = hn::IfThenElse(apart, hn::Sub(best, worst), one); // nothing is divided by zero
        for (const auto& each : teams) {
            const auto above = hn::Sub(hn::Load(f64, each.measured + at), worst);
            hn::Store(hn::IfThenElse(apart, hn::Div(above, range), one), f64, each.entering + at);
        }
    }
}

/// The share of the others that a team beats; ties share the mean.
void Rank(std::size_t lanes, std::span<const TeamScores> teams, const TeamSet* field) {
    const F64 f64;
    const U64 u64;
    const auto one = hn::Set(f64, 1.0);
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto here = hn::LoadU(u64, bits(field) + at);
        auto others = hn::Set(f64, -1.0);
        for (const auto& each : teams)
            others = hn::Add(others, hn::IfThenElseZero(lanes_with(here, each.team), one));
        for (const auto& each : teams) {
            const auto share = hn::Load(f64, each.measured + at);
            auto beaten = hn::Set(f64, -0.5); // it ties with itself
            for (const auto& other : teams) {
                const auto its = hn::Load(f64, other.measured + at);
                const auto half = hn::Set(f64, 0.5);
                const auto not_below = hn::IfThenElseZero(hn::Ge(share, its), half);
                const auto above = hn::IfThenElseZero(hn::Gt(share, its), half);
                const auto won = hn::Add(not_below, above);
                beaten = hn::Add(beaten, hn::IfThenElseZero(lanes_with(here, other.team), won));
            }
            const auto alone = hn::Lt(others, one);
            const auto won = hn::Div(beaten, hn::Max(others, one));
            hn::Store(hn::IfThenElse(alone, one, won), f64, each.entering + at);
        }
    }
}

void NormaliseScores(std::size_t lanes, Normalise how, std::span<const TeamScores> teams,
                     const TeamSet* field) {
    if (how == Normalise::top)
        RescaleOf<false>(lanes, teams, field);
    if (how == Normalise::minmax)
        RescaleOf<true>(lanes, teams, field);
    if (how == Normalise::rank)
        Rank(lanes, teams, field);
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline::batch {
HWY_EXPORT(NormaliseScores);

void normalise(std::size_t lanes, Normalise how, std::span<const TeamScores> teams, const TeamSet* field) {
    HWY_DYNAMIC_DISPATCH(NormaliseScores)(lanes, how, teams, field);
}
} // namespace cutline::batch
#endif
