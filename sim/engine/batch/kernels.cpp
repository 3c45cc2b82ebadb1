#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "engine/batch/kernels.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "engine/arithmetic.hpp"
#include "engine/batch/kernels.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/numeric/normal.hpp>
#include <cutline/random/philox.hpp>

#include <hwy/highway.h>
#include <limits>
#include <stdexcept>
#include <string>

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// At most 8 lanes, so that a tile of 8 counters fits every width: wider registers run it as 8, narrower as 2
// × 4.
using U32 = hn::CappedTag<std::uint32_t, 8>;
using I32 = hn::Rebind<std::int32_t, U32>;
using F32 = hn::Rebind<float, U32>;
using U64 = hn::Repartition<std::uint64_t, U32>;
using F64 = hn::Repartition<double, U32>;
using HalfF32 = hn::Rebind<float, F64>;
using HalfI32 = hn::Rebind<std::int32_t, F64>;

// ---- words
// ---------------------------------------------------------------------------------------------------------

/// Philox4x32-10 for the counters first … first + lanes - 1, two at a time in the halves of 64-bit lanes.
struct Counters {
    hn::Vec<U32> word[4];
};

struct KeySchedule {
    hn::Vec<U32> k0[PhiloxConstants::rounds];
    hn::Vec<U32> k1[PhiloxConstants::rounds];
};

HWY_INLINE KeySchedule schedule(Key key) {
    const U32 u32;
    auto [k0, k1] = key.words();
    KeySchedule keys;
    for (int r = 0; r < PhiloxConstants::rounds; ++r) {
        keys.k0[r] = hn::Set(u32, k0);
        keys.k1[r] = hn::Set(u32, k1);
        k0 += PhiloxConstants::weyl_0;
        k1 += PhiloxConstants::weyl_1;
    }
    return keys;
}

HWY_INLINE Counters philox(std::uint64_t first, const KeySchedule& keys) {
    const U32 u32;
    const U64 u64;
    const auto half = [&](std::uint64_t offset) { // even or odd counters, in the low halves
        return hn::BitCast(u32, hn::Add(hn::Set(u64, first + offset), hn::ShiftLeft<1>(hn::Iota(u64, 0))));
    };
    const auto high = hn::BitCast(u32, hn::Set(u64, first >> 32));
    const auto low_bits = hn::BitCast(u32, hn::Set(u64, 0xffffffffU));
    hn::Vec<U32> even[4] = {hn::And(half(0), low_bits), high, hn::Zero(u32), hn::Zero(u32)};
    hn::Vec<U32> odd[4] = {hn::And(half(1), low_bits), high, hn::Zero(u32), hn::Zero(u32)};
    const auto m0 = hn::Set(u32, PhiloxConstants::multiplier_0);
    const auto m1 = hn::Set(u32, PhiloxConstants::multiplier_1);
    for (int r = 0; r < PhiloxConstants::rounds; ++r) {
        const auto round = [&](hn::Vec<U32>* c) {
            const auto p = hn::MulEven(c[0], m0);
            const auto q = hn::MulEven(c[2], m1);
            const auto c1 = c[1];
            const auto c3 = c[3];
            c[0] = hn::Xor(hn::Xor(hn::BitCast(u32, hn::ShiftRight<32>(q)), c1), keys.k0[r]);
            c[1] = hn::BitCast(u32, q);
            c[2] = hn::Xor(hn::Xor(hn::BitCast(u32, hn::ShiftRight<32>(p)), c3), keys.k1[r]);
            c[3] = hn::BitCast(u32, p);
        };
        round(even);
        round(odd);
    }
    Counters out;
    for (int j = 0; j < 4; ++j)
        out.word[j] = hn::OddEven(hn::BitCast(u32, hn::ShiftLeft<32>(hn::BitCast(u64, odd[j]))), even[j]);
    return out;
}

/// Calls use(lane, words) for vectors of words that cover `lanes` lanes from a tile on.
template <class Use>
HWY_INLINE void for_words(Key key, std::uint64_t first_tile, std::size_t lanes, Use use) {
    const std::size_t width = hn::Lanes(U32{});
    const auto keys = schedule(key);
    for (std::size_t tile = 0; tile < lanes / tile_trials; ++tile)
        for (std::size_t lane = 0; lane < tile_counters; lane += width) {
            const auto counters = philox((first_tile + tile) * tile_counters + lane, keys);
            for (std::size_t j = 0; j < 4; ++j)
                use(tile * tile_trials + j * tile_counters + lane, counters.word[j]);
        }
}

void FillWords(Key key, std::uint64_t first_tile, std::size_t lanes, std::int32_t* words) {
    for_words(key, first_tile, lanes, [&](std::size_t at, hn::Vec<U32> word) {
        hn::Store(hn::BitCast(I32{}, word), I32{}, words + at);
    });
}

// ---- normals
// -------------------------------------------------------------------------------------------------------

/// Coefficient of the octave that the low three bits of each exponent name.
HWY_INLINE hn::Vec<F32> coefficient(const float* lanes_of_8, hn::Vec<I32> exponents) {
    const F32 f32;
    if constexpr (hn::MaxLanes(f32) == 8) {
        return hn::TableLookupLanes(hn::Load(f32, lanes_of_8),
                                    hn::IndicesFromVec(f32, hn::And(exponents, hn::Set(I32{}, 7))));
    } else {
        const I32 i32;
        const auto index = hn::IndicesFromVec(f32, hn::And(exponents, hn::Set(i32, 3)));
        const auto upper = hn::Ne(hn::And(exponents, hn::Set(i32, 4)), hn::Zero(i32));
        return hn::IfThenElse(hn::RebindMask(f32, upper),
                              hn::TableLookupLanes(hn::Load(f32, lanes_of_8 + 4), index),
                              hn::TableLookupLanes(hn::Load(f32, lanes_of_8), index));
    }
}

/// The arithmetic of normal_from_word, lane by lane.
HWY_INLINE hn::Vec<F32> normal(const NormalTable& table, hn::Vec<I32> word) {
    const F32 f32;
    const I32 i32;
    const auto magnitude =
        hn::And(hn::Xor(word, hn::Not(hn::ShiftRight<31>(word))), hn::Set(i32, 0x7fffffff));
    auto p = hn::Add(hn::Mul(hn::ConvertTo(f32, magnitude), hn::Set(f32, 0x1p-31F)), hn::Set(f32, 0x1p-32F));
    p = hn::Min(p, hn::Set(f32, 0x1.fffffep-1F));
    const auto exponents = hn::ShiftRight<23>(hn::BitCast(i32, p));
    constexpr std::size_t degree = NormalTable::powers - 1;
    auto z = coefficient(table.c[0][degree], exponents);
    for (std::size_t power = degree; power-- > 0;)
        z = hn::Add(hn::Mul(z, p), coefficient(table.c[0][power], exponents));
    z = hn::Xor(z, hn::BitCast(f32, hn::And(word, hn::Set(i32, std::numeric_limits<std::int32_t>::min()))));
    const auto in_tail = hn::Lt(p, hn::Set(f32, 0x1p-8F));
    if (HWY_UNLIKELY(!hn::AllFalse(f32, in_tail))) {
        HWY_ALIGN std::int32_t words[8];
        HWY_ALIGN float normals[8];
        hn::Store(word, i32, words);
        for (std::size_t i = 0; i < hn::Lanes(i32); ++i)
            normals[i] = normal_from_word(table, words[i]);
        z = hn::Load(f32, normals);
    }
    return z;
}

void FillNormals(Key key, std::uint64_t first_tile, std::size_t lanes, float* normals) {
    const auto& table = normal_table();
    for_words(key, first_tile, lanes, [&](std::size_t at, hn::Vec<U32> word) {
        hn::Store(normal(table, hn::BitCast(I32{}, word)), F32{}, normals + at);
    });
}

void MakeNormals(std::size_t lanes, const std::int32_t* words, float* normals) {
    const auto& table = normal_table();
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(F32{}))
        hn::Store(normal(table, hn::Load(I32{}, words + at)), F32{}, normals + at);
}

// ---- scores
// --------------------------------------------------------------------------------------------------------

void Scale(std::size_t lanes, Column<float> scale, const float* z, float* a) {
    const F32 f32;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f32))
        hn::Store(hn::Mul(hn::Load(f32, scale.at(at)), hn::Load(f32, z + at)), f32, a + at);
}

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

/// Both halves of a vector of floats as doubles, in the order of the lanes.
template <class Use>
HWY_INLINE void for_halves(const float* column, std::size_t at, Use use) {
    const HalfF32 half;
    const F64 f64;
    for (std::size_t h = 0; h < hn::Lanes(F32{}); h += hn::Lanes(f64))
        use(at + h, hn::PromoteTo(f64, hn::Load(half, column + h)));
}

template <bool has_profile, bool has_noise, bool has_steps>
HWY_INLINE void AddLeafOf(std::size_t lanes, const LeafScore& leaf, double* total) {
    const F32 f32;
    const F64 f64;
    const auto zero = hn::Zero(f32);
    const auto one = hn::Set(f32, 1.0F);
    HWY_ALIGN float shares[8];
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f32)) {
        auto share = hn::Add(hn::Load(f32, leaf.base.at(at)), hn::Load(f32, leaf.lift.at(at)));
        if constexpr (has_profile)
            share = hn::Add(share, hn::Load(f32, leaf.profile.at(at)));
        if constexpr (has_noise)
            share = hn::Add(share, hn::Mul(hn::Load(f32, leaf.noise.at(at)), hn::Load(f32, leaf.z.at(at))));
        if constexpr (has_steps) {
            // Rare enough to go lane by lane, through the reference's own rounding.
            hn::Store(share, f32, shares);
            for (std::size_t i = 0; i < hn::Lanes(f32); ++i)
                total[at + i] += leaf.weight.at(at)[i] * rounded_to_steps(shares[i], leaf.steps.at(at)[i]);
        } else {
            // Not a number counts as 0, as in `clamped`.
            share = hn::IfThenElseZero(hn::Gt(share, zero), hn::Min(share, one));
            hn::Store(share, f32, shares);
            for_halves(shares, at, [&](std::size_t lane, hn::Vec<F64> value) {
                const auto weighted = hn::Mul(hn::Load(f64, leaf.weight.at(at) + (lane - at)), value);
                hn::Store(hn::Add(hn::Load(f64, total + lane), weighted), f64, total + lane);
            });
        }
    }
}

void AddLeaf(std::size_t lanes, const LeafScore& leaf, double* total) {
    const auto with_noise = [&]<bool profile, bool noise>() {
        return leaf.steps ? AddLeafOf<profile, noise, true>(lanes, leaf, total)
                          : AddLeafOf<profile, noise, false>(lanes, leaf, total);
    };
    const auto with_profile = [&]<bool profile>() {
        return leaf.z ? with_noise.template operator()<profile, true>()
                      : with_noise.template operator()<profile, false>();
    };
    return leaf.profile ? with_profile.template operator()<true>()
                        : with_profile.template operator()<false>();
}

void RoundTotals(std::size_t lanes, const double* total, std::int32_t* rounded) {
    const F64 f64;
    const HalfI32 half;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f64)) {
        const auto scaled = hn::Mul(hn::Load(f64, total + at), hn::Set(f64, 1e4));
        // Totals are never negative, so truncation is the floor.
        hn::Store(hn::DemoteTo(half, hn::Add(scaled, hn::Set(f64, half_up))), half, rounded + at);
    }
}

// ---- the cut
// -------------------------------------------------------------------------------------------------------

HWY_INLINE const std::uint64_t* bits(const TeamSet* sets) {
    return reinterpret_cast<const std::uint64_t*>(sets);
}
HWY_INLINE std::uint64_t* bits(TeamSet* sets) {
    return reinterpret_cast<std::uint64_t*>(sets);
}

/// All ones in the lanes whose set holds the team.
HWY_INLINE hn::Vec<I32> holds(const TeamSet* sets, TeamId team) {
    const U64 u64;
    const I32 i32;
    const auto bit = hn::Set(u64, std::uint64_t{1} << team.index());
    const auto in = [&](std::size_t lane) {
        const auto found = hn::And(hn::LoadU(u64, bits(sets) + lane), bit);
        return hn::BitCast(i32, hn::VecFromMask(u64, hn::Ne(found, hn::Zero(u64))));
    };
    return hn::ConcatEven(i32, in(hn::Lanes(u64)), in(0));
}

void CutLanes(std::size_t lanes, const Cut& rule) {
    const I32 i32;
    const U32 u32;
    const std::size_t teams = rule.teams.size();
    const std::size_t width = hn::Lanes(i32);
    const auto absent = hn::Set(i32, -1);
    HWY_ALIGN std::int32_t value[max_teams * 8];
    HWY_ALIGN std::int32_t beaten_by[max_teams * 8];
    HWY_ALIGN std::uint32_t halves[2][8];
    for (std::size_t at = 0; at < lanes; at += width) {
        auto judged = hn::Zero(i32);
        for (std::size_t i = 0; i < teams; ++i) {
            auto here = hn::MaskFromVec(holds(rule.judged + at, rule.teams[i]));
            const auto total = hn::Load(i32, rule.totals[i] + at);
            if (rule.bar && rule.keeps)
                here = hn::And(here, hn::Not(hn::Lt(total, hn::Load(i32, rule.bar.at(at)))));
            judged = hn::Sub(judged, hn::VecFromMask(i32, here));
            hn::Store(hn::IfThenElse(here, total, absent), i32, value + i * width);
            hn::Store(hn::Zero(i32), i32, beaten_by + i * width);
        }
        for (std::size_t i = 0; i < teams; ++i) {
            const auto mine = hn::Load(i32, value + i * width);
            auto rank = hn::Load(i32, beaten_by + i * width);
            for (std::size_t j = i + 1; j < teams; ++j) {
                const auto other = hn::Load(i32, value + j * width);
                rank = hn::Sub(rank, hn::VecFromMask(i32, hn::Gt(other, mine)));
                const auto others = hn::Load(i32, beaten_by + j * width);
                hn::Store(hn::Sub(others, hn::VecFromMask(i32, hn::Gt(mine, other))), i32,
                          beaten_by + j * width);
            }
            hn::Store(rank, i32, beaten_by + i * width);
        }
        const auto count = hn::Min(hn::Load(i32, rule.count.at(at)), judged);
        const auto places = rule.keeps ? count : hn::Sub(judged, count);
        auto staying = hn::Zero(i32);
        auto low = hn::Zero(u32);
        auto high = hn::Zero(u32);
        for (std::size_t i = 0; i < teams; ++i) {
            const auto total = hn::Load(i32, value + i * width);
            auto stays = hn::And(hn::Gt(total, absent), hn::Gt(places, hn::Load(i32, beaten_by + i * width)));
            staying = hn::Sub(staying, hn::VecFromMask(i32, stays));
            if (rule.bar)
                stays = hn::And(stays, hn::Not(hn::Lt(total, hn::Load(i32, rule.bar.at(at)))));
            const std::size_t team = rule.teams[i].index();
            const auto bit = hn::And(hn::BitCast(u32, hn::VecFromMask(i32, stays)),
                                     hn::Set(u32, std::uint32_t{1} << team % 32));
            (team < 32 ? low : high) = hn::Or(team < 32 ? low : high, bit);
        }
        hn::Store(low, u32, halves[0]);
        hn::Store(high, u32, halves[1]);
        for (std::size_t lane = 0; lane < width; ++lane)
            bits(rule.stay)[at + lane] = std::uint64_t{halves[1][lane]} << 32 | halves[0][lane];
        // Tied teams have the same rank: more of them stay than there are places.
        hn::StoreU(hn::BitCast(u32, hn::VecFromMask(i32, hn::Ne(staying, places))), u32, rule.tied + at);
    }
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline {
namespace batch {
HWY_EXPORT(FillWords);
HWY_EXPORT(FillNormals);
HWY_EXPORT(MakeNormals);
HWY_EXPORT(Scale);
HWY_EXPORT(MakeLift);
HWY_EXPORT(AddLeaf);
HWY_EXPORT(RoundTotals);
HWY_EXPORT(CutLanes);

void fill_words(Key key, std::uint64_t first_tile, std::size_t lanes, std::int32_t* words) {
    HWY_DYNAMIC_DISPATCH(FillWords)(key, first_tile, lanes, words);
}
void fill_normals(Key key, std::uint64_t first_tile, std::size_t lanes, float* normals) {
    HWY_DYNAMIC_DISPATCH(FillNormals)(key, first_tile, lanes, normals);
}
void make_normals(std::size_t lanes, const std::int32_t* words, float* normals) {
    HWY_DYNAMIC_DISPATCH(MakeNormals)(lanes, words, normals);
}
void scale(std::size_t lanes, Column<float> factor, const float* z, float* a) {
    HWY_DYNAMIC_DISPATCH(Scale)(lanes, factor, z, a);
}
void make_lift(std::size_t lanes, Column<float> strength, Column<float> growth, float months,
               Column<float> form, float* lift) {
    HWY_DYNAMIC_DISPATCH(MakeLift)(lanes, strength, growth, months, form, lift);
}
void add_leaf(std::size_t lanes, const LeafScore& leaf, double* total) {
    HWY_DYNAMIC_DISPATCH(AddLeaf)(lanes, leaf, total);
}
void round_totals(std::size_t lanes, const double* total, std::int32_t* rounded) {
    HWY_DYNAMIC_DISPATCH(RoundTotals)(lanes, total, rounded);
}
void cut(std::size_t lanes, const Cut& rule) {
    HWY_DYNAMIC_DISPATCH(CutLanes)(lanes, rule);
}
} // namespace batch

std::vector<std::string_view> instruction_sets() {
    std::vector<std::string_view> names;
    for (auto targets = hwy::SupportedTargets() & HWY_TARGETS; targets != 0; targets &= targets - 1)
        names.push_back(hwy::TargetName(targets & -targets));
    return names;
}

void use_instruction_set(std::string_view name) {
    hwy::SetSupportedTargetsForTest(0);
    for (auto targets = hwy::SupportedTargets() & HWY_TARGETS; targets != 0; targets &= targets - 1)
        if (const auto target = targets & -targets; name == hwy::TargetName(target)) {
            hwy::SetSupportedTargetsForTest(target);
            hwy::GetChosenTarget().Update(hwy::SupportedTargets());
            return;
        }
    throw std::invalid_argument("no instruction set '" + std::string(name) + "'");
}
} // namespace cutline
#endif
