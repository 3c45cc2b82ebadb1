#include "analysis/shares.hpp"

#include <cutline/numeric/student.hpp>

#include <algorithm>
#include <vector>

namespace cutline {

namespace {

bool independent(const Counts& counts) {
    return counts.group_trials() == independent_group_trials;
}

/// The groups that have trials.
std::vector<Sums> groups_of(const Counts& counts) {
    std::vector<Sums> groups;
    for (std::size_t number = 0; number < Counts::groups; ++number)
        if (const auto group = counts.group(number); group.trials > 0)
            groups.push_back(group);
    return groups;
}

/// By how much a share's variance exceeds that of independent trials (see ShareIntervals); 0 if that can't be
/// told.
double design_effect(const std::vector<Sums>& groups, const Sums& all, std::size_t counter) {
    const double share = all.mean(counter);
    if (groups.size() < 2 || share <= 0 || share >= 1)
        return 0;
    double squares = 0;
    for (const auto& group : groups) {
        const double apart = group[counter] - share * static_cast<double>(group.trials);
        squares += apart * apart;
    }
    const auto count = static_cast<double>(groups.size());
    return count / (count - 1) * squares / static_cast<double>(all.trials) / (share * (1 - share));
}

double largest_effect(const std::vector<Sums>& groups, const Sums& all) {
    double largest = 1;
    for (std::size_t counter = 0; counter < all.counters.size(); ++counter)
        largest = std::max(largest, design_effect(groups, all, counter));
    return largest;
}

Interval dependent(const Counts& counts, const Sums& all, std::size_t counter, Confidence confidence) {
    const auto groups = groups_of(counts);
    if (groups.size() < 2)
        return {0, 1};
    double effect = design_effect(groups, all, counter);
    if (effect == 0)
        effect = largest_effect(groups, all);
    const double hits = all[counter] / effect;
    return wilson(hits, static_cast<double>(all.trials) / effect - hits,
                  student_deviate(confidence, groups.size() - 1));
}

/// The chance that an event that wasn't seen may still have: Wilson's, over as many trials as are
/// independent.
double unseen(const Counts& counts, const Sums& all, Confidence confidence) {
    if (independent(counts))
        return wilson(0, all.trials, confidence).high;
    const auto effect = largest_effect(groups_of(counts), all);
    return wilson(0.0, static_cast<double>(all.trials) / effect, deviate(confidence)).high;
}

} // namespace

Estimate share(const Counts& counts, const Jackknife& jackknife, std::size_t counter, Confidence confidence) {
    const auto all = jackknife.totals();
    const auto hits = static_cast<std::uint64_t>(all.counters[counter]);
    return {.count = hits,
            .p = all.mean(counter),
            .interval = independent(counts) ? wilson(hits, all.trials, confidence)
                                            : dependent(counts, all, counter, confidence)};
}

Estimated share_difference(const Counts& counts, const Jackknife& jackknife, std::size_t counter,
                           std::size_t less, Confidence confidence) {
    const auto difference = [&](const Sums& sums) {
        const auto more = static_cast<double>(sums.counters[counter] - sums.counters[less]);
        return sums.trials == 0 ? 0 : more / static_cast<double>(sums.trials);
    };
    return clamped(widened(jackknife(difference), unseen(counts, jackknife.totals(), confidence)), {-1, 1});
}

} // namespace cutline
