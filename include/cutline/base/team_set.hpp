#pragma once
/// A set of teams as 64 bits: a field, the survivors of a round, the finalists.

#include <cutline/base/ids.hpp>

#include <bit>
#include <compare>
#include <cstdint>

namespace cutline {

/// The most teams, leaf criteria and rounds that a scenario may have.
inline constexpr std::size_t max_teams = 64;
inline constexpr std::size_t max_leaves = 64;
inline constexpr std::size_t max_rounds = 64;
/// The most gates of a round, over all variants of it, and the most kinds of award.
inline constexpr std::size_t max_gates = 64;
inline constexpr std::size_t max_awards = 64;

/// A set of up to 64 teams; iterates in the order of their ids.
class TeamSet {
  public:
    class Iterator {
      public:
        using value_type = TeamId;
        using difference_type = std::ptrdiff_t;
        constexpr Iterator() = default;
        constexpr explicit Iterator(std::uint64_t rest) : rest_(rest) {}
        constexpr TeamId operator*() const {
            return TeamId{static_cast<std::size_t>(std::countr_zero(rest_))};
        }
        constexpr Iterator& operator++() {
            rest_ &= rest_ - 1;
            return *this;
        }
        constexpr Iterator operator++(int) {
            const auto before = *this;
            ++*this;
            return before;
        }
        friend constexpr bool operator==(Iterator, Iterator) = default;

      private:
        std::uint64_t rest_ = 0;
    };

    constexpr TeamSet() = default;
    constexpr explicit TeamSet(std::uint64_t bits) : bits_(bits) {}
    /// The teams with ids 0 … count-1.
    [[nodiscard]] static constexpr TeamSet first(std::size_t count) {
        return TeamSet{count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1};
    }

    [[nodiscard]] constexpr std::uint64_t bits() const { return bits_; }
    [[nodiscard]] constexpr std::size_t size() const {
        return static_cast<std::size_t>(std::popcount(bits_));
    }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    [[nodiscard]] constexpr bool contains(TeamId team) const { return (bits_ >> team.index() & 1U) != 0; }
    [[nodiscard]] constexpr bool within(TeamSet whole) const { return (bits_ & ~whole.bits_) == 0; }
    constexpr void insert(TeamId team) { bits_ |= std::uint64_t{1} << team.index(); }
    constexpr void erase(TeamId team) { bits_ &= ~(std::uint64_t{1} << team.index()); }

    friend constexpr TeamSet operator|(TeamSet a, TeamSet b) { return TeamSet{a.bits_ | b.bits_}; }
    friend constexpr TeamSet operator&(TeamSet a, TeamSet b) { return TeamSet{a.bits_ & b.bits_}; }
    friend constexpr TeamSet operator-(TeamSet a, TeamSet b) { return TeamSet{a.bits_ & ~b.bits_}; }
    constexpr TeamSet& operator|=(TeamSet other) { return *this = *this | other; }
    constexpr TeamSet& operator-=(TeamSet other) { return *this = *this - other; }
    friend constexpr auto operator<=>(TeamSet, TeamSet) = default;

    [[nodiscard]] constexpr Iterator begin() const { return Iterator{bits_}; }
    [[nodiscard]] constexpr Iterator end() const { return Iterator{}; }

  private:
    std::uint64_t bits_ = 0;
};

} // namespace cutline
