#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "tally/count_teams.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "tally/count_teams.hpp"

#include <algorithm>
#include <bit>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cutline {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Sets = hn::CappedTag<std::uint64_t, 8>;
using V = hn::Vec<Sets>;

/// Counts of each bit of each lane, as binary digits: digit d of every count stands in register d. Numbers
/// are added by full adders, one bit of 64 counts for each instruction (Harley & Seal; Muła, Kurz & Lemire,
/// "Faster population counts using AVX2 instructions", Computer Journal 61, 2018).
class BitCounts {
  public:
    /// Lanes that are added together.
    static HWY_INLINE std::size_t lanes() { return 8 * hn::Lanes(Sets{}); }
    /// How often that may be done.
    static constexpr std::size_t most = (std::size_t{1} << 10) - 1;

    HWY_INLINE BitCounts() {
        for (auto& digit : digit_)
            digit = hn::Zero(Sets{});
    }

    HWY_INLINE void add(const std::uint64_t* sets, const std::uint64_t* without) {
        V two[4];
        V four[2];
        for (std::size_t i = 0; i < 4; ++i)
            two[i] = add(digit_[0], load(sets, without, 2 * i), load(sets, without, 2 * i + 1));
        for (std::size_t i = 0; i < 2; ++i)
            four[i] = add(digit_[1], two[2 * i], two[2 * i + 1]);
        auto carry = add(digit_[2], four[0], four[1]);
        ++added_;
        for (std::size_t d = 3; d < used(); ++d) {
            const auto next = hn::And(digit_[d], carry);
            digit_[d] = hn::Xor(digit_[d], carry);
            carry = next;
        }
    }

    HWY_INLINE void add_to(TeamCounts& counts) const {
        const Sets d64;
        V any = hn::Zero(d64);
        for (std::size_t d = 0; d < used(); ++d)
            any = hn::Or(any, digit_[d]);
        HWY_ALIGN std::uint64_t lanes[8] = {};
        hn::Store(any, d64, lanes);
        std::uint64_t teams = 0;
        for (const auto lane : lanes)
            teams |= lane;
        for (const auto team : TeamSet{teams}) {
            const auto bit = hn::Set(d64, std::uint64_t{1} << team.index());
            for (std::size_t d = 0; d < used(); ++d)
                counts[team.index()] += hn::CountTrue(d64, hn::TestBit(digit_[d], bit)) << d;
        }
    }

  private:
    /// The digits that a count of 8 × added_ can have.
    [[nodiscard]] HWY_INLINE std::size_t used() const {
        return 3 + static_cast<std::size_t>(std::bit_width(added_));
    }

    HWY_INLINE static V load(const std::uint64_t* sets, const std::uint64_t* without, std::size_t i) {
        const Sets d64;
        const auto some = hn::LoadU(d64, sets + i * hn::Lanes(d64));
        return without == nullptr ? some : hn::AndNot(hn::LoadU(d64, without + i * hn::Lanes(d64)), some);
    }
    /// sum += a + b, modulo 2. @return the carry
    HWY_INLINE static V add(V& sum, V a, V b) {
        const auto either = hn::Xor(a, b);
        const auto carry = hn::Or(hn::And(a, b), hn::And(either, sum));
        sum = hn::Xor(either, sum);
        return carry;
    }

    V digit_[13];
    std::size_t added_ = 0;
};

void CountTeams(std::size_t lanes, const std::uint64_t* sets, const std::uint64_t* without,
                TeamCounts& counts) {
    const auto together = BitCounts::lanes();
    for (std::size_t at = 0; at < lanes;) {
        BitCounts some;
        const auto end = at + std::min((lanes - at) / together, BitCounts::most - 1) * together;
        for (; at < end; at += together)
            some.add(sets + at, without == nullptr ? nullptr : without + at);
        if (at < lanes && lanes - at < together) {
            std::uint64_t rest[64] = {}; // empty from the last trial on
            for (std::size_t i = 0; at < lanes; ++i, ++at)
                rest[i] = without == nullptr ? sets[at] : sets[at] & ~without[at];
            some.add(rest, nullptr);
        }
        some.add_to(counts);
    }
}

} // namespace HWY_NAMESPACE
} // namespace cutline
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline {
HWY_EXPORT(CountTeams);

TeamCounts count_teams(std::size_t lanes, const TeamSet* sets, const TeamSet* without) {
    TeamCounts counts{};
    HWY_DYNAMIC_DISPATCH(CountTeams)
    (lanes, reinterpret_cast<const std::uint64_t*>(sets), reinterpret_cast<const std::uint64_t*>(without),
     counts);
    return counts;
}
} // namespace cutline
#endif
