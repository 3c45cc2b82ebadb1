#pragma once
/// How many sets each team is in, for very many sets: a byte for each team, added up eight teams at a time.

#include <cutline/base/team_set.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline {

class TeamCounter {
  public:
    /// @param teams  ids below this are counted
    explicit TeamCounter(std::size_t teams) : bytes_((teams + 7) / 8) {}

    void add(std::span<const TeamSet> sets) {
        constexpr std::size_t most = 255; // that a byte can count
        for (; sets.size() > most; sets = sets.subspan(most))
            add_few(sets.first(most));
        add_few(sets);
    }
    [[nodiscard]] std::uint64_t count(TeamId team) const { return counts_[team.index()]; }

  private:
    /// The bits of a byte, each in a byte of its own.
    static constexpr auto spread = [] {
        std::array<std::uint64_t, 256> table{};
        for (std::size_t bits = 0; bits < table.size(); ++bits)
            for (std::size_t i = 0; i < 8; ++i)
                table[bits] |= std::uint64_t{bits >> i & 1U} << (8 * i);
        return table;
    }();

    void add_few(std::span<const TeamSet> sets) {
        for (std::size_t byte = 0; byte < bytes_; ++byte) {
            std::uint64_t sums = 0;
            for (const auto set : sets)
                sums += spread[set.bits() >> (8 * byte) & 0xff];
            for (std::size_t i = 0; i < 8; ++i)
                counts_[8 * byte + i] += sums >> (8 * i) & 0xff;
        }
    }

    std::size_t bytes_;
    std::array<std::uint64_t, max_teams> counts_{};
};

} // namespace cutline
