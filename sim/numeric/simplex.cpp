#include "numeric/simplex_conditions.hpp"

#include <cutline/numeric/elementary.hpp>
#include <cutline/numeric/normal.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

namespace cutline {
namespace {

constexpr std::uint64_t most_words = 1'000'000'000;

/// In (0, 1).
double uniform(const NextWord& next_word) {
    return (static_cast<double>(next_word()) + 0.5) * 0x1p-32;
}

/// The logarithm of a gamma variate with shape alpha >= 1 (Marsaglia & Tsang 2000, section 4).
double log_gamma_variate_above_one(double alpha, const NextWord& next_word) {
    const double d = alpha - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    for (;;) { // at least 95% of the tries are kept
        const double z = normal_quantile(uniform(next_word));
        const double cube_root = 1 + c * z;
        if (cube_root <= 0)
            continue;
        const double log_v = 3 * elementary::log(cube_root);
        const double v = cube_root * cube_root * cube_root;
        if (elementary::log(uniform(next_word)) < z * z / 2 + d - d * v + d * log_v)
            return elementary::log(d) + log_v;
    }
}

/// The same for any alpha > 0. Shape 1 is the exponential law; below 1, gamma(alpha) = gamma(alpha + 1)
/// U^(1/alpha) (section 6).
double log_gamma_variate(double alpha, const NextWord& next_word) {
    if (alpha == 1)
        return elementary::log(-elementary::log(uniform(next_word)));
    if (alpha > 1)
        return log_gamma_variate_above_one(alpha, next_word);
    const double log_power = elementary::log(uniform(next_word)) / alpha;
    return log_gamma_variate_above_one(alpha + 1, next_word) + log_power;
}

/// Whether exchanging the components of the order changes nothing, so that sorting them conditions on it.
bool order_is_symmetric(const SimplexLaw& law) {
    const auto same = [&](std::size_t i) { return law.alpha[i] == law.alpha[law.order.front()]; };
    return std::ranges::all_of(law.order, same);
}

void sort_ordered(const SimplexLaw& law, std::span<double> out) {
    std::vector<double> values;
    for (const std::size_t i : law.order)
        values.push_back(out[i]);
    std::ranges::sort(values, std::greater{});
    for (std::size_t rank = 0; rank < values.size(); ++rank)
        out[law.order[rank]] = values[rank];
}

bool in_order(const SimplexLaw& law, std::span<const double> out) {
    const auto value = [&](std::size_t i) { return out[i]; };
    return std::ranges::is_sorted(law.order, std::greater{}, value);
}

bool within_bounds(const SimplexLaw& law, std::span<const double> out) {
    for (std::size_t i = 0; i < law.within.size(); ++i)
        if (out[i] < law.within[i].low || out[i] > law.within[i].high)
            return false;
    return true;
}

bool within_ratios(const SimplexLaw& law, std::span<const double> out) {
    return std::ranges::all_of(law.ratios, [&](const RatioBounds& ratio) {
        const double above = out[ratio.above];
        const double below = out[ratio.below];
        // An infinite bound times 0 would be no number.
        return above >= ratio.within.low * below &&
               (std::isinf(ratio.within.high) || above <= ratio.within.high * below);
    });
}

} // namespace

bool obeys(const SimplexLaw& law, std::span<const double> weights) {
    return in_order(law, weights) && within_bounds(law, weights) && within_ratios(law, weights);
}

namespace {

/// One try; whether the conditions hold.
bool attempt(const SimplexLaw& law, const NextWord& next_word, std::span<double> out) {
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = log_gamma_variate(law.alpha[i], next_word);
    const double largest = *std::ranges::max_element(out);
    double sum = 0;
    for (double& value : out)
        sum += value = elementary::exp(value - largest);
    for (double& value : out)
        value *= law.total / sum;
    if (!law.order.empty() && order_is_symmetric(law))
        sort_ordered(law, out);
    return obeys(law, out);
}

} // namespace

void draw(const SimplexLaw& law, const NextWord& next_word, std::span<double> out) {
    std::uint64_t taken = 0;
    const NextWord counted = [&] {
        ++taken;
        return next_word();
    };
    while (!attempt(law, counted, out))
        if (taken >= most_words)
            throw std::runtime_error("the weights that are asked for are too rare to be drawn");
}

double acceptance(const SimplexLaw& law) {
    constexpr std::uint64_t most_tries = 2'000'000;
    constexpr std::uint64_t enough_hits = 100;
    std::mt19937 engine; // its words are fixed by the standard
    const NextWord next_word = [&engine] { return static_cast<std::uint32_t>(engine()); };
    std::vector<double> out(law.alpha.size());
    std::uint64_t tries = 0;
    std::uint64_t hits = 0;
    for (; tries < most_tries && hits < enough_hits; ++tries)
        hits += attempt(law, next_word, out) ? 1U : 0U;
    return static_cast<double>(hits) / static_cast<double>(tries);
}

} // namespace cutline
