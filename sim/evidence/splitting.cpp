#include "evidence/splitting.hpp"

#include <cutline/numeric/elementary.hpp>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace cutline::evidence {
namespace {

constexpr double log_2 = 0x1.62e42fefa39efp-1;
/// What a half misses must fall to this share within so many levels, or it will never be nothing. With d
/// figures to meet, a level takes off a factor of about 2^(1/d).
constexpr double least_progress = 0.9;
constexpr std::size_t patience = 40;

struct Candidate {
    World world;
    double missing = 0;
};

/// Worlds as likely as what fell by chance makes them.
std::vector<Candidate> imagine(Sampler& sampler, std::size_t count, Chance& chance, double& log2_chance) {
    std::vector<World> worlds;
    std::vector<double> weights;
    const auto tries = sampler.verdicts().empty() ? count : 4 * count;
    for (std::size_t i = 0; i < tries; ++i) {
        worlds.push_back(sampler.imagine(chance));
        weights.push_back(sampler.verdicts().chance(worlds.back().drawn));
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0))
        return {};
    log2_chance = elementary::log(sum / static_cast<double>(tries)) / log_2;
    // Systematic resampling: one uniform number picks all.
    std::vector<Candidate> picked;
    const double step = sum / static_cast<double>(count);
    double next = step * chance.uniform();
    double passed = 0;
    for (std::size_t i = 0; i < tries; ++i) {
        passed += weights[i];
        for (; next < passed && picked.size() < count; next += step) {
            sampler.enter(worlds[i]);
            picked.push_back({worlds[i], sampler.missing()});
        }
    }
    while (picked.size() < count) // what rounding has left out
        picked.push_back(picked.back());
    return picked;
}

/// What half of the candidates miss at most. Where scores are rounded or rules are drawn, what they miss
/// comes in steps, and most may stand on one for good: then the next step down that somebody has reached.
/// @param candidates  the nearest first
double next_level(const std::vector<Candidate>& candidates, const std::vector<double>& levels) {
    constexpr std::size_t for_good = 8;   // levels
    constexpr double least_step = 0.0001; // points, as totals are told apart; less is no step but a tight fit
    const double half = candidates[(candidates.size() - 1) / 2].missing;
    if (levels.size() < for_good || half < levels[levels.size() - for_good])
        return half;
    const auto step = std::ranges::upper_bound(candidates, half - least_step / 2, {}, &Candidate::missing);
    return step == candidates.begin() ? half : std::prev(step)->missing;
}

} // namespace

std::optional<Start> find_worlds(const Model& model, const Directions& directions,
                                 const std::vector<std::vector<bool>>& items, std::size_t count, Key key) {
    Sampler sampler(model, directions, items);
    sampler.learn_reach(true);
    Chance chance(key, 0);
    Start start;
    auto candidates = imagine(sampler, count, chance, start.log2_chance);
    if (candidates.empty())
        return std::nullopt;

    std::vector<double> levels;
    for (;;) {
        std::ranges::stable_sort(candidates, {}, &Candidate::missing);
        const double allowed = next_level(candidates, levels);
        const auto living = static_cast<std::size_t>(
            std::ranges::upper_bound(candidates, allowed, {}, &Candidate::missing) - candidates.begin());
        start.log2_chance +=
            elementary::log(static_cast<double>(living) / static_cast<double>(count)) / log_2;
        levels.push_back(allowed);
        if (levels.size() > patience && allowed > least_progress * levels[levels.size() - 1 - patience])
            return std::nullopt;
        for (std::size_t i = living; i < count; ++i)
            candidates[i] = candidates[chance.below(living)];
        for (auto& candidate : candidates) {
            sampler.enter(candidate.world);
            auto apart = living;
            do { // the fewer live, the more start alike
                sampler.sweep(chance, allowed);
                apart *= 2;
            } while (apart < count);
            candidate = {sampler.world(), sampler.missing()};
        }
        if (allowed == 0)
            break;
    }
    for (auto& candidate : candidates)
        start.worlds.push_back(std::move(candidate.world));
    start.reach = sampler.reach();
    return start;
}

} // namespace cutline::evidence
