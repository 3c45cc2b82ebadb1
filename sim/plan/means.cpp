#include <cutline/plan/means.hpp>
#include <cutline/random/engine.hpp>
#include <cutline/random/stream.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>

namespace cutline {
namespace {

constexpr std::uint32_t samples = 4'096;

double mean_of(const DrawnNumber& number) {
    constexpr std::int64_t step = (std::int64_t{1} << 32) / samples;
    double sum = 0;
    for (std::int64_t i = 0; i < samples; ++i)
        sum += number.at(static_cast<std::int32_t>(i * step + step / 2 - (std::int64_t{1} << 31)));
    return sum / samples;
}

void fill_means(const SimplexLaw& law, std::span<double> means) {
    if (law.order.empty() && law.within.empty() && law.ratios.empty()) {
        const double alphas = std::accumulate(law.alpha.begin(), law.alpha.end(), 0.0);
        for (std::size_t i = 0; i < means.size(); ++i)
            means[i] = law.total * law.alpha[i] / alphas;
        return;
    }
    // Of no seed of the user's: the means are part of the rules.
    const auto key = stream_key(0, {"mean weights"});
    std::vector<double> drawn(means.size());
    for (std::uint64_t i = 0; i < samples; ++i) {
        WordEngine words(key, i);
        draw(law, words, drawn);
        for (std::size_t component = 0; component < means.size(); ++component)
            means[component] += drawn[component];
    }
    for (double& mean : means)
        mean /= samples;
}

/// Whether some value hangs on one of the draws `first` … `first` + `count` − 1.
bool ask_for(const PerId<LeafId, Value>& values, std::size_t first, std::size_t count) {
    return std::ranges::any_of(values, [&](const Value& value) {
        return std::ranges::any_of(value.terms, [&](const Value::Term& term) {
            return term.factor != 0 && first <= term.draw && term.draw < first + count;
        });
    });
}

} // namespace

PerId<LeafId, double> means_of(const Plan& plan, const PerId<LeafId, Value>& values) {
    std::vector<double> means(plan.draws());
    for (std::size_t i = 0; i < plan.numbers.size(); ++i)
        if (ask_for(values, i, 1))
            means[i] = mean_of(plan.numbers[i]);
    for (const auto& weights : plan.weights)
        if (const auto count = weights.law.alpha.size(); ask_for(values, weights.first_draw, count))
            fill_means(weights.law, std::span{means}.subspan(weights.first_draw, count));
    PerId<LeafId, double> told;
    for (const auto& value : values)
        told.add(value.in(means));
    return told;
}

} // namespace cutline
