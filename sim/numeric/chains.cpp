#include <cutline/numeric/chains.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace cutline {
namespace {

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The mean product of a chain's distances from its mean, so many steps apart; over its whole length.
double autocovariance(std::span<const double> chain, double mean, std::size_t lag) {
    double sum = 0;
    for (std::size_t i = 0; i + lag < chain.size(); ++i)
        sum += (chain[i] - mean) * (chain[i + lag] - mean);
    return sum / static_cast<double>(chain.size());
}

} // namespace

ChainQuality chain_quality(std::span<const std::vector<double>> chains) {
    std::vector<std::span<const double>> halves;
    for (const auto& chain : chains) {
        const auto half = chain.size() / 2;
        halves.push_back(std::span{chain}.first(half));
        halves.push_back(std::span{chain}.last(half));
    }
    const auto count = static_cast<double>(halves.size());
    const auto length = halves.front().size();
    const auto n = static_cast<double>(length);
    std::vector<double> means;
    for (const auto& half : halves)
        means.push_back(mean_of(half));
    const double mean = mean_of(means);
    double between = 0; // variance of the halves' means
    double within = 0;
    for (std::size_t i = 0; i < halves.size(); ++i) {
        between += (means[i] - mean) * (means[i] - mean) / (count - 1);
        within += autocovariance(halves[i], means[i], 0) * n / (n - 1) / count;
    }
    const double draws = count * n;
    if (!(within > 0))
        return {draws, between > 0 ? std::sqrt(draws) : 1};
    const double variance = (n - 1) / n * within + between;

    const auto correlation = [&](std::size_t lag) {
        double covariance = 0;
        for (std::size_t i = 0; i < halves.size(); ++i)
            covariance += autocovariance(halves[i], means[i], lag) / count;
        return 1 - (within - covariance * n / (n - 1)) / variance;
    };
    double sum = 0; // of pairs, each no larger than the one before, as long as they are positive
    double last = 2;
    for (std::size_t lag = 0; lag + 1 < length; lag += 2) {
        const double pair = std::min(last, correlation(lag) + correlation(lag + 1));
        if (pair < 0)
            break;
        sum += pair;
        last = pair;
    }
    const double time = std::max(2 * sum - 1, 1.0);
    return {draws / time, std::sqrt(variance / within)};
}

} // namespace cutline
