#include "report/published_words.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/scenario_labels.hpp"

#include <algorithm>

namespace cutline {
namespace {

std::string teams_of(const Scenario& scenario, const std::vector<std::string>& ids) {
    std::vector<std::string> names;
    for (const auto& id : ids)
        names.push_back(team_label(scenario, id));
    return listed(names);
}

std::string figures_of(const Scenario& scenario, const ById<Printed>& figures) {
    std::vector<std::string> words;
    for (const auto& [criterion, printed] : figures)
        words.push_back(criterion_label(scenario, criterion) + " " + plain(printed.value));
    return listed(words);
}

std::string way_out(const Round& round, const std::string& cause) {
    constexpr std::string_view gate = "gate:";
    if (cause == "cut")
        return "by the cut";
    if (!cause.starts_with(gate))
        return cause;
    const auto id = cause.substr(gate.size());
    const auto found = std::ranges::find(round.gates, id, &Gate::id);
    return "by the gate " + (found == round.gates.end() || found->name.empty() ? id : found->name);
}

std::string exits_of(const Scenario& scenario, const Round& round, const ById<std::string>& exits) {
    std::vector<std::string> words;
    for (const auto& [team, cause] : exits)
        words.push_back(team_label(scenario, team) + " (" + way_out(round, cause) + ")");
    return words.empty() ? "nobody went out" : "out went " + listed(words);
}

} // namespace

std::vector<std::string> published_words(const Scenario& scenario, const Round& round) {
    const auto& published = *round.published;
    std::vector<std::string> words{"Its results are published, and every trial agrees with them"};
    if (published.field)
        words.push_back("Published: took part " + teams_of(scenario, *published.field));
    for (const auto& [team, figures] : published.scores)
        words.push_back("Published: scores of " + team_label(scenario, team) + ": " +
                        figures_of(scenario, figures));
    if (!published.mean.empty())
        words.push_back("Published: means of all " + figures_of(scenario, published.mean));
    for (const auto& [criterion, placing] : published.best)
        words.push_back("Published: best in " + criterion_label(scenario, criterion) + " " +
                        teams_of(scenario, placing.teams));
    for (const auto& [criterion, placing] : published.worst)
        words.push_back("Published: last in " + criterion_label(scenario, criterion) + " " +
                        teams_of(scenario, placing.teams));
    for (const auto& [criterion, teams] : published.top)
        words.push_back("Published: above all others in " + criterion_label(scenario, criterion) + " " +
                        teams_of(scenario, teams));
    if (published.exits)
        words.push_back("Published: " + exits_of(scenario, round, *published.exits));
    return words;
}

} // namespace cutline
