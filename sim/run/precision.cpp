#include <cutline/run/run.hpp>
#include <cutline/tally/share_intervals.hpp>

#include <algorithm>

namespace cutline {

double widest_final_interval(const Tally& tally, Confidence confidence) {
    const ShareIntervals intervals{tally, confidence};
    double widest = 0;
    for (std::size_t team = 0; team < tally.finals.size(); ++team) {
        const auto [low, high] = intervals([&](const Tally& part) { return part.finals[TeamId{team}]; });
        widest = std::max(widest, (high - low) / 2);
    }
    return widest;
}

} // namespace cutline
