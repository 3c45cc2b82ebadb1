#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "engine/batch/kernels/values.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "engine/arithmetic.hpp"
#include "engine/batch/kernels/tags-inl.hpp"
#include "engine/batch/kernels/values.hpp"

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {

/// The arithmetic of `Quantile` for a uniform law: from whichever end is nearer.
void ToUniforms(std::size_t lanes, const std::int32_t* words, double low, double high, double* numbers) {
    const F64 f64;
    const auto from = hn::Set(f64, low);
    const auto to = hn::Set(f64, high);
    const auto width = hn::Set(f64, high - low);
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto word = hn::PromoteTo(f64, hn::Load(HalfI32{}, words + at));
        const auto below = hn::Mul(hn::Add(word, hn::Set(f64, 2147483648.5)), hn::Set(f64, 0x1p-32));
        const auto above = hn::Sub(hn::Set(f64, 1.0), below);
        const auto number = hn::IfThenElse(hn::Lt(below, above), hn::Add(from, hn::Mul(width, below)),
                                           hn::Sub(to, hn::Mul(width, above)));
        hn::Store(hn::Min(hn::Max(number, from), to), f64, numbers + at);
    }
}

void AddMultiples(std::size_t lanes, double constant, std::span<const Multiple> terms, double* sum) {
    const F64 f64;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        auto each = hn::Set(f64, constant);
        for (const auto& [column, factor] : terms)
            each = hn::Add(each, hn::Mul(hn::Set(f64, factor), hn::Load(f64, column + at)));
        hn::Store(each, f64, sum + at);
    }
}

void ToFloats(std::size_t lanes, const double* values, double divisor, float* floats) {
    const F64 f64;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto value = hn::Div(hn::Load(f64, values + at), hn::Set(f64, divisor));
        hn::Store(hn::DemoteTo(HalfF32{}, value), HalfF32{}, floats + at);
    }
}

void ToThresholds(std::size_t lanes, const double* chances, double* thresholds) {
    const F64 f64;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto scaled = hn::Mul(hn::Load(f64, chances + at), hn::Set(f64, 0x1p32));
        const auto place = hn::Floor(hn::Add(scaled, hn::Set(f64, 0.5)));
        hn::Store(hn::Sub(place, hn::Set(f64, 0x1p31)), f64, thresholds + at);
    }
}

void ToCounts(std::size_t lanes, const double* values, std::int32_t* counts) {
    const F64 f64;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto whole = hn::Floor(hn::Add(hn::Load(f64, values + at), hn::Set(f64, 0.5)));
        const auto count = hn::Min(hn::Max(whole, hn::Zero(f64)), hn::Set(f64, 0x7fffffff));
        hn::Store(hn::DemoteTo(HalfI32{}, count), HalfI32{}, counts + at);
    }
}

void ToSteps(std::size_t lanes, double points, const double* resolutions, double* count, float* as_float,
             float* tolerant_half) {
    const F64 f64;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto steps = hn::Div(hn::Set(f64, points), hn::Load(f64, resolutions + at));
        const auto half = hn::Add(hn::Set(f64, 0.5), hn::Mul(hn::Set(f64, 1e-6), steps));
        hn::Store(steps, f64, count + at);
        hn::Store(hn::DemoteTo(HalfF32{}, steps), HalfF32{}, as_float + at);
        hn::Store(hn::DemoteTo(HalfF32{}, half), HalfF32{}, tolerant_half + at);
    }
}

void ToBars(std::size_t lanes, const Bar& bar, double* ten_thousandths) {
    const F64 f64;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto rise = hn::Mul(hn::Set(f64, bar.months), hn::Load(f64, bar.per_month.at(at)));
        auto points = hn::Add(hn::Load(f64, bar.at_least.at(at)), rise);
        if (bar.full)
            points = hn::Mul(points, hn::Load(f64, bar.full.at(at)));
        // The arithmetic of `rounded`.
        const auto scaled = hn::Mul(points, hn::Set(f64, 1e4));
        const auto within = hn::Min(hn::Max(scaled, hn::Set(f64, -1e15)), hn::Set(f64, 1e15));
        hn::Store(hn::Floor(hn::Add(within, hn::Set(f64, half_up))), f64, ten_thousandths + at);
    }
}

void PickWords(std::size_t lanes, const std::int32_t* places, const std::int32_t* all, std::int32_t* picked) {
    const I32 i32;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(i32))
        hn::Store(hn::GatherIndex(i32, all, hn::Load(i32, places + at)), i32, picked + at);
}

void PickFloats(std::size_t lanes, const std::int32_t* places, const float* all, float* picked) {
    const F32 f32;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f32))
        hn::Store(hn::GatherIndex(f32, all, hn::Load(I32{}, places + at)), f32, picked + at);
}

void Multiply(std::size_t lanes, Column<float> factor, const float* z, float* product) {
    const F32 f32;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f32))
        hn::Store(hn::Mul(hn::Load(f32, factor.at(at)), hn::Load(f32, z + at)), f32, product + at);
}

void AddColumns(std::size_t lanes, Column<float> a, Column<float> b, float* sum) {
    const F32 f32;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f32)) {
        const auto first = a ? hn::Load(f32, a.at(at)) : hn::Zero(f32);
        hn::Store(b ? hn::Add(first, hn::Load(f32, b.at(at))) : first, f32, sum + at);
    }
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline::batch {
HWY_EXPORT(ToUniforms);
HWY_EXPORT(AddMultiples);
HWY_EXPORT(ToFloats);
HWY_EXPORT(ToThresholds);
HWY_EXPORT(ToCounts);
HWY_EXPORT(ToSteps);
HWY_EXPORT(ToBars);
HWY_EXPORT(PickWords);
HWY_EXPORT(PickFloats);
HWY_EXPORT(Multiply);
HWY_EXPORT(AddColumns);

void to_uniforms(std::size_t lanes, const std::int32_t* words, double low, double high, double* numbers) {
    HWY_DYNAMIC_DISPATCH(ToUniforms)(lanes, words, low, high, numbers);
}
void add_multiples(std::size_t lanes, double constant, std::span<const Multiple> terms, double* sum) {
    HWY_DYNAMIC_DISPATCH(AddMultiples)(lanes, constant, terms, sum);
}
void to_floats(std::size_t lanes, const double* values, double divisor, float* floats) {
    HWY_DYNAMIC_DISPATCH(ToFloats)(lanes, values, divisor, floats);
}
void to_thresholds(std::size_t lanes, const double* chances, double* thresholds) {
    HWY_DYNAMIC_DISPATCH(ToThresholds)(lanes, chances, thresholds);
}
void to_counts(std::size_t lanes, const double* values, std::int32_t* counts) {
    HWY_DYNAMIC_DISPATCH(ToCounts)(lanes, values, counts);
}
void to_steps(std::size_t lanes, double points, const double* resolutions, double* count, float* as_float,
              float* tolerant_half) {
    HWY_DYNAMIC_DISPATCH(ToSteps)(lanes, points, resolutions, count, as_float, tolerant_half);
}
void to_bars(std::size_t lanes, const Bar& bar, double* ten_thousandths) {
    HWY_DYNAMIC_DISPATCH(ToBars)(lanes, bar, ten_thousandths);
}
void pick(std::size_t lanes, const std::int32_t* places, const std::int32_t* all, std::int32_t* picked) {
    HWY_DYNAMIC_DISPATCH(PickWords)(lanes, places, all, picked);
}
void pick(std::size_t lanes, const std::int32_t* places, const float* all, float* picked) {
    HWY_DYNAMIC_DISPATCH(PickFloats)(lanes, places, all, picked);
}
void multiply(std::size_t lanes, Column<float> factor, const float* z, float* product) {
    HWY_DYNAMIC_DISPATCH(Multiply)(lanes, factor, z, product);
}
void add(std::size_t lanes, Column<float> a, Column<float> b, float* sum) {
    HWY_DYNAMIC_DISPATCH(AddColumns)(lanes, a, b, sum);
}
} // namespace cutline::batch
#endif
