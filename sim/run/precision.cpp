#include <cutline/run/run.hpp>

#include <algorithm>

namespace cutline {

double widest_final_interval(const Tally& tally, Confidence confidence) {
    double widest = 0;
    for (const auto count : tally.finals) {
        const auto [low, high] = wilson(count, tally.trials, confidence);
        widest = std::max(widest, (high - low) / 2);
    }
    return widest;
}

} // namespace cutline
