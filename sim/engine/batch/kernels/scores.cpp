#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "engine/batch/kernels/scores.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "engine/arithmetic.hpp"
#include "engine/batch/kernels/elementary-inl.hpp"
#include "engine/batch/kernels/scores.hpp"
#include "engine/batch/kernels/tags-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {

void MakeLift(std::size_t lanes, Column<float> strength, Column<float> growth, float months,
              Column<float> form, float* lift) {
    const F32 f32;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f32)) {
        auto sum = strength ? hn::Load(f32, strength.at(at)) : hn::Zero(f32);
        if (growth)
            sum = hn::Add(sum, hn::Mul(hn::Load(f32, growth.at(at)), hn::Set(f32, months)));
        if (form)
            sum = hn::Add(sum, hn::Load(f32, form.at(at)));
        hn::Store(sum, f32, lift + at);
    }
}

/// The lanes of a register of floats, as doubles.
struct Doubles {
    hn::Vec<F64> first, second;
};

HWY_INLINE Doubles promote(hn::Vec<F32> v) {
    const F64 f64;
    return {hn::PromoteTo(f64, hn::LowerHalf(HalfF32{}, v)), hn::PromoteTo(f64, hn::UpperHalf(HalfF32{}, v))};
}
HWY_INLINE Doubles load(Column<double> column, std::size_t at) {
    const F64 f64;
    return {hn::Load(f64, column.at(at)), hn::Load(f64, column.at(at + hn::Lanes(f64)))};
}

/// The arithmetic of rounded_to_steps for a float share, and of clamped. Not a number counts as 0.
HWY_INLINE Doubles on_steps(hn::Vec<F32> share, const Steps& steps, std::size_t at) {
    const F32 f32;
    const F64 f64;
    const auto scaled = hn::Mul(share, hn::Load(f32, steps.as_float.at(at)));
    const auto whole = hn::Floor(hn::Add(scaled, hn::Load(f32, steps.tolerant_half.at(at))));
    const auto [first, second] = promote(hn::IfThenElseZero(hn::Gt(share, hn::Zero(f32)), whole));
    const auto count = load(steps.count, at);
    return {hn::Min(hn::Div(first, count.first), hn::Set(f64, 1.0)),
            hn::Min(hn::Div(second, count.second), hn::Set(f64, 1.0))};
}

/// A leaf's scores in a register of lanes from `at` on.
HWY_INLINE Doubles score(const LeafScore& leaf, hn::Vec<F32> lift, std::size_t at) {
    const F32 f32;
    if (leaf.given)
        return load(leaf.given, at);
    auto share = hn::Add(hn::Load(f32, leaf.base.at(at)), lift);
    if (leaf.profile)
        share = hn::Add(share, hn::Load(f32, leaf.profile.at(at)));
    if (leaf.z)
        share = hn::Add(share, hn::Mul(hn::Load(f32, leaf.noise.at(at)), hn::Load(f32, leaf.z.at(at))));
    if (leaf.steps.count)
        return on_steps(share, leaf.steps, at);
    // Not a number counts as 0, as in `clamped`.
    return promote(hn::IfThenElseZero(hn::Gt(share, hn::Zero(f32)), hn::Min(share, hn::Set(f32, 1.0F))));
}

HWY_INLINE hn::Vec<F32> load_lift(const float* lift, std::size_t at) {
    return lift == nullptr ? hn::Zero(F32{}) : hn::Load(F32{}, lift + at);
}

void MakeScores(std::size_t lanes, const float* lift, const LeafScore& leaf, double* scores) {
    const F64 f64;
    for (std::size_t at = 0; at < lanes; at += 2 * hn::Lanes(f64)) {
        const auto [first, second] = score(leaf, load_lift(lift, at), at);
        hn::Store(first, f64, scores + at);
        hn::Store(second, f64, scores + at + hn::Lanes(f64));
    }
}

/// Totals are never negative, so truncation is the floor.
HWY_INLINE void store_total(hn::Vec<F64> points, std::int32_t* totals) {
    const F64 f64;
    const auto scaled = hn::Add(hn::Mul(points, hn::Set(f64, 1e4)), hn::Set(f64, half_up));
    hn::Store(hn::DemoteTo(HalfI32{}, scaled), HalfI32{}, totals);
}

void MakeSums(std::size_t lanes, const float* lift, std::span<const LeafScore> leaves, std::int32_t* totals) {
    const F64 f64;
    constexpr std::size_t registers = 2; // their sums don't wait for each other
    const std::size_t width = 2 * hn::Lanes(f64);
    for (std::size_t at = 0; at < lanes; at += registers * width) { // lanes come in tiles of 32
        Doubles total[registers];
        hn::Vec<F32> lifts[registers];
        for (std::size_t i = 0; i < registers; ++i) {
            total[i] = {hn::Zero(f64), hn::Zero(f64)};
            lifts[i] = load_lift(lift, at + i * width);
        }
        for (const auto& leaf : leaves)
            for (std::size_t i = 0; i < registers; ++i) {
                const auto weight = load(leaf.weight, at + i * width);
                const auto made = score(leaf, lifts[i], at + i * width);
                total[i].first = hn::Add(total[i].first, hn::Mul(weight.first, made.first));
                total[i].second = hn::Add(total[i].second, hn::Mul(weight.second, made.second));
            }
        for (std::size_t i = 0; i < registers; ++i) {
            store_total(total[i].first, totals + at + i * width);
            store_total(total[i].second, totals + at + i * width + width / 2);
        }
    }
}

// ---- the geometric mean

/// One factor of the mean. @param sum  of the weights  @param zero  grows by the lanes that it makes 0
HWY_INLINE hn::Vec<F64> add_log(hn::Vec<F64> logs, hn::Vec<F64> weight, hn::Vec<F64> sum, hn::Vec<F64> score,
                                hn::Mask<F64>& zero) {
    const F64 f64;
    const auto counts = hn::Ne(weight, hn::Zero(f64));
    zero = hn::Or(zero, hn::And(counts, hn::Eq(score, hn::Zero(f64))));
    const auto divisor = hn::IfThenElse(counts, sum, hn::Set(f64, 1.0)); // nothing is divided by zero
    const auto more = hn::Add(logs, hn::Mul(hn::Div(weight, divisor), log_of(score)));
    return hn::IfThenElse(counts, more, logs);
}

HWY_INLINE hn::Vec<F64> mean(hn::Vec<F64> logs, hn::Vec<F64> sum, hn::Mask<F64> zero) {
    const auto of_others = hn::IfThenZeroElse(zero, logs); // not a number where a score is 0
    return hn::IfThenZeroElse(zero, hn::Mul(sum, exp_of(of_others)));
}

void MakeProducts(std::size_t lanes, const float* lift, std::span<const LeafScore> leaves,
                  std::int32_t* totals) {
    const F64 f64;
    const auto none = hn::Zero(f64);
    const std::size_t width = 2 * hn::Lanes(f64);
    for (std::size_t at = 0; at < lanes; at += width) {
        Doubles sum{none, none};
        for (const auto& leaf : leaves) {
            const auto weight = load(leaf.weight, at);
            sum = {hn::Add(sum.first, weight.first), hn::Add(sum.second, weight.second)};
        }
        Doubles logs{none, none};
        auto first_zero = hn::Ne(none, none);
        auto second_zero = first_zero;
        for (const auto& leaf : leaves) {
            const auto weight = load(leaf.weight, at);
            const auto made = score(leaf, load_lift(lift, at), at);
            logs.first = add_log(logs.first, weight.first, sum.first, made.first, first_zero);
            logs.second = add_log(logs.second, weight.second, sum.second, made.second, second_zero);
        }
        store_total(mean(logs.first, sum.first, first_zero), totals + at);
        store_total(mean(logs.second, sum.second, second_zero), totals + at + width / 2);
    }
}

// ---- carry

void CarryTotals(std::size_t lanes, const Carry& of) {
    const F64 f64;
    const U64 u64;
    const auto team = hn::Set(u64, std::uint64_t{1} << of.team.index());
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto before = hn::PromoteTo(f64, hn::Load(HalfI32{}, of.totals + at));
        const auto last = hn::Load(f64, of.last + at);
        auto total = before;
        if (of.share) {
            const auto share = hn::Load(f64, of.share.at(at));
            const auto rest = hn::Sub(hn::Set(f64, 1.0), share);
            const auto mixed = hn::Add(hn::Mul(rest, before), hn::Mul(share, last));
            const auto within = hn::Min(hn::Max(mixed, hn::Set(f64, -1e15)), hn::Set(f64, 1e15));
            const auto rounded = hn::Floor(hn::Add(within, hn::Set(f64, half_up)));
            total = hn::IfThenElse(hn::Ge(last, hn::Zero(f64)), rounded, before);
        }
        const auto in = hn::Ne(hn::And(hn::LoadU(u64, bits(of.field) + at), team), hn::Zero(u64));
        total = hn::IfThenElse(hn::RebindMask(f64, in), total, before);
        hn::Store(hn::DemoteTo(HalfI32{}, total), HalfI32{}, of.totals + at);
        hn::Store(hn::IfThenElse(hn::RebindMask(f64, in), total, last), f64, of.last + at);
    }
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline::batch {
HWY_EXPORT(MakeLift);
HWY_EXPORT(MakeScores);
HWY_EXPORT(MakeSums);
HWY_EXPORT(MakeProducts);
HWY_EXPORT(CarryTotals);

void make_lift(std::size_t lanes, Column<float> strength, Column<float> growth, float months,
               Column<float> form, float* lift) {
    HWY_DYNAMIC_DISPATCH(MakeLift)(lanes, strength, growth, months, form, lift);
}
void make_scores(std::size_t lanes, const float* lift, const LeafScore& leaf, double* scores) {
    HWY_DYNAMIC_DISPATCH(MakeScores)(lanes, lift, leaf, scores);
}
void make_sums(std::size_t lanes, const float* lift, std::span<const LeafScore> leaves,
               std::int32_t* totals) {
    HWY_DYNAMIC_DISPATCH(MakeSums)(lanes, lift, leaves, totals);
}
void make_products(std::size_t lanes, const float* lift, std::span<const LeafScore> leaves,
                   std::int32_t* totals) {
    HWY_DYNAMIC_DISPATCH(MakeProducts)(lanes, lift, leaves, totals);
}
void carry(std::size_t lanes, const Carry& of) {
    HWY_DYNAMIC_DISPATCH(CarryTotals)(lanes, of);
}
} // namespace cutline::batch
#endif
