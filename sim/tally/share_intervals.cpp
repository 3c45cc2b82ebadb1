#include <cutline/numeric/student.hpp>
#include <cutline/tally/share_intervals.hpp>

#include <algorithm>

namespace cutline {

ShareIntervals::ShareIntervals(const Tally& tally, Confidence confidence)
    : tally_(tally), confidence_(confidence) {
    groups_ = static_cast<std::size_t>(
        std::ranges::count_if(tally.groups, [](const Tally& group) { return group.trials > 0; }));
    if (groups_ < 2)
        return;
    deviate_ = student_deviate(confidence, groups_ - 1);
    for (std::size_t team = 0; team < tally.finals.size(); ++team)
        largest_effect_ = std::max(
            largest_effect_, design_effect([&](const Tally& part) { return part.finals[TeamId{team}]; }));
}

double ShareIntervals::design_effect(const CountOf& count) const {
    const auto trials = static_cast<double>(tally_.trials);
    const double share = static_cast<double>(count(tally_)) / trials;
    if (share <= 0 || share >= 1)
        return 0;
    double squares = 0;
    for (const auto& group : tally_.groups) {
        const double apart = static_cast<double>(count(group)) - share * static_cast<double>(group.trials);
        squares += apart * apart;
    }
    const auto groups = static_cast<double>(groups_);
    return groups / (groups - 1) * squares / trials / (share * (1 - share));
}

Interval ShareIntervals::operator()(const CountOf& count) const {
    const auto hits = count(tally_);
    if (tally_.groups.empty())
        return wilson(hits, tally_.trials, confidence_);
    if (groups_ < 2)
        return {0, 1};
    const double effect = design_effect(count);
    const double shrink = 1 / (effect > 0 ? effect : largest_effect_);
    return wilson(static_cast<double>(hits) * shrink, static_cast<double>(tally_.trials - hits) * shrink,
                  deviate_);
}

} // namespace cutline
