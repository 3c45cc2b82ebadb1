#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE                                                                                   \
    "engine/batch/kernels/cut.cpp" // NOLINT: Highway reads this file once for each instruction set
#include <hwy/foreach_target.h>
// Highway's header stands after its loop over targets.
#include "engine/batch/kernels/comparisons.hpp"
#include "engine/batch/kernels/cut.hpp"
#include "engine/batch/kernels/tags-inl.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {

/// The sets of a register of lanes: the teams below 32, and the others.
struct Halves {
    hn::Vec<U32> low, high;
};

/// @tparam wide  there are teams from 32 on
template <bool wide>
HWY_INLINE Halves load_sets(const TeamSet* sets) {
    const U64 u64;
    const U32 u32;
    const auto first = hn::BitCast(u32, hn::LoadU(u64, bits(sets)));
    const auto second = hn::BitCast(u32, hn::LoadU(u64, bits(sets) + hn::Lanes(u64)));
    return {hn::ConcatEven(u32, second, first), wide ? hn::ConcatOdd(u32, second, first) : hn::Zero(u32)};
}

template <bool wide>
HWY_INLINE void store_sets(const Halves& halves, TeamSet* sets) {
    const U64 u64;
    const HalfU32 half;
    const auto whole = [&](hn::Vec<HalfU32> low, hn::Vec<HalfU32> high) {
        const auto set = hn::PromoteTo(u64, low);
        return wide ? hn::Or(set, hn::ShiftLeft<32>(hn::PromoteTo(u64, high))) : set;
    };
    hn::StoreU(whole(hn::LowerHalf(half, halves.low), hn::LowerHalf(half, halves.high)), u64, bits(sets));
    hn::StoreU(whole(hn::UpperHalf(half, halves.low), hn::UpperHalf(half, halves.high)), u64,
               bits(sets) + hn::Lanes(u64));
}

constexpr std::int32_t more_than_any_total = std::numeric_limits<std::int32_t>::max();

/// The value in each lane's last place; lanes without places have more than any total.
/// @param sorted  gives the value in a place, from 0
template <class Sorted>
HWY_INLINE hn::Vec<I32> last_place(std::size_t teams, hn::Vec<I32> places, Sorted sorted) {
    const I32 i32;
    auto last = hn::Set(i32, more_than_any_total);
    for (std::size_t place = 0; place < teams; ++place) {
        const auto here = hn::Eq(places, hn::Set(i32, static_cast<std::int32_t>(place + 1)));
        last = hn::IfThenElse(here, sorted(place), last);
    }
    return last;
}

/// Values in registers, as many as are known when this is compiled.
template <std::size_t teams>
class FewValues {
  public:
    HWY_INLINE hn::Vec<I32> get(std::size_t team) const { return value_[team]; }
    HWY_INLINE void set(std::size_t team, hn::Vec<I32> value) { value_[team] = value; }
    HWY_INLINE hn::Vec<I32> last(hn::Vec<I32> places) const {
        hn::Vec<I32> sorted[teams];
        std::copy_n(value_, teams, sorted);
        sort(sorted, std::make_index_sequence<all.size()>{});
        return last_place(teams, places, [&](std::size_t place) HWY_ATTR { return sorted[place]; });
    }

  private:
    static constexpr auto all = comparisons<teams>();

    template <std::size_t... n>
    HWY_INLINE static void sort(hn::Vec<I32>* v, std::index_sequence<n...> /*all*/) {
        (compare(v[all[n].i], v[all[n].j]), ...);
    }
    HWY_INLINE static void compare(hn::Vec<I32>& a, hn::Vec<I32>& b) {
        const auto larger = hn::Max(a, b);
        b = hn::Min(a, b);
        a = larger;
    }

    hn::Vec<I32> value_[teams];
};

/// Any number of values, in memory.
class ManyValues {
  public:
    HWY_INLINE explicit ManyValues(std::size_t teams) : teams_(teams) {}
    HWY_INLINE hn::Vec<I32> get(std::size_t team) const { return hn::Load(I32{}, at(value_, team)); }
    HWY_INLINE void set(std::size_t team, hn::Vec<I32> value) { hn::Store(value, I32{}, at(value_, team)); }
    HWY_INLINE hn::Vec<I32> last(hn::Vec<I32> places) const {
        const I32 i32;
        HWY_ALIGN std::int32_t sorted[max_teams * most_lanes];
        std::copy_n(value_, teams_ * hn::Lanes(i32), sorted);
        for (const auto [i, j] : comparisons_that_sort(teams_)) {
            const auto a = hn::Load(i32, at(sorted, i));
            const auto b = hn::Load(i32, at(sorted, j));
            hn::Store(hn::Max(a, b), i32, at(sorted, i));
            hn::Store(hn::Min(a, b), i32, at(sorted, j));
        }
        return last_place(teams_, places,
                          [&](std::size_t place) HWY_ATTR { return hn::Load(i32, at(sorted, place)); });
    }

  private:
    template <class T>
    HWY_INLINE static T* at(T* values, std::size_t team) {
        return values + team * hn::Lanes(I32{});
    }

    std::size_t teams_;
    HWY_ALIGN std::int32_t value_[max_teams * most_lanes];
};

/// A register of lanes from `at` on.
template <bool wide, class Values>
HWY_INLINE void cut_at(std::size_t at, const Cut& rule, std::size_t teams, Values& value) {
    const I32 i32;
    const U32 u32;
    const auto bit_of = [&](std::size_t team)
                            HWY_ATTR { return hn::Set(u32, std::uint32_t{1} << team % 32); };
    const auto in = load_sets<wide>(rule.judged + at);
    const auto bar = rule.bar ? hn::Load(i32, rule.bar.at(at)) : hn::Zero(i32); // totals are never negative
    auto judged = hn::Zero(i32);
    for (std::size_t i = 0; i < teams; ++i) {
        const std::size_t team = rule.teams[i].index();
        const auto found = hn::And(wide && team >= 32 ? in.high : in.low, bit_of(team));
        auto here = hn::Ne(hn::BitCast(i32, found), hn::Zero(i32));
        const auto total = hn::Load(i32, rule.totals[i] + at);
        if (rule.bar && rule.keeps)
            here = hn::And(here, hn::Not(hn::Lt(total, bar)));
        judged = hn::Sub(judged, hn::VecFromMask(i32, here));
        value.set(i, hn::IfThenElse(here, total, hn::Set(i32, -1)));
    }
    const auto count = hn::Min(hn::Load(i32, rule.count.at(at)), judged);
    const auto places = rule.keeps ? count : hn::Sub(judged, count);
    const auto least = value.last(places);
    auto staying = hn::Zero(i32);
    Halves stay{hn::Zero(u32), hn::Zero(u32)};
    for (std::size_t i = 0; i < teams; ++i) {
        const auto total = value.get(i);
        const auto placed = hn::Not(hn::Lt(total, least));
        staying = hn::Sub(staying, hn::VecFromMask(i32, placed));
        const auto stays = hn::And(placed, hn::Not(hn::Lt(total, bar)));
        const std::size_t team = rule.teams[i].index();
        const auto bit = hn::IfThenElseZero(hn::RebindMask(u32, stays), bit_of(team));
        auto& half = wide && team >= 32 ? stay.high : stay.low;
        half = hn::Or(half, bit);
    }
    store_sets<wide>(stay, rule.stay + at);
    // Totals that tie with the last place: more teams have it than there are places.
    hn::StoreU(hn::BitCast(u32, hn::VecFromMask(i32, hn::Ne(staying, places))), u32, rule.tied + at);
}

template <std::size_t teams>
HWY_INLINE void CutFew(std::size_t lanes, const Cut& rule) {
    FewValues<teams> values;
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(I32{}))
        cut_at<false>(at, rule, teams, values);
}

template <bool wide>
HWY_INLINE void CutMany(std::size_t lanes, const Cut& rule) {
    ManyValues values(rule.teams.size());
    for (std::size_t at = 0; at < lanes; at += hn::Lanes(I32{}))
        cut_at<wide>(at, rule, rule.teams.size(), values);
}

void CutLanes(std::size_t lanes, const Cut& rule) {
    if (!rule.teams.empty() && rule.teams.back().index() >= 32)
        return CutMany<true>(lanes, rule);
    switch (rule.teams.size()) {
    case 2:
        return CutFew<2>(lanes, rule);
    case 3:
        return CutFew<3>(lanes, rule);
    case 4:
        return CutFew<4>(lanes, rule);
    case 5:
        return CutFew<5>(lanes, rule);
    case 6:
        return CutFew<6>(lanes, rule);
    case 7:
        return CutFew<7>(lanes, rule);
    case 8:
        return CutFew<8>(lanes, rule);
    default:
        return CutMany<false>(lanes, rule);
    }
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cutline::batch {
HWY_EXPORT(CutLanes);

std::span<const Comparison> comparisons_that_sort(std::size_t count) {
    static const auto of = [] {
        std::vector<std::vector<Comparison>> lists(max_teams + 1);
        for (std::size_t values = 0; values < lists.size(); ++values)
            for_comparisons(values, [&](std::size_t i, std::size_t j) {
                lists[values].push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)});
            });
        return lists;
    }();
    return of[count];
}

void cut(std::size_t lanes, const Cut& rule) {
    HWY_DYNAMIC_DISPATCH(CutLanes)(lanes, rule);
}
} // namespace cutline::batch
#endif
