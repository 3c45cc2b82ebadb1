#pragma once
/// The weights of a round as one number for each leaf: an uncertain one counts with its mean.

#include <cutline/plan/plan.hpp>

#include <vector>

namespace cutline {

class NominalWeights {
  public:
    NominalWeights(const Plan& plan, const RoundPlan& round);

    [[nodiscard]] double of(LeafId leaf) const { return weights_[leaf]; }
    /// The sum of its leaves.
    [[nodiscard]] double of(const CriterionPlan& criterion) const;

  private:
    PerId<LeafId, double> weights_;
};

} // namespace cutline
