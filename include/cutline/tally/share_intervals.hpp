#pragma once
/// Intervals of shares of trials, whether trials are independent or not.

#include <cutline/numeric/interval.hpp>
#include <cutline/tally/tally.hpp>

#include <cstdint>
#include <functional>

namespace cutline {

/// What is counted, in a tally or in one of its groups.
using CountOf = std::function<std::uint64_t(const Tally&)>;

/// Without groups, the score interval of Wilson. With groups, trials within one depend on one another: the
/// share's variance comes from how the groups scatter about it (the ratio estimator of cluster sampling:
/// Cochran, Sampling Techniques, 3rd edition 1977, section 9A), as many independent trials as would give that
/// variance are put into Wilson's interval, and Student's t on (groups with trials − 1) degrees of freedom
/// into the place of the normal deviate. What never or always came up has the design effect of the final
/// chance that has the largest. With fewer than two groups nothing is known: 0 … 1.
class ShareIntervals {
  public:
    /// @param tally  outlives this
    ShareIntervals(const Tally& tally, Confidence confidence);

    [[nodiscard]] Interval operator()(const CountOf& count) const;

  private:
    /// By how much the variance exceeds that of independent trials; 0 if that can't be told.
    [[nodiscard]] double design_effect(const CountOf& count) const;

    const Tally& tally_;
    Confidence confidence_;
    std::size_t groups_ = 0; ///< with trials
    double deviate_ = 0;
    double largest_effect_ = 1;
};

} // namespace cutline
