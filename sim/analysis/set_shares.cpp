#include "analysis/set_shares.hpp"

#include <algorithm>
#include <compare>
#include <string>

namespace cutline {

namespace {

/// A list of names against a list of names, as words of a dictionary.
bool by_names(TeamSet a, TeamSet b, const Roster& roster) {
    const auto compare = [&](TeamId one, TeamId other) {
        return roster.teams[one].id <=> roster.teams[other].id;
    };
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(), compare) < 0;
}

} // namespace

Estimate estimate(const Tally& tally, const ShareIntervals& intervals, const CountOf& count_of) {
    const auto count = count_of(tally);
    const double p = tally.trials == 0 ? 0 : static_cast<double>(count) / static_cast<double>(tally.trials);
    return {.count = count, .p = p, .interval = intervals(count_of)};
}

std::optional<std::vector<SetShare>> set_shares(const Tally& tally, const SetsOf& sets, const Bounds& bounds,
                                                const Roster& roster, const ShareIntervals& intervals) {
    const auto& counts = sets(tally);
    if (!counts)
        return std::nullopt;
    std::vector<SetCounts::Entry> entries;
    for (const auto& entry : *counts)
        entries.push_back(entry);
    std::ranges::sort(entries, [&](const auto& a, const auto& b) {
        return a.count != b.count ? a.count > b.count : by_names(a.set, b.set, roster);
    });

    std::vector<SetShare> shares;
    shares.reserve(entries.size());
    for (const auto& entry : entries) {
        const auto set = entry.set;
        SetShare share;
        for (const TeamId team : set)
            share.teams.push_back(team);
        share.estimate =
            estimate(tally, intervals, [&](const Tally& part) { return sets(part)->count(set); });
        share.estimate.always = bounds.surely == bounds.possibly; // then there is no other set
        shares.push_back(std::move(share));
    }
    return shares;
}

} // namespace cutline
