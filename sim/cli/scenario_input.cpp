#include "cli/scenario_input.hpp"

#include "cli/diagnostics_view.hpp"
#include "cli/interrupt.hpp"

#include <cutline/scenario/document.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace cutline::cli {
namespace {

void stop_at_errors(const Diagnostics& diagnostics) {
    if (diagnostics.has_errors())
        throw InputError(diagnostics.all());
}

} // namespace

std::vector<std::string> files_of(const std::string& scenario) {
    std::vector<std::string> files{scenario};
    while (files.size() <= max_extends) {
        std::ifstream file(files.back(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        Diagnostics ignored; // the scenario has been read without an error
        const auto document = parse_yaml(text, files.back(), ignored);
        const auto* base = document.find("extends");
        if (base == nullptr || !base->is_scalar())
            break;
        files.push_back((std::filesystem::path{files.back()}.parent_path() / base->text).string());
    }
    return files;
}

ScenarioInput load_scenario(const Options& options) {
    Diagnostics diagnostics;
    const auto document = load_document(options.file, diagnostics);
    stop_at_errors(diagnostics);

    Changes changes{.variant = options.variant, .set = {}};
    for (const auto& [path, text] : options.set) {
        const Place where{.file = fmt::format("--set {}={}", path, text)};
        changes.set.emplace_back(path, parse_value(text, where, diagnostics));
    }
    stop_at_errors(diagnostics);
    show(diagnostics.all());

    auto game = make_game(document, changes);
    show(game.warnings);
    keep_work_when_interrupted();
    return {apply_changes(document, changes, diagnostics), std::move(game), std::move(changes),
            files_of(options.file)};
}

void expect_playable(const Game& game) {
    if (!has_published_results(game.scenario))
        return;
    Diagnostics diagnostics;
    for (const auto& round : game.scenario.rounds) {
        const auto path = fmt::format("rounds.{}.published", round.id);
        if (round.published)
            diagnostics.error(
                game.scenario.places.key(path), path,
                fmt::format("round '{}' has published results, which this version can read and check "
                            "but not yet take into account",
                            round.id),
                fmt::format("remove the block or run with --set {}=", path));
    }
    throw InputError(diagnostics.all());
}

std::uint64_t seed_of(const Options& options, const Game& game) {
    return options.seed.value_or(game.scenario.run.seed.value_or(1));
}

} // namespace cutline::cli
