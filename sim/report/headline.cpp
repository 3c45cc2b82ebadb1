#include "report/labels.hpp"
#include "report/survival_view.hpp"

#include <cutline/report/percent.hpp>

#include <algorithm>

namespace cutline {
namespace {

constexpr std::size_t most_named = 4; ///< of those that are nearly even

/// One team, or one set of teams, that may be what is left.
struct Candidate {
    std::string name;
    const Estimate* estimate;
};

/// Those that a run of this size can't tell from the first.
std::vector<Candidate> nearly_even(std::vector<Candidate> likeliest_first) {
    const auto& leader = likeliest_first.front();
    std::erase_if(likeliest_first, [low = leader.estimate->interval.low](const Candidate& candidate) {
        return candidate.estimate->interval.high < low;
    });
    return likeliest_first;
}

std::string one(const RunReport& report, const Candidate& leader) {
    return leader.name + " (" + percent(*leader.estimate) + ", " + interval_heading(report.survival) + " " +
           percent_interval(*leader.estimate) + ")";
}

/// "nearly even: a (34%), b (33%) and c (33%)"; sets, which hold an "and" themselves, stand between
/// semicolons.
std::string several(const RunReport& report, const std::vector<Candidate>& even) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(most_named, even.size()); ++i)
        names.push_back(even[i].name + " (" + percent(*even[i].estimate) + ")");
    if (even.size() > most_named)
        names.push_back(counted(even.size() - most_named, "other"));
    if (report.game.scenario.finalists == 1)
        return "nearly even: " + listed(names);
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "nearly even: " : "; ") + name;
    return text;
}

std::vector<Candidate> teams(const RunReport& report) {
    std::vector<Candidate> candidates;
    for (const auto* team : likeliest_first(report.survival))
        candidates.push_back({report.game.roster.teams[team->team].name, &team->final});
    return candidates;
}

std::vector<Candidate> sets(const RunReport& report) {
    std::vector<Candidate> candidates;
    if (report.survival.finals)
        for (const auto& set : *report.survival.finals)
            candidates.push_back({set_words(report.game, set.teams), &set.estimate});
    return candidates;
}

} // namespace

std::string headline(const RunReport& report) {
    const auto finalists = report.game.scenario.finalists;
    const auto candidates = finalists == 1 ? teams(report) : sets(report);
    if (candidates.empty() || candidates.front().estimate->count == 0)
        return {};
    const auto even = nearly_even(candidates);
    return "Likeliest " + finalists_word(finalists) + ": " +
           (even.size() == 1 ? one(report, even.front()) : several(report, even));
}

} // namespace cutline
