#pragma once
/// Intervals for whatever is computed from the counts of a study.

#include <cutline/numeric/interval.hpp>
#include <cutline/tally/counts.hpp>

#include <cstddef>
#include <functional>
#include <vector>

namespace cutline {

/// Something computed from counts: a chance, a difference of chances, a ratio, the root of an equation.
using Estimator = std::function<double(const Sums&)>;

/// A number with its interval; one that nothing is known about lies between −∞ and ∞.
struct Estimated {
    double value = 0;
    Interval interval;
    friend bool operator==(const Estimated&, const Estimated&) = default;
};

/// With an interval that reaches at least so far on both sides: what rare events leave open that happened not
/// to come up.
[[nodiscard]] Estimated widened(Estimated estimated, double least);

/// With its interval kept inside the range that the number can have.
[[nodiscard]] Estimated clamped(Estimated estimated, const Interval& range);

/// The delete-one-group jackknife: the estimate is made again without each of the groups, and how much it
/// moves tells how sure it is. Groups of unequal size are weighted (Busing, Meijer & van der Leeden,
/// Statistics and Computing 9, 1999); where they are equal, that is the jackknife of
/// Quenouille and Tukey. The interval is value ± t × standard error, with Student's t on (groups with trials
/// − 1) degrees of freedom.
///
/// Any smooth function of the sums may be estimated, whatever hangs together within a group. It misleads
/// - where the estimate isn't smooth: a maximum of near equals, a median, a rank, a count that is rounded;
/// - where what is counted is rare: an event that came up in few groups gives too narrow an interval, and one
/// that
///   never did one of no width. An event that wasn't seen in n trials may still have a chance of up to 3 / n;
/// - where estimates are skewed: the interval is symmetric, and may leave the range that the value can have;
/// - below a few thousand trials, where there are few groups and t is large.
///
/// One group, or none, tells nothing, nor does an estimate that can't be made without one of the groups: then
/// the interval is −∞ … ∞.
class Jackknife {
  public:
    /// @param counts  needn't outlive this
    Jackknife(const Counts& counts, Confidence confidence);

    /// @param estimate  called once for all trials and once for each group; pure
    [[nodiscard]] Estimated operator()(const Estimator& estimate) const;

    /// The same, with its interval kept inside the range that the number can have.
    [[nodiscard]] Estimated within(const Interval& range, const Estimator& estimate) const;

    [[nodiscard]] Sums totals() const { return {trials_, totals_}; }

  private:
    [[nodiscard]] double variance(const Estimator& estimate, double value) const;

    struct Rest {
        std::uint64_t trials;
        std::vector<WideSum> counters;
    };
    std::uint64_t trials_;
    std::vector<WideSum> totals_;
    std::vector<Rest> rests_; ///< all but one group, for each that has trials
    double deviate_ = 0;
};

/// One interval; make a Jackknife where several are wanted of the same counts.
[[nodiscard]] Interval jackknife(const Counts& counts, const Estimator& estimate, Confidence confidence);

} // namespace cutline
