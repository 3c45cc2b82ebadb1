#include <cutline/analysis/sensitivity_study.hpp>
#include <cutline/base/diagnostic.hpp>
#include <cutline/tally/groups.hpp>

#include <fmt/format.h>

namespace cutline {
namespace {

const SensitivityMethodEntry& entry_of(const std::string& name) {
    if (const auto* entry = find_sensitivity_method(name))
        return *entry;
    std::vector<std::string> known;
    for (const auto& entry : sensitivity_methods())
        known.emplace_back(entry.name);
    throw SourceError(fmt::format("there is no method '{}'; {}", name, suggestion(name, known)));
}

std::vector<Source> sources_of(const Game& game, const SensitivityMethodEntry& entry,
                               const std::vector<SourceGroup>& groups) {
    if (entry.only_single && !groups.empty())
        throw SourceError(
            fmt::format("method {} looks at single numbers, of which no group can be made; leave the "
                        "groups out, or take another method",
                        entry.name));
    auto sources = grouped(sensitivity_sources(game, entry.grain), groups);
    if (sources.empty())
        throw SourceError(
            "nothing in the scenario is uncertain; give it a spread, an uncertain number, a chance or an "
            "open rule");
    if (entry.only_single)
        std::erase_if(sources, [](const Source& source) { return !source.single; });
    if (sources.empty())
        throw SourceError(
            fmt::format("method {} looks at single numbers, and the scenario draws none; take another "
                        "method",
                        entry.name));
    return sources;
}

} // namespace

SensitivityStudy::SensitivityStudy(const Game& game, const SensitivityQuestion& question, std::uint64_t seed,
                                   Engine engine)
    : question_(question), entry_(&entry_of(question.method)),
      sources_(sources_of(game, *entry_, question.groups)), outputs_(sensitivity_outputs(game, question.of)),
      model_(make_game_model(game, sources_, outputs_, seed, engine)), method_(entry_->make(*model_, seed)),
      group_trials_(group_trials_of(game)) {
    if (entry_->only_single && !model_->is_event(0))
        throw SourceError(fmt::format(
            "method {} looks at what happens or not, not at places; take another method", entry_->name));
    if (const auto counters = method_->counters(); counters > most_sensitivity_counters)
        throw SourceError(
            fmt::format("{} sources and {} teams are more than memory is meant for; ask about one team, "
                        "group sources, or take method shapley or pawn",
                        sources_.size(), outputs_.size()));
}

} // namespace cutline
