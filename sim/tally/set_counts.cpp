#include <cutline/tally/set_counts.hpp>

#include <algorithm>
#include <bit>
#include <utility>

namespace cutline {

namespace {

constexpr std::size_t first_slots = 16;

/// 2^64 over the golden ratio: multiples of it fall far apart (Knuth, The Art of Computer Programming
/// 3, 6.4).
constexpr std::uint64_t golden = 0x9E3779B97F4A7C15;

} // namespace

/// Where the set is, or the free slot where it would go: linear probing. There must be a free slot.
std::size_t SetCounts::slot_of(TeamSet set) const {
    const auto shift = std::countl_zero(slots_.size()) + 1; // leaves log2(size) bits
    auto slot = static_cast<std::size_t>(set.bits() * golden >> shift);
    while (slots_[slot].count != 0 && slots_[slot].set != set)
        slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

void SetCounts::add(TeamSet set, std::uint64_t count) {
    if (count == 0)
        return;
    if (slots_.empty())
        grow();
    auto slot = slot_of(set);
    if (slots_[slot].count == 0) {
        if (2 * (size_ + 1) > slots_.size()) {
            grow();
            slot = slot_of(set);
        }
        slots_[slot].set = set;
        ++size_;
    }
    slots_[slot].count += count;
}

std::uint64_t SetCounts::count(TeamSet set) const {
    return slots_.empty() ? 0 : slots_[slot_of(set)].count;
}

void SetCounts::grow() {
    const auto old = std::exchange(slots_, std::vector<Entry>(std::max(first_slots, 2 * slots_.size())));
    for (const auto& entry : old)
        if (entry.count != 0)
            slots_[slot_of(entry.set)] = entry;
}

bool operator==(const SetCounts& a, const SetCounts& b) {
    return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const auto& entry) {
               return b.count(entry.set) == entry.count;
           });
}

} // namespace cutline
