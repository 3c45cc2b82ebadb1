#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "tally/count_teams.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "tally/count_teams.hpp"

#include <algorithm>
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
    /// So many registers of sets can be added; in eights.
    static constexpr std::size_t most = 8 * ((std::size_t{1} << 10) - 1);

    HWY_INLINE BitCounts() {
        for (auto& digit : digit_)
            digit = hn::Zero(Sets{});
    }
    HWY_INLINE void add_8(const V* sets) {
        V two[4];
        V four[2];
        for (std::size_t i = 0; i < 4; ++i)
            two[i] = add(digit_[0], sets[2 * i], sets[2 * i + 1]);
        for (std::size_t i = 0; i < 2; ++i)
            four[i] = add(digit_[1], two[2 * i], two[2 * i + 1]);
        auto carry = add(digit_[2], four[0], four[1]);
        for (std::size_t d = 3; d < digits; ++d) {
            const auto next = hn::And(digit_[d], carry);
            digit_[d] = hn::Xor(digit_[d], carry);
            carry = next;
        }
    }
    HWY_INLINE void add_to(TeamCounts& counts) const {
        const Sets d64;
        V any = hn::Zero(d64);
        for (const auto& digit : digit_)
            any = hn::Or(any, digit);
        HWY_ALIGN std::uint64_t lanes[8] = {};
        hn::Store(any, d64, lanes);
        std::uint64_t teams = 0;
        for (const auto lane : lanes)
            teams |= lane;
        for (const auto team : TeamSet{teams}) {
            const auto bit = hn::Set(d64, std::uint64_t{1} << team.index());
            for (std::size_t d = 0; d < digits; ++d)
                counts[team.index()] += hn::CountTrue(d64, hn::TestBit(digit_[d], bit)) << d;
        }
    }

  private:
    static constexpr std::size_t digits = 13;

    /// sum += a + b, modulo 2. @return the carry
    HWY_INLINE static V add(V& sum, V a, V b) {
        const auto either = hn::Xor(a, b);
        const auto carry = hn::Or(hn::And(a, b), hn::And(either, sum));
        sum = hn::Xor(either, sum);
        return carry;
    }

    V digit_[digits];
};

/// Counts eights of registers, `lanes` of them.
HWY_INLINE void count(std::size_t lanes, const std::uint64_t* sets, const std::uint64_t* without,
                      TeamCounts& counts) {
    const Sets d64;
    const std::size_t width = hn::Lanes(d64);
    for (std::size_t at = 0; at < lanes;) {
        BitCounts some;
        const auto end = std::min(lanes, at + BitCounts::most * width);
        for (; at < end; at += 8 * width) {
            V eight[8];
            for (std::size_t i = 0; i < 8; ++i) {
                eight[i] = hn::LoadU(d64, sets + at + i * width);
                if (without != nullptr)
                    eight[i] = hn::AndNot(hn::LoadU(d64, without + at + i * width), eight[i]);
            }
            some.add_8(eight);
        }
        some.add_to(counts);
    }
}

void CountTeams(std::size_t lanes, const std::uint64_t* sets, const std::uint64_t* without,
                TeamCounts& counts) {
    const std::size_t eight = 8 * hn::Lanes(Sets{});
    const auto whole = lanes / eight * eight;
    count(whole, sets, without, counts);
    if (whole == lanes)
        return;
    std::uint64_t rest[64] = {}; // 8 registers of at most 8 lanes, empty from the last trial on
    for (std::size_t i = 0; whole + i < lanes; ++i)
        rest[i] = without == nullptr ? sets[whole + i] : sets[whole + i] & ~without[whole + i];
    count(eight, rest, nullptr, counts);
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
