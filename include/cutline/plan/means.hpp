#pragma once
/// What a trial draws, at its mean.

#include <cutline/base/ids.hpp>
#include <cutline/plan/plan.hpp>

namespace cutline {

/// Values by leaf, at the means of what a trial draws for them. The mean of an uncertain number is that of
/// 4,096 evenly spaced quantiles; that of weights drawn together is exact, or where they are conditioned that
/// of 4,096 draws, always the same.
[[nodiscard]] PerId<LeafId, double> means_of(const Plan& plan, const PerId<LeafId, Value>& values);

} // namespace cutline
