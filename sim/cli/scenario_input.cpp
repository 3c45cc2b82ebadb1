#include "cli/scenario_input.hpp"

#include "cli/diagnostics_view.hpp"
#include "cli/interrupt.hpp"
#include "cli/knowledge.hpp"
#include "cli/scenario_search.hpp"

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
    std::error_code ignored_status;
    while (files.size() <= max_extends && std::filesystem::is_regular_file(files.back(), ignored_status)) {
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
    expect_scenario_file(options.file);
    Diagnostics diagnostics;
    const auto document = load_document(options.file, diagnostics);
    stop_at_errors(diagnostics);

    Changes changes{.variant = options.variant, .set = {}, .counterfactual = options.counterfactual};
    for (const auto& [path, text] : options.set) {
        const Place where{.file = fmt::format("--set {}={}", path, text)};
        changes.set.emplace_back(path, parse_value(text, where, diagnostics));
    }
    stop_at_errors(diagnostics);
    show(diagnostics.all());

    auto game = make_game(document, changes);
    show(game.warnings);
    keep_work_when_interrupted();
    auto [known, from] = Knowledge{seed_of(options, game)}.teach(document, changes, game);
    return {document,
            apply_changes(document, changes, diagnostics),
            std::move(game),
            std::move(changes),
            std::move(known),
            std::move(from),
            files_of(options.file)};
}

std::uint64_t seed_of(const Options& options, const Game& game) {
    return options.seed.value_or(game.scenario.run.seed.value_or(1));
}

} // namespace cutline::cli
