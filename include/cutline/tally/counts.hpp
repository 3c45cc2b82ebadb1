#pragma once
/// What a study counts: a flat table of integers, kept apart for 64 groups of trials so that an interval can
/// be had for any function of the sums.

#include <cutline/tally/wide_sum.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cutline {

/// How many trials in a row belong to one group where trials are independent.
inline constexpr std::uint64_t independent_group_trials = 1'024;

/// What was counted in some trials.
struct Sums {
    std::uint64_t trials = 0;
    std::span<const WideSum> counters;

    [[nodiscard]] double operator[](std::size_t counter) const {
        return static_cast<double>(counters[counter]);
    }
    /// Of the trials; 0 without trials.
    [[nodiscard]] double mean(std::size_t counter) const {
        return trials == 0 ? 0 : (*this)[counter] / static_cast<double>(trials);
    }
};

/// Counters of a study, all 0 at first. The group of a trial is (trial / group_trials) % 64: it depends on
/// the trial alone, so the counts are the same for any split of the trials among threads and shards.
///
/// Trials of different groups must be independent, but for blocks of group_trials that follow each other 64
/// groups apart; those within a block need not be. 1 KB for each counter.
class Counts {
  public:
    static constexpr std::size_t groups = 64;

    /// @param group_trials  a multiple of 1,024
    /// @throws std::invalid_argument if it isn't
    explicit Counts(std::size_t counters, std::uint64_t group_trials = independent_group_trials);

    /// Adds trials first … last-1 to their number, and hands out the counters that what came of them is to be
    /// added to. @throws std::invalid_argument if the trials don't lie in one block of group_trials
    [[nodiscard]] std::span<WideSum> count(std::uint64_t first, std::uint64_t last);

    /// Adds what other trials have counted. Associative and commutative.
    /// @throws std::invalid_argument if the other has more or fewer counters, or other groups
    void merge(const Counts& other);

    [[nodiscard]] std::size_t size() const { return size_; } ///< counters
    [[nodiscard]] std::uint64_t group_trials() const { return group_trials_; }
    [[nodiscard]] std::uint64_t trials() const;

    /// What a group has counted; valid until the counts change.
    [[nodiscard]] Sums group(std::size_t number) const {
        return {trials_[number], {counters_.data() + number * size_, size_}};
    }
    /// What all have counted together.
    [[nodiscard]] std::vector<WideSum> totals() const;

    /// How many of the trials first … last-1 belong to a group.
    [[nodiscard]] static std::uint64_t trials_in_group(std::size_t number, std::uint64_t first,
                                                       std::uint64_t last, std::uint64_t group_trials);

    friend bool operator==(const Counts&, const Counts&) = default;

  private:
    std::size_t size_;
    std::uint64_t group_trials_;
    std::vector<std::uint64_t> trials_; ///< by group
    std::vector<WideSum> counters_;     ///< [group][counter]

    friend class CountsReader;
};

} // namespace cutline
