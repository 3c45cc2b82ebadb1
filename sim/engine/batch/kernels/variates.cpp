#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "engine/batch/kernels/variates.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "engine/batch/kernels/normal_octaves.hpp"
#include "engine/batch/kernels/tags-inl.hpp"
#include "engine/batch/kernels/variates.hpp"

#include <cutline/numeric/normal.hpp>
#include <cutline/random/philox.hpp>

#include <bit>
#include <limits>

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {

// Words come 16 counters at a time where registers are that wide: two tiles, stored apart. What is left is
// made 8 at a time, or 4.
using Wide = U32;
using Narrow = hn::CappedTag<std::uint32_t, tile_counters>;

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
/// @param word  the last word of the counter
template <class D>
HWY_INLINE Counters<D> philox(D u32, std::uint64_t first, std::uint32_t word, const KeySchedule<D>& keys) {
    const hn::Repartition<std::uint64_t, D> u64;
    const auto half = [&](std::uint64_t offset) { // even or odd counters, in the low halves
        return hn::BitCast(u32, hn::Add(hn::Set(u64, first + offset), hn::ShiftLeft<1>(hn::Iota(u64, 0))));
    };
    const auto high = hn::BitCast(u32, hn::Set(u64, first >> 32));
    const auto low_bits = hn::BitCast(u32, hn::Set(u64, 0xffffffffU));
    const auto last = hn::Set(u32, word);
    hn::Vec<D> even[4] = {hn::And(half(0), low_bits), high, hn::Zero(u32), last};
    hn::Vec<D> odd[4] = {hn::And(half(1), low_bits), high, hn::Zero(u32), last};
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

/// The lane of word j of a counter, both counted from the start of the column.
HWY_INLINE std::size_t lane_of(std::size_t counter, std::size_t j) {
    return counter / tile_counters * tile_trials + j * tile_counters + counter % tile_counters;
}

/// Stores what was made of word j of the counters from `counter` on.
template <class D, class T>
HWY_INLINE void store(D d, hn::Vec<D> values, std::size_t counter, std::size_t j, T* column) {
    auto* const at = column + lane_of(counter, j);
    if constexpr (hn::MaxLanes(d) > tile_counters) {
        const hn::Half<D> half;
        hn::Store(hn::LowerHalf(half, values), half, at);
        hn::Store(hn::UpperHalf(half, values), half, at + tile_trials);
    } else {
        hn::Store(values, d, at);
    }
}

/// Calls fill(tag, from, to) for the counters [0, counters), in registers that they fill. Registers hold a
/// power of two of them.
template <class Fill>
HWY_INLINE void in_whole_registers(std::size_t counters, Fill fill) {
    const auto wide = counters / hn::Lanes(Wide{}) * hn::Lanes(Wide{});
    fill(Wide{}, 0, wide);
    if (wide < counters)
        fill(Narrow{}, wide, counters);
}

void FillWords(Key key, std::uint64_t first_tile, std::size_t lanes, std::int32_t* words,
               std::uint32_t word) {
    in_whole_registers(lanes / 4, [&](auto d, std::size_t from, std::size_t to) {
        const hn::Rebind<std::int32_t, decltype(d)> i32;
        const auto keys = schedule(d, key);
        for (auto counter = from; counter < to; counter += hn::Lanes(d)) {
            const auto made = philox(d, first_tile * tile_counters + counter, word, keys);
            for (std::size_t j = 0; j < 4; ++j)
                store(i32, hn::BitCast(i32, made.word[j]), counter, j, words);
        }
    });
}

// ---- normals

/// Registers of normals that are made together: their polynomials don't wait for each other.
constexpr std::size_t together = 4;

/// Steps 1 and 5 of normal_from_word, lane by lane.
template <class D>
struct Word {
    using I = hn::Vec<hn::Rebind<std::int32_t, D>>;
    I word;

    HWY_INLINE hn::Vec<D> two_sided_tail() const {
        const D f32;
        const hn::Rebind<std::int32_t, D> i32;
        const auto magnitude =
            hn::And(hn::Xor(word, hn::Not(hn::ShiftRight<31>(word))), hn::Set(i32, 0x7fffffff));
        const auto p =
            hn::Add(hn::Mul(hn::ConvertTo(f32, magnitude), hn::Set(f32, 0x1p-31F)), hn::Set(f32, 0x1p-32F));
        return hn::Min(p, hn::Set(f32, 0x1.fffffep-1F));
    }
    HWY_INLINE hn::Vec<D> signed_like(hn::Vec<D> z) const {
        const D f32;
        const hn::Rebind<std::int32_t, D> i32;
        const auto sign = hn::And(word, hn::Set(i32, std::numeric_limits<std::int32_t>::min()));
        return hn::Xor(z, hn::BitCast(f32, sign));
    }
};

/// Steps 2 to 4 for the eight octaves nearest to the centre; the one word in 256 that lies beyond them is
/// made alone. Coefficients stand in registers, those of the octaves 4 … 7 apart where a register has 4
/// lanes.
template <class D>
class CentralOctaves {
  public:
    HWY_INLINE explicit CentralOctaves() : table_(normal_table()) {
        const D f32;
        for (std::size_t power = 0; power < NormalTable::powers; ++power) {
            lower_[power] = hn::Load(f32, table_.c[0][power]);
            upper_[power] = hn::MaxLanes(f32) == 4 ? hn::Load(f32, table_.c[0][power] + 4) : lower_[power];
        }
    }

    HWY_INLINE void make(const Word<D>* word, hn::Vec<D>* z) const {
        const D f32;
        const hn::Rebind<std::int32_t, D> i32;
        hn::Vec<D> p[together];
        hn::Vec<decltype(i32)> exponents[together];
        auto least = hn::Set(f32, 1.0F);
        for (std::size_t j = 0; j < together; ++j) {
            p[j] = word[j].two_sided_tail();
            least = hn::Min(least, p[j]);
            exponents[j] = hn::ShiftRight<23>(hn::BitCast(i32, p[j]));
            z[j] = coefficient(NormalTable::powers - 1, exponents[j]);
        }
        for (std::size_t power = NormalTable::powers - 1; power-- > 0;)
            for (std::size_t j = 0; j < together; ++j)
                z[j] = hn::Add(hn::Mul(z[j], p[j]), coefficient(power, exponents[j]));
        for (std::size_t j = 0; j < together; ++j)
            z[j] = word[j].signed_like(z[j]);
        if (HWY_UNLIKELY(!hn::AllFalse(f32, hn::Lt(least, hn::Set(f32, 0x1p-8F)))))
            for (std::size_t j = 0; j < together; ++j)
                make_tails(word[j], p[j], z[j]);
    }

  private:
    /// Coefficient of the octave that the low three bits of each exponent name.
    template <class V>
    HWY_INLINE hn::Vec<D> coefficient(std::size_t power, V exponents) const {
        const D f32;
        const hn::Rebind<std::int32_t, D> i32;
        constexpr std::int32_t within = hn::MaxLanes(f32) == 4 ? 3 : 7;
        const auto index = hn::IndicesFromVec(f32, hn::And(exponents, hn::Set(i32, within)));
        const auto found = hn::TableLookupLanes(lower_[power], index);
        if constexpr (hn::MaxLanes(f32) > 4)
            return found;
        const auto upper = hn::Ne(hn::And(exponents, hn::Set(i32, 4)), hn::Zero(i32));
        return hn::IfThenElse(hn::RebindMask(f32, upper), hn::TableLookupLanes(upper_[power], index), found);
    }

    HWY_INLINE void make_tails(const Word<D>& word, hn::Vec<D> p, hn::Vec<D>& z) const {
        const D f32;
        const hn::Rebind<std::int32_t, D> i32;
        HWY_ALIGN std::int32_t words[most_lanes];
        HWY_ALIGN float normals[most_lanes];
        std::uint8_t bits[8] = {}; // as many as Highway writes at most
        hn::StoreMaskBits(f32, hn::Lt(p, hn::Set(f32, 0x1p-8F)), bits);
        unsigned in_tail = bits[0];
        if (in_tail == 0)
            return;
        hn::Store(word.word, i32, words);
        hn::Store(z, f32, normals);
        for (; in_tail != 0; in_tail &= in_tail - 1)
            normals[std::countr_zero(in_tail)] = normal_from_word(table_, words[std::countr_zero(in_tail)]);
        z = hn::Load(f32, normals);
    }

    const NormalTable& table_;
    hn::Vec<D> lower_[NormalTable::powers];
    hn::Vec<D> upper_[NormalTable::powers];
};

#if HWY_TARGET <= HWY_AVX3
/// Steps 2 to 4 for all 32 octaves: two registers of 16 hold a coefficient of each, and one instruction picks
/// from both.
class AllOctaves {
  public:
    HWY_INLINE AllOctaves() {
        const auto& table = normal_table_by_exponent();
        for (std::size_t power = 0; power < NormalTable::powers; ++power) {
            lower_[power] = hn::Load(F32{}, table.c[power]);
            upper_[power] = hn::Load(F32{}, table.c[power] + 16);
        }
    }

    HWY_INLINE void make(const Word<F32>* word, hn::Vec<F32>* z) const {
        const F32 f32;
        const I32 i32;
        hn::Vec<F32> p[together];
        hn::Vec<I32> next_exponent[together];
        for (std::size_t j = 0; j < together; ++j) {
            const auto next = hn::Add(hn::BitCast(i32, word[j].two_sided_tail()), hn::Set(i32, 1 << 23));
            next_exponent[j] = hn::ShiftRight<23>(next);
            // The lowest three bits of the exponent, in the octaves from 2^-8 to 1.
            p[j] =
                hn::BitCast(f32, hn::Add(hn::And(next, hn::Set(i32, 0x03ffffff)), hn::Set(i32, 119 << 23)));
            z[j] = coefficient(NormalTable::powers - 1, next_exponent[j]);
        }
        for (std::size_t power = NormalTable::powers - 1; power-- > 0;)
            for (std::size_t j = 0; j < together; ++j)
                z[j] = hn::Add(hn::Mul(z[j], p[j]), coefficient(power, next_exponent[j]));
        for (std::size_t j = 0; j < together; ++j)
            z[j] = word[j].signed_like(z[j]);
    }

  private:
    HWY_INLINE hn::Vec<F32> coefficient(std::size_t power, hn::Vec<I32> next_exponent) const {
        return hn::Vec<F32>{_mm512_permutex2var_ps(lower_[power].raw, next_exponent.raw, upper_[power].raw)};
    }

    hn::Vec<F32> lower_[NormalTable::powers];
    hn::Vec<F32> upper_[NormalTable::powers];
};
HWY_INLINE AllOctaves octaves(F32) {
    return {};
}
#endif

template <class D>
HWY_INLINE CentralOctaves<D> octaves(D) {
    return CentralOctaves<D>{};
}

void FillNormals(Key key, std::uint64_t first_tile, std::size_t lanes, float* normals) {
    in_whole_registers(lanes / 4, [&](auto d, std::size_t from, std::size_t to) {
        using D = decltype(d);
        using F = hn::Rebind<float, D>;
        const auto polynomials = octaves(F{});
        const auto keys = schedule(d, key);
        for (auto counter = from; counter < to; counter += hn::Lanes(d)) {
            const auto made = philox(d, first_tile * tile_counters + counter, 0, keys);
            Word<F> word[together];
            hn::Vec<F> z[together];
            for (std::size_t j = 0; j < together; ++j)
                word[j].word = hn::BitCast(hn::Rebind<std::int32_t, D>{}, made.word[j]);
            polynomials.make(word, z);
            for (std::size_t j = 0; j < together; ++j)
                store(F{}, z[j], counter, j, normals);
        }
    });
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline::batch {
namespace {

NormalTableByExponent by_exponent(const NormalTable& table) {
    NormalTableByExponent by{};
    for (std::size_t octave = 0; octave < 32; ++octave) {
        const std::size_t exponent = 126 - octave; // the bits of a float in [2^-(octave+1), 2^-octave)
        for (std::size_t power = 0; power < NormalTable::powers; ++power)
            by.c[power][(exponent + 1) % 32] =
                table.c[octave / NormalTable::lanes][power][exponent % NormalTable::lanes];
    }
    return by;
}

} // namespace

const NormalTableByExponent& normal_table_by_exponent() {
    static const auto table = by_exponent(normal_table());
    return table;
}

HWY_EXPORT(FillWords);
HWY_EXPORT(FillNormals);

void fill_words(Key key, std::uint64_t first_tile, std::size_t lanes, std::int32_t* words,
                std::uint32_t word) {
    HWY_DYNAMIC_DISPATCH(FillWords)(key, first_tile, lanes, words, word);
}
void fill_normals(Key key, std::uint64_t first_tile, std::size_t lanes, float* normals) {
    HWY_DYNAMIC_DISPATCH(FillNormals)(key, first_tile, lanes, normals);
}
} // namespace cutline::batch
#endif
