/// The logarithm and the exponential of `elementary`, lane by lane, to the same bits; read once for each
/// instruction set, like the tags.

#if defined(CUTLINE_BATCH_ELEMENTARY_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef CUTLINE_BATCH_ELEMENTARY_INL
#undef CUTLINE_BATCH_ELEMENTARY_INL
#else
#define CUTLINE_BATCH_ELEMENTARY_INL
#endif

#include "engine/batch/kernels/tags-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {

template <std::size_t count>
HWY_INLINE hn::Vec<F64> horner(const double (&coefficients)[count], hn::Vec<F64> x) {
    const F64 f64;
    auto sum = hn::Zero(f64);
    for (std::size_t power = count; power-- > 0;)
        sum = hn::Add(hn::Mul(sum, x), hn::Set(f64, coefficients[power]));
    return sum;
}

/// elementary::log of finite x > 0; other lanes mean nothing.
HWY_INLINE hn::Vec<F64> log_of(hn::Vec<F64> x) {
    const F64 f64;
    const I64 i64;
    constexpr double series[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13,
                                 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23};
    const auto subnormal = hn::Lt(x, hn::Set(f64, 0x1p-1022));
    x = hn::IfThenElse(subnormal, hn::Mul(x, hn::Set(f64, 0x1p54)), x);
    const auto shift = hn::IfThenElseZero(subnormal, hn::Set(f64, -54.0));
    const auto sqrt_half = hn::Set(i64, 0x3fe6a09e667f3bcd);
    const auto above = hn::Add(hn::Sub(hn::BitCast(i64, x), sqrt_half), hn::Set(i64, 0x3ff0000000000000));
    const auto mantissa = hn::Add(hn::And(above, hn::Set(i64, 0x000fffffffffffff)), sqrt_half);
    const auto biased = hn::ShiftRight<52>(hn::BitCast(U64{}, above)); // below 2^11
    // A whole number below 2^52 in the last bits of 2^52 + it.
    const auto as_double =
        hn::Sub(hn::BitCast(f64, hn::Or(hn::BitCast(i64, biased), hn::Set(i64, 0x4330000000000000))),
                hn::Set(f64, 0x1p52));
    const auto exponent = hn::Add(hn::Sub(as_double, hn::Set(f64, 1023.0)), shift);
    const auto f = hn::Sub(hn::BitCast(f64, mantissa), hn::Set(f64, 1.0));
    const auto s = hn::Div(f, hn::Add(hn::Set(f64, 2.0), f));
    const auto half_square = hn::Mul(hn::Mul(hn::Set(f64, 0.5), f), f);
    const auto square = hn::Mul(s, s);
    const auto remainder = hn::Mul(square, horner(series, square));
    const auto correction = hn::Add(hn::Mul(s, hn::Add(half_square, remainder)),
                                    hn::Mul(exponent, hn::Set(f64, 0x1.a39ef35793c76p-33)));
    return hn::Sub(hn::Mul(exponent, hn::Set(f64, 0x1.62e42feep-1)),
                   hn::Sub(hn::Sub(half_square, correction), f));
}

/// 2^k for whole k in the normal range.
HWY_INLINE hn::Vec<F64> power_of_two(hn::Vec<F64> k) {
    const I64 i64;
    const auto whole = hn::PromoteTo(i64, hn::DemoteTo(HalfI32{}, k));
    return hn::BitCast(F64{}, hn::ShiftLeft<52>(hn::Add(whole, hn::Set(i64, 1023))));
}

/// elementary::exp of x <= 709.
HWY_INLINE hn::Vec<F64> exp_of(hn::Vec<F64> x) {
    const F64 f64;
    constexpr double inverse_factorials[] = {
        1.0 / 2,     1.0 / 6,      1.0 / 24,      1.0 / 120,      1.0 / 720,       1.0 / 5040,
        1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
    const auto k = hn::Floor(hn::Add(hn::Mul(x, hn::Set(f64, 0x1.71547652b82fep+0)), hn::Set(f64, 0.5)));
    const auto high = hn::Sub(x, hn::Mul(k, hn::Set(f64, 0x1.62e42feep-1)));
    const auto low = hn::Mul(k, hn::Set(f64, 0x1.a39ef35793c76p-33));
    const auto r = hn::Sub(high, low);
    const auto tail = hn::Sub(hn::Mul(hn::Mul(r, r), horner(inverse_factorials, r)), low);
    const auto value = hn::Add(hn::Set(f64, 1.0), hn::Add(high, tail));
    const auto half = hn::Trunc(hn::Mul(k, hn::Set(f64, 0.5)));
    const auto scaled = hn::Mul(hn::Mul(value, power_of_two(half)), power_of_two(hn::Sub(k, half)));
    return hn::IfThenZeroElse(hn::Lt(x, hn::Set(f64, -745.2)), scaled);
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#endif
