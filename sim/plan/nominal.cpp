#include "plan/nominal.hpp"

#include <cstdint>
#include <random>
#include <span>

namespace cutline {
namespace {

/// The mean of the quantile at the middles of so many equal parts: exact for symmetric laws, near enough for
/// a starting point otherwise.
double mean_of(const DrawnNumber& number) {
    constexpr std::int64_t parts = 4096;
    constexpr std::int64_t step = (std::int64_t{1} << 32) / parts;
    double sum = 0;
    for (std::int64_t i = 0; i < parts; ++i)
        sum += number.at(static_cast<std::int32_t>(i * step + step / 2 - (std::int64_t{1} << 31)));
    return sum / static_cast<double>(parts);
}

/// Exact without conditions; with them the mean of some draws, always the same.
void add_means(const SimplexLaw& law, std::span<double> means) {
    double alphas = 0;
    for (const double alpha : law.alpha)
        alphas += alpha;
    if (law.order.empty() && law.within.empty() && law.ratios.empty()) {
        for (std::size_t i = 0; i < means.size(); ++i)
            means[i] = law.total * law.alpha[i] / alphas;
        return;
    }
    constexpr int draws = 4096;
    std::mt19937 engine; // its words are fixed by the standard
    std::vector<double> weights(means.size());
    for (int n = 0; n < draws; ++n) {
        draw(law, engine, weights);
        for (std::size_t i = 0; i < means.size(); ++i)
            means[i] += weights[i] / draws;
    }
}

bool is_certain(const RoundPlan& round) {
    for (const auto& weight : round.weights)
        if (!weight.certain())
            return false;
    return true;
}

} // namespace

NominalWeights::NominalWeights(const Plan& plan, const RoundPlan& round) {
    std::vector<double> means(plan.draws());
    if (!is_certain(round)) {
        for (std::size_t i = 0; i < plan.numbers.size(); ++i)
            means[i] = mean_of(plan.numbers[i]);
        for (const auto& weights : plan.weights)
            add_means(weights.law, std::span{means}.subspan(weights.first_draw, weights.law.alpha.size()));
    }
    for (const auto& weight : round.weights)
        weights_.add(weight.in(means));
}

double NominalWeights::of(const CriterionPlan& criterion) const {
    double sum = 0;
    for (std::size_t i = 0; i < criterion.leaves; ++i)
        sum += weights_[LeafId{criterion.first.index() + i}];
    return sum;
}

} // namespace cutline
