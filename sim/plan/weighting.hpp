#pragma once
/// Weights of the scenario, given or drawn, made into one value for each leaf.

#include "plan/criteria.hpp"

#include <cutline/plan/plan.hpp>

#include <string>
#include <vector>

namespace cutline {

class Weighting {
  public:
    Weighting(const Criteria& criteria, Numbers& numbers, const Complaints& complaints)
        : criteria_(&criteria), numbers_(&numbers), complaints_(&complaints) {}

    /// The weights of a block that stands at `path`. What it doesn't name has its points.
    [[nodiscard]] PerId<LeafId, Value> leaf_weights(const Weights& weights, const std::string& path);
    /// Without a block: the points.
    [[nodiscard]] PerId<LeafId, Value> points() const;

    /// The weights that are drawn, once it is known how many uncertain numbers stand before them.
    /// @param weights  every round's weights, whose terms are moved behind the numbers
    [[nodiscard]] std::vector<DrawnWeights> place_behind(std::size_t numbers,
                                                         std::vector<RoundPlan>& rounds) const;

  private:
    [[nodiscard]] ById<Value> by_criterion(const ById<Number>& given, const std::string& path);
    [[nodiscard]] ById<Value> by_criterion(const DirichletWeights& dirichlet, const std::string& path);
    [[nodiscard]] ById<Value> by_criterion(const SimplexWeights& simplex, const std::string& path);
    [[nodiscard]] ById<Value> draw(const std::vector<std::string>& names, SimplexLaw law,
                                   const WeightRegion& region, const std::string& path);
    [[nodiscard]] bool are_disjoint(const std::vector<std::string>& names, const std::string& path) const;

    const Criteria* criteria_;
    Numbers* numbers_;
    const Complaints* complaints_;
    std::vector<DrawnWeights> drawn_;
    std::size_t components_ = 0;
};

} // namespace cutline
