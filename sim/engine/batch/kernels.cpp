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

#include <algorithm>
#include <bit>
#include <hwy/highway.h>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Words come 16 counters at a time where registers are that wide: two tiles, stored apart. What is left is
// made 8 at a time, or 4.
using Wide = hn::CappedTag<std::uint32_t, most_lanes>;
using Narrow = hn::CappedTag<std::uint32_t, tile_counters>;
using U32 = Wide;
using I32 = hn::Rebind<std::int32_t, U32>;
using U64 = hn::Repartition<std::uint64_t, U32>;
using HalfU32 = hn::Rebind<std::uint32_t, U64>;
// Loops that end in 64 bits.
using F64 = hn::CappedTag<double, most_lanes / 2>;
using OfF32 = hn::Rebind<float, F64>;
using OfI32 = hn::Rebind<std::int32_t, F64>;
using I64 = hn::Rebind<std::int64_t, F64>;

// ---- words

template <class D>
struct KeySchedule {
    hn::Vec<D> k0[PhiloxConstants::rounds];
    hn::Vec<D> k1[PhiloxConstants::rounds];
};

template <class D>
HWY_INLINE KeySchedule<D> schedule(D u32, Key key) {
    auto [k0, k1] = key.words();
    KeySchedule<D> keys;
    for (int r = 0; r < PhiloxConstants::rounds; ++r) {
        keys.k0[r] = hn::Set(u32, k0);
        keys.k1[r] = hn::Set(u32, k1);
        k0 += PhiloxConstants::weyl_0;
        k1 += PhiloxConstants::weyl_1;
    }
    return keys;
}

/// The four words of as many counters as there are lanes.
template <class D>
struct Counters {
    hn::Vec<D> word[4];
};

/// Philox4x32-10 for the counters first … first + lanes - 1, two at a time in the halves of 64-bit lanes.
template <class D>
HWY_INLINE Counters<D> philox(D u32, std::uint64_t first, const KeySchedule<D>& keys) {
    const hn::Repartition<std::uint64_t, D> u64;
    const auto half = [&](std::uint64_t offset) { // even or odd counters, in the low halves
        return hn::BitCast(u32, hn::Add(hn::Set(u64, first + offset), hn::ShiftLeft<1>(hn::Iota(u64, 0))));
    };
    const auto high = hn::BitCast(u32, hn::Set(u64, first >> 32));
    const auto low_bits = hn::BitCast(u32, hn::Set(u64, 0xffffffffU));
    hn::Vec<D> even[4] = {hn::And(half(0), low_bits), high, hn::Zero(u32), hn::Zero(u32)};
    hn::Vec<D> odd[4] = {hn::And(half(1), low_bits), high, hn::Zero(u32), hn::Zero(u32)};
    const auto m0 = hn::Set(u32, PhiloxConstants::multiplier_0);
    const auto m1 = hn::Set(u32, PhiloxConstants::multiplier_1);
    for (int r = 0; r < PhiloxConstants::rounds; ++r) {
        const auto round = [&](hn::Vec<D>* c) {
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
    Counters<D> out;
    for (int j = 0; j < 4; ++j)
        out.word[j] = hn::OddEven(hn::BitCast(u32, hn::ShiftLeft<32>(hn::BitCast(u64, odd[j]))), even[j]);
    return out;
}

/// Stores what was made of word j of the counters from `counter` on, counted from the start of the column.
template <class D, class T>
HWY_INLINE void store(D d, hn::Vec<D> values, std::size_t counter, std::size_t j, T* column) {
    auto* const at =
        column + counter / tile_counters * tile_trials + j * tile_counters + counter % tile_counters;
    if constexpr (hn::MaxLanes(d) > tile_counters) {
        const hn::Half<D> half;
        hn::Store(hn::LowerHalf(half, values), half, at);
        hn::Store(hn::UpperHalf(half, values), half, at + tile_trials);
    } else {
        hn::Store(values, d, at);
    }
}

/// Calls use(counter, counters) for the counters [from, to), as long as whole registers can be filled.
/// @return the first that was not used
template <class D, class Use>
HWY_INLINE std::size_t for_counters(D d, Key key, std::uint64_t first, std::size_t from, std::size_t to,
                                    Use use) {
    const auto keys = schedule(d, key);
    for (; from + hn::Lanes(d) <= to; from += hn::Lanes(d))
        use(from, philox(d, first + from, keys));
    return from;
}

void FillWords(Key key, std::uint64_t first_tile, std::size_t lanes, std::int32_t* words) {
    const auto fill = [&](auto d, std::size_t from) {
        return for_counters(d, key, first_tile * tile_counters, from, lanes / 4,
                            [&](std::size_t counter, const auto& counters) {
                                const hn::Rebind<std::int32_t, decltype(d)> i32;
                                for (std::size_t j = 0; j < 4; ++j)
                                    store(i32, hn::BitCast(i32, counters.word[j]), counter, j, words);
                            });
    };
    if (const auto done = fill(Wide{}, 0); done < lanes / 4)
        fill(Narrow{}, done);
}

// ---- normals

/// The coefficients of the octaves 0 … 7, in registers; those of 4 … 7 apart where a register has 4 lanes.
template <class D>
struct Coefficients {
    hn::Vec<D> c[NormalTable::powers];
    hn::Vec<D> upper[NormalTable::powers];
};

template <class D>
HWY_INLINE Coefficients<D> coefficients(D f32, const NormalTable& table) {
    Coefficients<D> all;
    for (std::size_t power = 0; power < NormalTable::powers; ++power) {
        const float* const of_8 = table.c[0][power];
        if constexpr (hn::MaxLanes(f32) == 16) {
            const hn::Half<D> half;
            all.c[power] = hn::Combine(f32, hn::Load(half, of_8), hn::Load(half, of_8));
        } else {
            all.c[power] = hn::Load(f32, of_8);
        }
        all.upper[power] = hn::MaxLanes(f32) == 4 ? hn::Load(f32, of_8 + 4) : all.c[power];
    }
    return all;
}

/// Coefficient of the octave that the low three bits of each exponent name.
template <class D, class V>
HWY_INLINE hn::Vec<D> coefficient(D f32, const Coefficients<D>& all, std::size_t power, V exponents) {
    const hn::Rebind<std::int32_t, D> i32;
    constexpr std::int32_t within = hn::MaxLanes(f32) == 4 ? 3 : 7;
    const auto index = hn::IndicesFromVec(f32, hn::And(exponents, hn::Set(i32, within)));
    const auto found = hn::TableLookupLanes(all.c[power], index);
    if constexpr (hn::MaxLanes(f32) == 4) {
        const auto upper = hn::Ne(hn::And(exponents, hn::Set(i32, 4)), hn::Zero(i32));
        return hn::IfThenElse(hn::RebindMask(f32, upper), hn::TableLookupLanes(all.upper[power], index),
                              found);
    } else {
        return found;
    }
}

/// The arithmetic of normal_from_word, lane by lane, for `count` registers at once.
template <std::size_t count, class D, class V>
HWY_INLINE void normals_of(D f32, const NormalTable& table, const Coefficients<D>& all, const V* word,
                           hn::Vec<D>* z) {
    const hn::Rebind<std::int32_t, D> i32;
    hn::Vec<D> p[count];
    V exponents[count];
    auto least = hn::Set(f32, 1.0F);
    for (std::size_t j = 0; j < count; ++j) {
        const auto magnitude =
            hn::And(hn::Xor(word[j], hn::Not(hn::ShiftRight<31>(word[j]))), hn::Set(i32, 0x7fffffff));
        p[j] =
            hn::Add(hn::Mul(hn::ConvertTo(f32, magnitude), hn::Set(f32, 0x1p-31F)), hn::Set(f32, 0x1p-32F));
        p[j] = hn::Min(p[j], hn::Set(f32, 0x1.fffffep-1F));
        least = hn::Min(least, p[j]);
        exponents[j] = hn::ShiftRight<23>(hn::BitCast(i32, p[j]));
        z[j] = coefficient(f32, all, NormalTable::powers - 1, exponents[j]);
    }
    for (std::size_t power = NormalTable::powers - 1; power-- > 0;)
        for (std::size_t j = 0; j < count; ++j)
            z[j] = hn::Add(hn::Mul(z[j], p[j]), coefficient(f32, all, power, exponents[j]));
    const auto sign = hn::Set(i32, std::numeric_limits<std::int32_t>::min());
    for (std::size_t j = 0; j < count; ++j)
        z[j] = hn::Xor(z[j], hn::BitCast(f32, hn::And(word[j], sign)));
    if (HWY_LIKELY(hn::AllFalse(f32, hn::Lt(least, hn::Set(f32, 0x1p-8F)))))
        return;
    // One word in 256 lies in the tails, and goes by the table's other groups.
    for (std::size_t j = 0; j < count; ++j) {
        HWY_ALIGN std::int32_t words[most_lanes];
        HWY_ALIGN float normals[most_lanes];
        std::uint8_t bits[8] = {};
        hn::StoreMaskBits(f32, hn::Lt(p[j], hn::Set(f32, 0x1p-8F)), bits);
        unsigned in_tail = bits[0] | static_cast<unsigned>(bits[1]) << 8;
        if (in_tail == 0)
            continue;
        hn::Store(word[j], i32, words);
        hn::Store(z[j], f32, normals);
        for (; in_tail != 0; in_tail &= in_tail - 1)
            normals[std::countr_zero(in_tail)] = normal_from_word(table, words[std::countr_zero(in_tail)]);
        z[j] = hn::Load(f32, normals);
    }
}

void FillNormals(Key key, std::uint64_t first_tile, std::size_t lanes, float* normals) {
    const auto& table = normal_table();
    const auto fill = [&](auto d, std::size_t from) {
        const hn::Rebind<std::int32_t, decltype(d)> i32;
        const hn::Rebind<float, decltype(d)> f32;
        const auto all = coefficients(f32, table);
        return for_counters(d, key, first_tile * tile_counters, from, lanes / 4,
                            [&](std::size_t counter, const auto& counters) {
                                hn::Vec<decltype(i32)> word[4];
                                hn::Vec<decltype(f32)> z[4];
                                for (std::size_t j = 0; j < 4; ++j)
                                    word[j] = hn::BitCast(i32, counters.word[j]);
                                normals_of<4>(f32, table, all, word, z);
                                for (std::size_t j = 0; j < 4; ++j)
                                    store(f32, z[j], counter, j, normals);
                            });
    };
    if (const auto done = fill(Wide{}, 0); done < lanes / 4)
        fill(Narrow{}, done);
}

// ---- scores

void Scale(std::size_t lanes, Column<float> scale, const float* z, float* a) {
    const OfF32 f32;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f32))
        hn::Store(hn::Mul(hn::Load(f32, scale.at(at)), hn::Load(f32, z + at)), f32, a + at);
}

void MakeLift(std::size_t lanes, Column<float> strength, Column<float> growth, float months,
              Column<float> form, float* lift) {
    const OfF32 f32;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(f32)) {
        auto sum = strength ? hn::Load(f32, strength.at(at)) : hn::Zero(f32);
        if (growth)
            sum = hn::Add(sum, hn::Mul(hn::Load(f32, growth.at(at)), hn::Set(f32, months)));
        if (form)
            sum = hn::Add(sum, hn::Load(f32, form.at(at)));
        hn::Store(sum, f32, lift + at);
    }
}

/// The arithmetic of rounded_to_steps for a float share.
HWY_INLINE hn::Vec<F64> on_steps(hn::Vec<OfF32> share, hn::Vec<F64> steps) {
    const F64 f64;
    const OfF32 f32;
    const auto half = hn::DemoteTo(f32, hn::Add(hn::Set(f64, 0.5), hn::Mul(hn::Set(f64, 1e-6), steps)));
    const auto whole = hn::Floor(hn::Add(hn::Mul(share, hn::DemoteTo(f32, steps)), half));
    const auto rounded = hn::Min(hn::Div(hn::PromoteTo(f64, whole), steps), hn::Set(f64, 1.0));
    // Not a number counts as 0.
    return hn::IfThenElseZero(hn::Gt(hn::PromoteTo(f64, share), hn::Zero(f64)), rounded);
}

/// A leaf's score in the lanes from `at` on. @tparam common  uncertain, with noise, and nothing else
template <bool common>
HWY_INLINE hn::Vec<F64> score(const LeafScore& leaf, std::size_t at) {
    const F64 f64;
    const OfF32 f32;
    if (!common && leaf.certain)
        return hn::Load(f64, leaf.certain.at(at));
    auto share = hn::Add(hn::Load(f32, leaf.base.at(at)), hn::Load(f32, leaf.lift.at(at)));
    if (!common && leaf.profile)
        share = hn::Add(share, hn::Load(f32, leaf.profile.at(at)));
    if (common || leaf.z)
        share = hn::Add(share, hn::Mul(hn::Load(f32, leaf.noise.at(at)), hn::Load(f32, leaf.z.at(at))));
    if (!common && leaf.steps)
        return on_steps(share, hn::Load(f64, leaf.steps.at(at)));
    // Not a number counts as 0, as in `clamped`.
    share = hn::IfThenElseZero(hn::Gt(share, hn::Zero(f32)), hn::Min(share, hn::Set(f32, 1.0F)));
    return hn::PromoteTo(f64, share);
}

template <bool common>
HWY_INLINE void MakeTotalsOf(std::size_t lanes, std::span<const LeafScore> leaves, std::int32_t* totals) {
    const F64 f64;
    constexpr std::size_t registers = 4; // their sums don't wait for each other
    const std::size_t width = hn::Lanes(f64);
    for (std::size_t at = 0; at < lanes; at += registers * width) { // lanes come in tiles of 32
        hn::Vec<F64> total[registers];
        for (auto& sum : total)
            sum = hn::Zero(f64);
        for (const auto& leaf : leaves)
            for (std::size_t i = 0; i < registers; ++i) {
                const auto weight = hn::Load(f64, leaf.weight.at(at + i * width));
                total[i] = hn::Add(total[i], hn::Mul(weight, score<common>(leaf, at + i * width)));
            }
        for (std::size_t i = 0; i < registers; ++i) {
            // Totals are never negative, so truncation is the floor.
            const auto scaled = hn::Add(hn::Mul(total[i], hn::Set(f64, 1e4)), hn::Set(f64, half_up));
            hn::Store(hn::DemoteTo(OfI32{}, scaled), OfI32{}, totals + at + i * width);
        }
    }
}

void MakeTotals(std::size_t lanes, std::span<const LeafScore> leaves, std::int32_t* totals) {
    const bool common = std::all_of(leaves.begin(), leaves.end(), [](const LeafScore& leaf) {
        return leaf.z && !leaf.certain && !leaf.profile && !leaf.steps;
    });
    common ? MakeTotalsOf<true>(lanes, leaves, totals) : MakeTotalsOf<false>(lanes, leaves, totals);
}

// ---- gates and the cut

HWY_INLINE const std::uint64_t* bits(const TeamSet* sets) {
    return reinterpret_cast<const std::uint64_t*>(sets);
}
HWY_INLINE std::uint64_t* bits(TeamSet* sets) {
    return reinterpret_cast<std::uint64_t*>(sets);
}

template <bool fails_below>
HWY_INLINE void FailOf(std::size_t lanes, const Judged& gate) {
    const I64 i64;
    const hn::Rebind<std::uint64_t, I64> u64;
    const auto team = hn::Set(u64, std::uint64_t{1} << gate.team.index());
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(i64)) {
        const auto value = hn::PromoteTo(i64, hn::Load(OfI32{}, gate.values + at));
        const auto below = hn::Lt(value, hn::Load(i64, gate.bar.at(at)));
        const auto in = hn::LoadU(u64, bits(gate.here) + at);
        const auto mask = hn::BitCast(u64, hn::VecFromMask(i64, below));
        const auto failing = hn::And(in, fails_below ? hn::And(mask, team) : hn::AndNot(mask, team));
        hn::StoreU(hn::Xor(in, failing), u64, bits(gate.here) + at);
        hn::StoreU(hn::Or(hn::LoadU(u64, bits(gate.failed) + at), failing), u64, bits(gate.failed) + at);
    }
}

void Fail(std::size_t lanes, const Judged& gate) {
    gate.fails_below ? FailOf<true>(lanes, gate) : FailOf<false>(lanes, gate);
}

/// The sets of a register of lanes: the teams below 32, and the others.
struct Halves {
    hn::Vec<U32> low, high;
};

HWY_INLINE Halves load_sets(const TeamSet* sets) {
    const U64 u64;
    const U32 u32;
    const auto first = hn::BitCast(u32, hn::LoadU(u64, bits(sets)));
    const auto second = hn::BitCast(u32, hn::LoadU(u64, bits(sets) + hn::Lanes(u64)));
    return {hn::ConcatEven(u32, second, first), hn::ConcatOdd(u32, second, first)};
}

HWY_INLINE void store_sets(const Halves& halves, TeamSet* sets) {
    const U64 u64;
    const U32 u32;
    HWY_ALIGN std::uint32_t low[most_lanes];
    HWY_ALIGN std::uint32_t high[most_lanes];
    hn::Store(halves.low, u32, low);
    hn::Store(halves.high, u32, high);
    for (std::size_t lane = 0; lane < hn::Lanes(u32); lane += hn::Lanes(u64)) {
        const auto above = hn::ShiftLeft<32>(hn::PromoteTo(u64, hn::Load(HalfU32{}, high + lane)));
        const auto set = hn::Or(above, hn::PromoteTo(u64, hn::Load(HalfU32{}, low + lane)));
        hn::StoreU(set, u64, bits(sets) + lane);
    }
}

/// The total of the last of so many places, in each lane. Lanes without places get more than any total.
HWY_INLINE hn::Vec<I32> last_place(const std::int32_t* value, std::size_t teams, hn::Vec<I32> places,
                                   std::span<const Comparison> comparisons) {
    const I32 i32;
    const std::size_t width = hn::Lanes(i32);
    HWY_ALIGN std::int32_t sorted[max_teams * most_lanes];
    std::copy_n(value, teams * width, sorted);
    for (const auto [i, j] : comparisons) {
        const auto a = hn::Load(i32, sorted + i * width);
        const auto b = hn::Load(i32, sorted + j * width);
        hn::Store(hn::Max(a, b), i32, sorted + i * width);
        hn::Store(hn::Min(a, b), i32, sorted + j * width);
    }
    HWY_ALIGN std::int32_t place[most_lanes];
    HWY_ALIGN std::int32_t last[most_lanes];
    hn::Store(places, i32, place);
    for (std::size_t lane = 0; lane < width; ++lane)
        last[lane] = place[lane] > 0 ? sorted[static_cast<std::size_t>(place[lane] - 1) * width + lane]
                                     : std::numeric_limits<std::int32_t>::max();
    return hn::Load(i32, last);
}

void CutLanes(std::size_t lanes, const Cut& rule) {
    const I32 i32;
    const U32 u32;
    const std::size_t teams = rule.teams.size();
    const std::size_t width = hn::Lanes(i32);
    const auto absent = hn::Set(i32, -1);
    const auto bit_of = [&](std::size_t team) { return hn::Set(u32, std::uint32_t{1} << team % 32); };
    const auto comparisons = comparisons_that_sort(teams);
    HWY_ALIGN std::int32_t value[max_teams * most_lanes];
    for (std::size_t at = 0; at < lanes; at += width) {
        const auto in = load_sets(rule.judged + at);
        auto judged = hn::Zero(i32);
        for (std::size_t i = 0; i < teams; ++i) {
            const std::size_t team = rule.teams[i].index();
            const auto found = hn::And(team < 32 ? in.low : in.high, bit_of(team));
            auto here = hn::Ne(hn::BitCast(i32, found), hn::Zero(i32));
            const auto total = hn::Load(i32, rule.totals[i] + at);
            if (rule.bar && rule.keeps)
                here = hn::And(here, hn::Not(hn::Lt(total, hn::Load(i32, rule.bar.at(at)))));
            judged = hn::Sub(judged, hn::VecFromMask(i32, here));
            hn::Store(hn::IfThenElse(here, total, absent), i32, value + i * width);
        }
        const auto count = hn::Min(hn::Load(i32, rule.count.at(at)), judged);
        const auto places = rule.keeps ? count : hn::Sub(judged, count);
        const auto least = last_place(value, teams, places, comparisons);
        auto staying = hn::Zero(i32);
        Halves stay{hn::Zero(u32), hn::Zero(u32)};
        for (std::size_t i = 0; i < teams; ++i) {
            const auto total = hn::Load(i32, value + i * width);
            auto stays = hn::Not(hn::Lt(total, least));
            staying = hn::Sub(staying, hn::VecFromMask(i32, stays));
            if (rule.bar)
                stays = hn::And(stays, hn::Not(hn::Lt(total, hn::Load(i32, rule.bar.at(at)))));
            const std::size_t team = rule.teams[i].index();
            const auto bit = hn::And(hn::BitCast(u32, hn::VecFromMask(i32, stays)), bit_of(team));
            (team < 32 ? stay.low : stay.high) = hn::Or(team < 32 ? stay.low : stay.high, bit);
        }
        store_sets(stay, rule.stay + at);
        // Totals that tie with the last place: more teams have it than there are places.
        hn::StoreU(hn::BitCast(u32, hn::VecFromMask(i32, hn::Ne(staying, places))), u32, rule.tied + at);
    }
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline {
namespace batch {
namespace {

/// For 0 … max_teams values.
std::vector<std::vector<Comparison>> make_comparisons() {
    std::vector<std::vector<Comparison>> of(max_teams + 1);
    for (std::size_t count = 0; count < of.size(); ++count)
        for (std::size_t p = 1; p < count; p *= 2)
            for (std::size_t k = p; k >= 1; k /= 2)
                for (std::size_t j = k % p; j + k < count; j += 2 * k)
                    for (std::size_t i = j; i < j + k && i + k < count; ++i)
                        if (i / (2 * p) == (i + k) / (2 * p))
                            of[count].push_back(
                                {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + k)});
    return of;
}

} // namespace

std::span<const Comparison> comparisons_that_sort(std::size_t count) {
    static const auto of = make_comparisons();
    return of[count];
}

HWY_EXPORT(FillWords);
HWY_EXPORT(FillNormals);
HWY_EXPORT(Scale);
HWY_EXPORT(MakeLift);
HWY_EXPORT(MakeTotals);
HWY_EXPORT(Fail);
HWY_EXPORT(CutLanes);

void fill_words(Key key, std::uint64_t first_tile, std::size_t lanes, std::int32_t* words) {
    HWY_DYNAMIC_DISPATCH(FillWords)(key, first_tile, lanes, words);
}
void fill_normals(Key key, std::uint64_t first_tile, std::size_t lanes, float* normals) {
    HWY_DYNAMIC_DISPATCH(FillNormals)(key, first_tile, lanes, normals);
}
void scale(std::size_t lanes, Column<float> factor, const float* z, float* a) {
    HWY_DYNAMIC_DISPATCH(Scale)(lanes, factor, z, a);
}
void make_lift(std::size_t lanes, Column<float> strength, Column<float> growth, float months,
               Column<float> form, float* lift) {
    HWY_DYNAMIC_DISPATCH(MakeLift)(lanes, strength, growth, months, form, lift);
}
void make_totals(std::size_t lanes, std::span<const LeafScore> leaves, std::int32_t* totals) {
    HWY_DYNAMIC_DISPATCH(MakeTotals)(lanes, leaves, totals);
}
void fail(std::size_t lanes, const Judged& gate) {
    HWY_DYNAMIC_DISPATCH(Fail)(lanes, gate);
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
