#include "cli/scenario_search.hpp"

#include "cli/build_facts.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/folder.hpp"
#include "cli/near_files.hpp"
#include "cli/option_table.hpp"
#include "cli/shell_word.hpp"

#include <cutline/report/display.hpp>
#include <cutline/scenario/document.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_read = 100; ///< files of one folder
constexpr std::size_t most_told = 12;  ///< of all

struct FoundScenario {
    std::string path;
    Node document;
};

/// Where the scenarios stand that were installed with this program; empty if that can't be told.
fs::path installed_scenarios() {
    std::error_code failed;
    const auto program = fs::read_symlink("/proc/self/exe", failed);
    return failed ? fs::path{}
                  : (program.parent_path() / build::data_from_program / "scenarios").lexically_normal();
}

/// The scenario files of a folder by name; a file that can't be read is none.
void find_in(const fs::path& folder, std::vector<FoundScenario>& found) {
    std::size_t read = 0;
    for (const auto& file : files_in(folder)) {
        if (!(file.ends_with(".yaml") || file.ends_with(".yml")) || ++read > most_read)
            continue;
        Diagnostics diagnostics;
        auto document = load_document(file, diagnostics);
        if (!diagnostics.has_errors() && document.has("cutline"))
            found.push_back({file, std::move(document)});
    }
}

std::vector<FoundScenario> scenarios_at_hand() {
    std::vector<FoundScenario> found;
    find_in("", found);
    find_in("scenarios", found);
    std::error_code ignored;
    const auto installed = installed_scenarios();
    if (!installed.empty() && !fs::equivalent(installed, "scenarios", ignored) &&
        !fs::equivalent(installed, ".", ignored))
        find_in(installed, found);
    return found;
}

/// What the command needs besides the file; nothing if the scenario has no use for the command.
std::optional<std::string> needed(const Syntax& syntax, const Node& document) {
    if (accepts(syntax, Group::comparison))
        return document.has("variants") ? std::optional{" --all-variants"} : std::nullopt;
    if (!accepts(syntax, Group::target))
        return "";
    const auto* teams = document.find("teams");
    if (teams == nullptr || teams->entries.empty())
        return {};
    return fmt::format(" --team {} --probability 50%", teams->entries.front().key);
}

/// What the command needs besides a file that nobody knows yet.
std::string_view usually_needed(const Syntax& syntax) {
    return accepts(syntax, Group::comparison) ? " --all-variants"
           : accepts(syntax, Group::target)   ? " --team ID --probability 50%"
                                              : "";
}

/// "cutline run scenarios/school-debate.yaml   # School debate, four teams and two rounds", a line for each.
std::string commands_text(const Syntax& syntax, const std::vector<FoundScenario>& scenarios) {
    std::vector<std::pair<std::string, std::string>> lines;
    std::size_t widest = 0;
    std::size_t untold = 0;
    for (const auto& [path, document] : scenarios) {
        const auto more = needed(syntax, document);
        if (more && lines.size() == most_told)
            ++untold;
        if (!more || lines.size() == most_told)
            continue;
        const auto* title = document.find("title");
        lines.emplace_back(fmt::format("{} {} {}{}", called_as(), syntax.command, shell_word(path), *more),
                           title != nullptr ? "  # " + printable(title->text) : "");
        widest = std::max(widest, display_width(lines.back().first));
    }
    std::string text;
    for (const auto& [command, title] : lines)
        text += fmt::format("\n  {}{}", title.empty() ? command : pad_right(command, widest), title);
    return untold == 0 ? text : fmt::format("{}\n  and {} more", text, untold);
}

std::vector<std::string> paths_of(const std::vector<FoundScenario>& scenarios) {
    std::vector<std::string> paths(scenarios.size());
    std::ranges::transform(scenarios, paths.begin(), &FoundScenario::path);
    return paths;
}

} // namespace

std::string no_scenario_text(const Syntax& syntax) {
    const auto at_hand = commands_text(syntax, scenarios_at_hand());
    return fmt::format(
        "no scenario file; as in: {0} {1} scenario.yaml{2}{3}\nTo write a first one of your own: {0} init",
        called_as(), syntax.command, usually_needed(syntax),
        at_hand.empty() ? "" : "\nAt hand are:" + at_hand);
}

void expect_scenario_file(const std::string& path) {
    std::error_code unknown;
    if (fs::exists(path, unknown) || unknown)
        return;
    const auto hint = near_files_hint(path, paths_of(scenarios_at_hand()));
    throw UsageError(
        fmt::format("there is no file '{}'{}", path,
                    hint.empty() ? fmt::format("; see what is at hand: {} run", called_as()) : hint));
}

} // namespace cutline::cli
