#include "run/pace.hpp"

#include <cutline/run/run.hpp>

#include <algorithm>

namespace cutline {

namespace {

static_assert(batch_trials % block_trials == 0);

constexpr Seconds wave_time{0.1};              // half of the time between two reports of progress
constexpr std::uint64_t growth = 8;            // of a wave over the last: one short wave may be chance
constexpr std::uint64_t most_trials = 1 << 30; // a wave of an engine that no clock can time

} // namespace

Pace::Pace(unsigned workers, std::uint64_t block) : block_(block), least_(workers * block), trials_(least_) {}

std::uint64_t Pace::end_of_wave(std::uint64_t done, std::uint64_t most, bool each_batch) const {
    const auto wave = std::min(trials_, most - done);
    const auto to_border = batch_trials - done % batch_trials;
    if (wave <= to_border)
        return done + wave;
    return done + to_border + (each_batch ? 0 : (wave - to_border) / batch_trials * batch_trials);
}

void Pace::learn(std::uint64_t trials, Seconds time) {
    const auto longest = std::min(growth * trials_, most_trials);
    const double wanted = static_cast<double>(trials) * (wave_time / std::max(time, Seconds{1e-9}));
    const auto next = wanted < static_cast<double>(longest) ? static_cast<std::uint64_t>(wanted) : longest;
    trials_ = std::max(next / block_ * block_, least_);
}

} // namespace cutline
