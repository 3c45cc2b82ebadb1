#pragma once
/// Chances from the counts of one study.

#include <cutline/analysis/survival.hpp>
#include <cutline/tally/jackknife.hpp>

#include <cstddef>
#include <cstdint>

namespace cutline {

class CountedChances {
  public:
    /// @param counts  outlive this
    CountedChances(const Counts& counts, Confidence confidence);

    [[nodiscard]] Estimate chance(std::size_t counter) const;
    /// Of something that may happen in part. @param whole  what a trial adds to the counter when it happens
    /// whole
    [[nodiscard]] Estimate chance_in_parts(std::size_t counter, std::int64_t whole) const;
    /// The chance of one less that of another, from the same trials.
    [[nodiscard]] Estimated difference(std::size_t counter, std::size_t less) const;

    [[nodiscard]] const Jackknife& jackknife() const { return jackknife_; }

  private:
    const Counts& counts_;
    Jackknife jackknife_;
    Confidence confidence_;
};

} // namespace cutline
