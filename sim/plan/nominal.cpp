#include "plan/nominal.hpp"

#include <cutline/plan/means.hpp>

namespace cutline {

NominalWeights::NominalWeights(const Plan& plan, const RoundPlan& round)
    : weights_(means_of(plan, round.weights)) {}

double NominalWeights::of(const CriterionPlan& criterion) const {
    double sum = 0;
    for (std::size_t i = 0; i < criterion.leaves; ++i)
        sum += weights_[LeafId{criterion.first.index() + i}];
    return sum;
}

} // namespace cutline
