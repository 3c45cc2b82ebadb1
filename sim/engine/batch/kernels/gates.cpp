#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "engine/batch/kernels/gates.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "engine/batch/kernels/gates.hpp"
#include "engine/batch/kernels/tags-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {

/// The team's bit in the lanes in which it fails, were it there.
template <bool fails_below>
HWY_INLINE hn::Vec<U64> failing(const Judged& judged, std::size_t at) {
    const F64 f64;
    const U64 u64;
    const auto value = hn::PromoteTo(f64, hn::Load(HalfI32{}, judged.values + at));
    const auto bar = hn::Load(f64, judged.bar.at(at));
    const auto fails = fails_below ? hn::Lt(value, bar) : hn::Ge(value, bar);
    const auto team = hn::Set(u64, std::uint64_t{1} << judged.team.index());
    return hn::IfThenElseZero(hn::RebindMask(u64, fails), team);
}

template <bool fails_below>
HWY_INLINE void FailOf(std::size_t lanes, std::span<const Judged> teams, TeamSet* here, TeamSet* failed) {
    const U64 u64;
    const std::size_t width = hn::Lanes(u64);
    for (std::size_t at = 0; at < lanes; at += 2 * width) {
        auto first = hn::Zero(u64);
        auto second = hn::Zero(u64);
        for (const auto& judged : teams) {
            first = hn::Or(first, failing<fails_below>(judged, at));
            second = hn::Or(second, failing<fails_below>(judged, at + width));
        }
        const auto settle = [&](hn::Vec<U64> would, std::size_t lane) {
            const auto in = hn::LoadU(u64, bits(here) + lane);
            hn::StoreU(hn::And(would, in), u64, bits(failed) + lane);
            hn::StoreU(hn::AndNot(would, in), u64, bits(here) + lane);
        };
        settle(first, at);
        settle(second, at + width);
    }
}

void Fail(std::size_t lanes, std::span<const Judged> teams, bool fails_below, TeamSet* here,
          TeamSet* failed) {
    fails_below ? FailOf<true>(lanes, teams, here, failed) : FailOf<false>(lanes, teams, here, failed);
}

void KeepBelow(std::size_t lanes, const Judged& judged, TeamSet* here) {
    const U64 u64;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(u64)) {
        const auto in = hn::LoadU(u64, bits(here) + at);
        hn::StoreU(hn::AndNot(failing<false>(judged, at), in), u64, bits(here) + at);
    }
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline::batch {
HWY_EXPORT(Fail);
HWY_EXPORT(KeepBelow);

void fail(std::size_t lanes, std::span<const Judged> teams, bool fails_below, TeamSet* here,
          TeamSet* failed) {
    HWY_DYNAMIC_DISPATCH(Fail)(lanes, teams, fails_below, here, failed);
}
void keep_below(std::size_t lanes, const Judged& team, TeamSet* here) {
    HWY_DYNAMIC_DISPATCH(KeepBelow)(lanes, team, here);
}
} // namespace cutline::batch
#endif
