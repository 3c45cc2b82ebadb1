#pragma once
/// How often each set of teams came up: a small hash table, because it is asked a few times in every trial.

#include <cutline/base/team_set.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cutline {

/// Sets of teams with their counts, which are never 0. Iterates in no particular order. Adding a set that is
/// known allocates nothing.
class SetCounts {
  public:
    struct Entry {
        TeamSet set;
        std::uint64_t count = 0; ///< 0: a free slot
        friend bool operator==(const Entry&, const Entry&) = default;
    };

    class Iterator {
      public:
        using value_type = Entry;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(const Entry* slot, const Entry* last) : slot_(slot), last_(last) { skip_free(); }
        const Entry& operator*() const { return *slot_; }
        const Entry* operator->() const { return slot_; }
        Iterator& operator++() {
            ++slot_;
            skip_free();
            return *this;
        }
        Iterator operator++(int) {
            const auto before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(Iterator a, Iterator b) { return a.slot_ == b.slot_; }

      private:
        void skip_free() {
            while (slot_ != last_ && slot_->count == 0)
                ++slot_;
        }
        const Entry* slot_ = nullptr;
        const Entry* last_ = nullptr;
    };

    void add(TeamSet set, std::uint64_t count = 1);
    [[nodiscard]] std::uint64_t count(TeamSet set) const;

    /// How many sets came up.
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] Iterator begin() const { return {slots_.data(), slots_.data() + slots_.size()}; }
    [[nodiscard]] Iterator end() const {
        return {slots_.data() + slots_.size(), slots_.data() + slots_.size()};
    }

    /// The same sets with the same counts, in whatever order they came.
    friend bool operator==(const SetCounts& a, const SetCounts& b);

  private:
    [[nodiscard]] std::size_t slot_of(TeamSet set) const;
    void grow();

    std::vector<Entry> slots_; ///< none, or a power of two of which at most half are taken
    std::size_t size_ = 0;
};

} // namespace cutline
