#include "analysis/final_set_runs.hpp"

#include "analysis/second_trials.hpp"

#include <cutline/engine/weight_sweep.hpp>
#include <cutline/tally/groups.hpp>
#include <cutline/tally/set_counts.hpp>

#include <algorithm>
#include <map>

namespace cutline {
namespace {

constexpr std::uint64_t scout_trials = 16'384;
constexpr std::size_t sets_of_a_point = 3; ///< the commonest
constexpr std::size_t most_sets = 16;

} // namespace

std::vector<TeamSet> likely_sets(const WeightStudy& study, const std::vector<std::vector<double>>& weightings,
                                 std::uint64_t seed) {
    const WeightSweep sweep(study.game(), study.studied(), seed, weightings);
    std::vector<SetCounts> counts(weightings.size());
    const auto first = second_trials({}, 2, 0).first;
    sweep.play(first, first + scout_trials,
               [&](std::size_t point, std::span<const TeamSet> finalists, std::span<const std::uint64_t>) {
                   for (const auto set : finalists)
                       counts[point].add(set);
               });
    std::map<TeamSet, std::uint64_t> most;
    for (const auto& of_point : counts) {
        std::vector<SetCounts::Entry> entries(of_point.begin(), of_point.end());
        std::ranges::sort(entries, [](const auto& a, const auto& b) {
            return std::pair{b.count, a.set} < std::pair{a.count, b.set};
        });
        entries.resize(std::min(entries.size(), sets_of_a_point));
        for (const auto& [set, count] : entries)
            most[set] = std::max(most[set], count);
    }
    std::vector<std::pair<std::uint64_t, TeamSet>> ranked;
    for (const auto& [set, count] : most)
        ranked.emplace_back(count, set);
    std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<TeamSet> sets;
    for (std::size_t i = 0; i < std::min(ranked.size(), most_sets); ++i)
        sets.push_back(ranked[i].second);
    return sets;
}

std::optional<Counts> count_sets(const WeightStudy& study, const std::vector<std::vector<double>>& weightings,
                                 const std::vector<TeamSet>& sets, const CountsOptions& options) {
    const WeightSweep sweep(study.game(), study.studied(), options.seed, weightings);
    const auto play = [&](TrialRange trials, Counts& counts) {
        const auto into = counts.count(trials.first, trials.last);
        sweep.play(
            trials.first, trials.last,
            [&](std::size_t point, std::span<const TeamSet> finalists, std::span<const std::uint64_t>) {
                const auto at = point * sets.size();
                for (const auto set : finalists) {
                    const auto found = std::ranges::find(sets, set);
                    if (found != sets.end())
                        ++into[at + static_cast<std::size_t>(found - sets.begin())];
                }
            });
    };
    auto run =
        run_counts(Counts{weightings.size() * sets.size(), group_trials_of(study.game())}, play, options);
    if (run.stopped)
        return std::nullopt;
    return std::move(run.tally);
}

} // namespace cutline
