#include "engine/arithmetic.hpp"

#include <cutline/engine/strength.hpp>
#include <cutline/numeric/elementary.hpp>
#include <cutline/numeric/simplex.hpp>
#include <cutline/random/engine.hpp>
#include <cutline/random/stream.hpp>

#include <algorithm>

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

void means(const SimplexLaw& law, std::span<double> into) {
    if (law.order.empty() && law.within.empty()) {
        double sum = 0;
        for (const double alpha : law.alpha)
            sum += alpha;
        for (std::size_t i = 0; i < into.size(); ++i)
            into[i] = law.total * law.alpha[i] / sum;
        return;
    }
    const auto key =
        stream_key(0, {"mean weights"}); // of no seed of the user's: the means are part of the rules
    std::vector<double> drawn(into.size());
    std::ranges::fill(into, 0.0);
    for (std::uint64_t i = 0; i < samples; ++i) {
        WordEngine words(key, i);
        draw(law, words, drawn);
        for (std::size_t j = 0; j < into.size(); ++j)
            into[j] += drawn[j] / samples;
    }
}

} // namespace

std::vector<double> mean_draws(const Plan& plan) {
    std::vector<double> all(plan.draws());
    for (std::size_t i = 0; i < plan.numbers.size(); ++i)
        all[i] = mean(plan.numbers[i]);
    for (const auto& weights : plan.weights)
        means(weights.law, std::span{all}.subspan(weights.first_draw, weights.law.alpha.size()));
    return all;
}

StrengthRule::StrengthRule(const Plan& plan) : plan_(&plan), weights_(plan.leaves.size()) {
    if (plan.rounds.empty())
        return;
    const auto& last = plan.rounds.back();
    const auto drawn = mean_draws(plan);
    months_ = last.months;
    aggregate_ = last.aggregate;
    for (std::size_t leaf = 0; leaf < weights_.size(); ++leaf)
        sum_of_weights_ += weights_[leaf] = last.weights[LeafId{leaf}].in(drawn);
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
