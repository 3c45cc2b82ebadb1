#include "cli/save_run.hpp"

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/saved_folder.hpp"
#include "cli/shell_word.hpp"
#include "report/numbers.hpp"

#include <cutline/report/html.hpp>
#include <cutline/report/run_json.hpp>
#include <cutline/report/survival_svg.hpp>
#include <cutline/report/survival_tables.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/scenario/yaml_writer.hpp>
#include <cutline/version.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <unistd.h>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr double usual_confidence = 0.95;
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

/// The name of the scenario's file without its ending.
std::string scenario_name(const std::string& file) {
    const auto stem = fs::path{file}.stem().string();
    return stem == "." || stem == ".." ? fs::path{file}.filename().string() : stem;
}

/// What makes one run another; what is left as usual isn't told.
std::string run_name(const Options& options, const RunReport& report) {
    constexpr std::size_t digits = 12;
    const auto whole = digest(report.game.resolved);
    auto name = fmt::format("{}-{}-{}", whole.substr(whole.find(':') + 1, digits), report.seed,
                            report.survival.trials);
    if (options.confidence.value != usual_confidence)
        name += "-confidence-" + significant(options.confidence.value);
    if (options.design)
        name += "-design";
    if (options.counterfactual)
        name += "-counterfactual";
    return name;
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
    if (options.confidence.value != usual_confidence)
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
                {"kind", "saved run"},
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

std::vector<SavedFile> files_of_run(const Options& options, const ScenarioInput& input,
                                    const RunReport& report) {
    const auto json = run_json(report);
    const auto page = survival_page(report);
    std::vector<SavedFile> files{
        {played_name, "the scenario as it was played, in one piece", to_yaml(input.game.resolved)}};
    if (has_changes(input)) {
        auto original = input.original;
        original.erase("run"); // the command says it
        files.push_back({original_name, "the scenario before the changes of the command line, in one piece",
                         to_yaml(original)});
    }
    files.push_back({"result.json", "the result, for programs", json});
    files.push_back(
        {"survival.csv", "every number of the result, for spreadsheets", csv_text(survival_rows(report))});
    files.push_back({"survival.md", "the tables, for documents", markdown_text(page)});
    files.push_back({"table.txt", "the tables, for a terminal", terminal_text(page, {})});
    files.push_back({"curves.svg", "the survival curves", survival_svg(report)});
    if (options.report) {
        const std::array<NamedResult, 1> results{{{"the result", json}}};
        files.push_back({"report.html", "the result as a page", html_page(results, options.language)});
    }
    return files;
}

/// The folder that will be written into: the nearest on the way that is there.
fs::path nearest_folder(fs::path folder) {
    std::error_code ignored;
    while (!fs::exists(folder, ignored) && !folder.empty())
        folder = folder.has_filename() || folder.has_parent_path() ? folder.parent_path() : fs::path{};
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
    const auto folder = nearest_folder(results_folder(options));
    std::error_code ignored;
    if (options.results == "" || !fs::is_directory(folder, ignored))
        throw UsageError(
            fmt::format("--results can't be '{}', which is no folder", results_folder(options).string()));
    if (::access(folder.c_str(), W_OK) != 0)
        throw CouldNotFinish(
            fmt::format("can't write into '{}'; choose a folder with --results FOLDER", folder.string()));
}

void save_run(const Options& options, const ScenarioInput& input, const RunReport& played) {
    if (!options.save)
        return;
    auto report = played;
    report.missed.reset(); // a precision that was asked for is nothing that the trials tell
    const auto folder = results_folder(options) / scenario_name(options.file) / run_name(options, report);
    try {
        const auto saved =
            save_folder(folder, files_of_run(options, input, report), head_of(options, input, report));
        if (!options.quiet)
            tell(fmt::format("{}: {}\n", saved == Saving::now ? "saved" : "saved before, the same bytes",
                             folder.string()));
    } catch (const FolderError& error) {
        throw UsageError(fmt::format("{}; remove it, or save elsewhere with --results FOLDER", error.what()));
    }
}

} // namespace cutline::cli
