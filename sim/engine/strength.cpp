#include "engine/arithmetic.hpp"

#include <cutline/engine/strength.hpp>
#include <cutline/numeric/elementary.hpp>
#include <cutline/plan/means.hpp>

#include <numeric>

namespace cutline {

StrengthRule::StrengthRule(const Plan& plan) : plan_(&plan) {
    if (plan.rounds.empty())
        return;
    const auto& last = plan.rounds.back();
    months_ = last.months;
    aggregate_ = last.aggregate;
    weights_ = means_of(plan, last.weights);
    sum_of_weights_ = std::accumulate(weights_.begin(), weights_.end(), 0.0);
}

Strength StrengthRule::operator()(TeamId id, std::span<const double> drawn, const Latent& latent) const {
    const auto& team = plan_->teams[id];
    const double lift = static_cast<double>(latent.strength) + static_cast<double>(latent.growth) * months_;
    double sum = 0;
    double log_product = 0;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
        const LeafId leaf{i};
        if (weights_[leaf] == 0)
            continue;
        const double expected = team.expected[leaf].in(drawn) / plan_->leaves[leaf].points;
        const double share = expected + lift + static_cast<double>(latent.profile[i]);
        if (aggregate_ == Aggregate::sum)
            sum += weights_[leaf] * share;
        else if (share > 0)
            log_product += weights_[leaf] / sum_of_weights_ * elementary::log(share);
        else
            return 0;
    }
    return to_ten_thousandths(aggregate_ == Aggregate::sum ? sum
                                                           : sum_of_weights_ * elementary::exp(log_product));
}

std::vector<StrengthRule> strength_rules(const Game& game, Strengths strengths) {
    std::vector<StrengthRule> rules;
    if (strengths == Strengths::told)
        for (const auto& plan : game.plans)
            rules.emplace_back(plan);
    return rules;
}

} // namespace cutline
