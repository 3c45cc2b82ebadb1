#include "run/keeper.hpp"

#include <algorithm>

namespace cutline {

namespace {

constexpr double least_play = 20; // times as long as keeping takes: it costs a twentieth at most

} // namespace

Keeper::Keeper(const RunOptions& options, const Clock& clock)
    : options_(options), clock_(clock), due_(clock() + options.keep_every) {}

void Keeper::keep_if_due(const Tally& tally) {
    if (options_.on_keep && clock_() >= due_)
        keep({tally, false});
}

void Keeper::keep(const Kept& kept) {
    if (!options_.on_keep)
        return;
    const auto start = clock_();
    options_.on_keep(kept);
    const auto end = clock_();
    due_ = end + std::max(options_.keep_every, least_play * (end - start));
}

} // namespace cutline
