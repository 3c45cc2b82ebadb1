#include "engine/arithmetic.hpp"

#include <cutline/engine/strength.hpp>
#include <cutline/numeric/elementary.hpp>
#include <cutline/numeric/simplex.hpp>
#include <cutline/random/engine.hpp>
#include <cutline/random/stream.hpp>

#include <algorithm>
#include <numeric>

namespace cutline {

namespace {

constexpr std::uint32_t samples = 4'096;

double mean(const DrawnNumber& number) {
    constexpr std::int64_t step = (std::int64_t{1} << 32) / samples;
    double sum = 0;
    for (std::int64_t i = 0; i < samples; ++i)
        sum += number.at(static_cast<std::int32_t>(i * step + step / 2 - (std::int64_t{1} << 31)));
    return sum / samples;
}

double mean(const SimplexLaw& law, std::size_t component) {
    if (law.order.empty() && law.within.empty())
        return law.total * law.alpha[component] / std::accumulate(law.alpha.begin(), law.alpha.end(), 0.0);
    const auto key =
        stream_key(0, {"mean weights"}); // of no seed of the user's: the means are part of the rules
    std::vector<double> drawn(law.alpha.size());
    double sum = 0;
    for (std::uint64_t i = 0; i < samples; ++i) {
        WordEngine words(key, i);
        draw(law, words, drawn);
        sum += drawn[component];
    }
    return sum / samples;
}

/// @param draw  index into a trial's drawn numbers
double mean_of_draw(const Plan& plan, std::size_t draw) {
    if (draw < plan.numbers.size())
        return mean(plan.numbers[draw]);
    const auto holds = [&](const DrawnWeights& weights) {
        return weights.first_draw <= draw && draw < weights.first_draw + weights.law.alpha.size();
    };
    const auto& weights = *std::ranges::find_if(plan.weights, holds);
    return mean(weights.law, draw - weights.first_draw);
}

} // namespace

double mean_of(const Plan& plan, const Value& value) {
    double sum = value.constant;
    for (const auto& term : value.terms)
        sum += term.factor * mean_of_draw(plan, term.draw);
    return sum;
}

StrengthRule::StrengthRule(const Plan& plan) : plan_(&plan), weights_(plan.leaves.size()) {
    if (plan.rounds.empty())
        return;
    const auto& last = plan.rounds.back();
    months_ = last.months;
    aggregate_ = last.aggregate;
    for (std::size_t leaf = 0; leaf < weights_.size(); ++leaf)
        sum_of_weights_ += weights_[leaf] = mean_of(plan, last.weights[LeafId{leaf}]);
}

Strength StrengthRule::operator()(TeamId id, std::span<const double> drawn, const Latent& latent) const {
    const auto& team = plan_->teams[id];
    const double lift = static_cast<double>(latent.strength) + static_cast<double>(latent.growth) * months_;
    double sum = 0;
    double log_product = 0;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
        if (weights_[i] == 0)
            continue;
        const double expected = team.expected[LeafId{i}].in(drawn) / plan_->leaves[LeafId{i}].points;
        const double share = expected + lift + static_cast<double>(latent.profile[i]);
        if (aggregate_ == Aggregate::sum)
            sum += weights_[i] * share;
        else if (share > 0)
            log_product += weights_[i] / sum_of_weights_ * elementary::log(share);
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
