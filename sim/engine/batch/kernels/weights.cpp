#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "engine/batch/kernels/weights.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "engine/batch/kernels/elementary-inl.hpp"
#include "engine/batch/kernels/tags-inl.hpp"
#include "engine/batch/kernels/weights.hpp"
#include "numeric/normal_coefficients.hpp"

#include <cutline/numeric/elementary.hpp>

#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {

/// The words from `at` on, read as unsigned, as numbers in (0, 1).
HWY_INLINE hn::Vec<F64> uniform(const std::int32_t* words, std::size_t at) {
    const F64 f64;
    const auto word = hn::PromoteTo(f64, hn::Load(HalfI32{}, words + at));
    const auto below_0 = hn::Lt(word, hn::Zero(f64));
    const auto place = hn::Add(word, hn::IfThenElseZero(below_0, hn::Set(f64, 0x1p32)));
    return hn::Mul(hn::Add(place, hn::Set(f64, 0.5)), hn::Set(f64, 0x1p-32));
}

/// normal_quantile of 2^-33 <= p <= 1 - 2^-33, where the farthest tails are never asked for.
HWY_INLINE hn::Vec<F64> normal_quantile_of(hn::Vec<F64> p) {
    const F64 f64;
    const auto q = hn::Sub(p, hn::Set(f64, 0.5));
    const auto x = hn::Sub(hn::Set(f64, 0.180625), hn::Mul(q, q));
    const auto central = hn::Mul(q, hn::Div(horner(as241::centre_above, x), horner(as241::centre_below, x)));
    const auto below = hn::Lt(q, hn::Zero(f64));
    const auto tail = hn::IfThenElse(below, p, hn::Sub(hn::Set(f64, 1.0), p));
    const auto r = hn::Sub(hn::Sqrt(hn::Neg(log_of(tail))), hn::Set(f64, 1.6));
    const auto far = hn::Div(horner(as241::far_above, r), horner(as241::far_below, r));
    const auto in_centre = hn::Le(hn::Abs(q), hn::Set(f64, 0.425));
    return hn::IfThenElse(in_centre, central, hn::IfThenElse(below, hn::Neg(far), far));
}

/// One try of a shape of at least 1 (Marsaglia & Tsang 2000, section 4).
struct Try {
    hn::Vec<F64> log;
    hn::Mask<F64> kept;
};
HWY_INLINE Try above_one(double alpha, double log_d, hn::Vec<F64> normal_word, hn::Vec<F64> uniform_word) {
    const F64 f64;
    const double shape = alpha - 1.0 / 3;
    const auto d = hn::Set(f64, shape);
    const auto z = normal_quantile_of(normal_word);
    const auto cube_root = hn::Add(hn::Set(f64, 1.0), hn::Mul(hn::Set(f64, 1 / std::sqrt(9 * shape)), z));
    const auto log_v = hn::Mul(hn::Set(f64, 3.0), log_of(cube_root));
    const auto v = hn::Mul(hn::Mul(cube_root, cube_root), cube_root);
    const auto half_square = hn::Div(hn::Mul(z, z), hn::Set(f64, 2.0));
    const auto most = hn::Add(hn::Sub(hn::Add(half_square, d), hn::Mul(d, v)), hn::Mul(d, log_v));
    const auto kept = hn::And(hn::Gt(cube_root, hn::Zero(f64)), hn::Lt(log_of(uniform_word), most));
    return {hn::Add(hn::Set(f64, log_d), log_v), kept};
}

void LogGammas(std::size_t lanes, double alpha, std::span<const std::int32_t* const> words, double* logs,
               std::uint64_t* rejected) {
    const F64 f64;
    const U64 u64;
    const double above = alpha < 1 ? alpha + 1 : alpha;
    const double log_d = elementary::log(above - 1.0 / 3);
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        if (alpha == 1) {
            hn::Store(log_of(hn::Neg(log_of(uniform(words[0], at)))), f64, logs + at);
            continue;
        }
        const std::size_t next = alpha < 1 ? 1 : 0;
        auto [log, kept] = above_one(above, log_d, uniform(words[next], at), uniform(words[next + 1], at));
        if (alpha < 1)
            log = hn::Add(log, hn::Div(log_of(uniform(words[0], at)), hn::Set(f64, alpha)));
        hn::Store(log, f64, logs + at);
        const auto not_kept = hn::BitCast(u64, hn::VecFromMask(f64, hn::Not(kept)));
        hn::StoreU(hn::Or(hn::LoadU(u64, rejected + at), not_kept), u64, rejected + at);
    }
}

void ToSimplex(std::size_t lanes, double total, std::span<double* const> values) {
    const F64 f64;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        auto largest = hn::Load(f64, values[0] + at);
        for (const auto* const column : values)
            largest = hn::Max(largest, hn::Load(f64, column + at));
        auto sum = hn::Zero(f64);
        for (auto* const column : values) {
            const auto value = exp_of(hn::Sub(hn::Load(f64, column + at), largest));
            sum = hn::Add(sum, value);
            hn::Store(value, f64, column + at);
        }
        const auto scale = hn::Div(hn::Set(f64, total), sum);
        for (auto* const column : values)
            hn::Store(hn::Mul(hn::Load(f64, column + at), scale), f64, column + at);
    }
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline::batch {
HWY_EXPORT(LogGammas);
HWY_EXPORT(ToSimplex);

void log_gammas(std::size_t lanes, double alpha, std::span<const std::int32_t* const> words, double* logs,
                std::uint64_t* rejected) {
    HWY_DYNAMIC_DISPATCH(LogGammas)(lanes, alpha, words, logs, rejected);
}
void to_simplex(std::size_t lanes, double total, std::span<double* const> values) {
    HWY_DYNAMIC_DISPATCH(ToSimplex)(lanes, total, values);
}
} // namespace cutline::batch
#endif
