#include "cli/save_run.hpp"

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/folder.hpp"
#include "cli/saved_folder.hpp"
#include "cli/shell_word.hpp"
#include "report/json_parts.hpp"
#include "report/numbers.hpp"

#include <cutline/report/run_json.hpp>
#include <cutline/report/survival_svg.hpp>
#include <cutline/report/survival_tables.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/scenario/yaml_writer.hpp>
#include <cutline/version.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <unistd.h>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* played_name = "scenario.yaml";
constexpr const char* original_name = "original.yaml";

fs::path results_folder(const Options& options) {
    return options.results.value_or("results");
}

/// What the user changed on the command line. Published results are learnt from under the file as it stood
/// before, so the scenario as it was played isn't enough to play it again.
bool has_changes(const ScenarioInput& input) {
    const auto& [variant, set, counterfactual] = input.changes;
    return variant || !set.empty() || counterfactual;
}

/// The name of the scenario's file without its ending. It begins with no dot, so that it is no draft.
std::string scenario_name(const std::string& file) {
    const auto stem = fs::path{file}.stem().string();
    return stem.starts_with(".") ? "_" + stem : stem;
}

/// Where a run is kept. Its name tells what makes one run another, but not what is left as usual.
fs::path run_folder(const Options& options, const Game& game, std::uint64_t seed, std::uint64_t trials) {
    auto name = fmt::format("{}-{}-{}", short_digest(digest(game.resolved)), seed, trials);
    if (options.confidence.value != usual_confidence.value)
        name += "-confidence-" + significant(options.confidence.value);
    if (options.design)
        name += "-design";
    if (options.counterfactual)
        name += "-counterfactual";
    return results_folder(options) / scenario_name(options.file) / name;
}

/// Complains unless the folder holds this result. Which words of the command line led to the scenario
/// doesn't matter. @param result  all of it, or what is known of it
void expect_result(const fs::path& folder, const Json& result) {
    try {
        const auto there = Json::parse(kept_text(folder, result_name), nullptr, false);
        for (const auto& [key, value] : result.items())
            if (key != "options" && (!there.is_object() || !there.contains(key) || there[key] != value))
                throw FolderError(fmt::format("'{}' holds another result: \"{}\" in its {} differs",
                                              folder.string(), key, result_name));
    } catch (const FolderError& error) {
        throw UsageError(fmt::format("{}; remove it, or save elsewhere with --results FOLDER", error.what()));
    }
}

/// The command that gives the result again, in the folder.
std::string command_of(const Options& options, const ScenarioInput& input, const RunReport& report) {
    std::vector<std::string> words{"cutline", "run", has_changes(input) ? original_name : played_name};
    const auto add = [&](std::string option, std::string value) {
        words.push_back(std::move(option));
        words.push_back(std::move(value));
    };
    if (options.variant)
        add("--variant", *options.variant);
    for (const auto& [path, value] : options.set)
        add("--set", path + "=" + value);
    if (options.counterfactual)
        words.emplace_back("--counterfactual");
    if (options.design)
        words.emplace_back("--design");
    add("--trials", std::to_string(report.survival.trials));
    add("--seed", std::to_string(report.seed));
    if (options.confidence.value != usual_confidence.value)
        add("--confidence", significant(options.confidence.value));
    std::string command;
    for (const auto& word : words)
        command += (command.empty() ? "" : " ") + shell_word(word);
    return command;
}

/// What the manifest tells beside its files: no time, no machine, no path.
std::string head_of(const Options& options, const ScenarioInput& input, const RunReport& report) {
    Json set = Json::object();
    for (const auto& [path, value] : options.set)
        set[path] = value;
    return Json{{"cutline", version},
                {"kind", saved_kind},
                {"title", report.game.scenario.title},
                {"digest", digest(report.game.resolved)},
                {"command", command_of(options, input, report)},
                {"options",
                 {{"variant", options.variant ? Json(*options.variant) : Json{}},
                  {"set", std::move(set)},
                  {"counterfactual", options.counterfactual},
                  {"design", options.design},
                  {"trials", report.survival.trials},
                  {"seed", report.seed},
                  {"confidence", rounded(options.confidence.value)}}}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<SavedFile> files_of_run(const ScenarioInput& input, const RunReport& report) {
    const auto page = survival_page(report);
    std::vector<SavedFile> files{
        {played_name, "the scenario as it was played, in one piece", to_yaml(input.game.resolved)}};
    if (has_changes(input)) {
        auto original = input.original;
        original.erase("run"); // the command says it
        files.push_back({original_name, "the scenario before the changes of the command line, in one piece",
                         to_yaml(original)});
    }
    files.push_back({result_name, "the result, for programs", run_json(report)});
    files.push_back(
        {"survival.csv", "every number of the result, for spreadsheets", csv_text(survival_rows(report))});
    files.push_back({"survival.md", "the tables, for documents", markdown_text(page)});
    files.push_back({"table.txt", "the tables, for a terminal", terminal_text(page, {})});
    files.push_back({"curves.svg", "the survival curves", survival_svg(report)});
    return files;
}

/// The nearest on the way to a folder that is there.
fs::path nearest(fs::path folder) {
    while (!folder.empty() && !is_there(folder))
        folder = folder.parent_path();
    return folder.empty() ? fs::path{"."} : folder;
}

} // namespace

void expect_savable(const Options& options) {
    if (options.results && !options.save)
        throw UsageError("--results says where --save keeps the run; add --save");
    if (!options.save)
        return;
    if (options.shard)
        throw UsageError(
            "a part can't be saved: it tells no chances, and only all parts together make a run; "
            "save a run of all trials");
    if (options.results == "")
        throw UsageError("--results needs the name of a folder");
    const auto folder = nearest(results_folder(options) / scenario_name(options.file));
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        throw UsageError(
            fmt::format("can't save into '{}', which is no folder; save elsewhere with --results FOLDER",
                        folder.string()));
    if (::access(folder.c_str(), W_OK) != 0)
        throw CouldNotFinish(
            fmt::format("can't write into '{}'; choose a folder with --results FOLDER", folder.string()));
}

void expect_free(const Options& options, const ScenarioInput& input, const RunOptions& wanted) {
    if (!options.save || wanted.precision) // when a precision is reached isn't known
        return;
    const auto folder = run_folder(options, input.game, wanted.seed, wanted.trials);
    if (is_there(folder))
        expect_result(folder, {{"cutline", version}, {"scenario", as_json(input.game.resolved)}});
}

void save_run(const Options& options, const ScenarioInput& input, const RunReport& played) {
    if (!options.save)
        return;
    auto report = played;
    report.missed.reset(); // a precision that was asked for is nothing that the trials tell
    const auto folder = run_folder(options, report.game, report.seed, report.survival.trials);
    const auto saved = save_folder(folder, files_of_run(input, report), head_of(options, input, report));
    if (saved == Saving::before)
        expect_result(folder, Json::parse(run_json(report)));
    if (!options.quiet)
        tell(fmt::format("{}: {}\n", saved == Saving::now ? "saved" : "saved before, the same result",
                         folder.string()));
}

} // namespace cutline::cli
