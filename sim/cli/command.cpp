#include "cli/command.hpp"

#include <cutline/base/diagnostic.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace cutline::cli {
namespace {

bool is_scenario_file(std::string_view word) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(word, ignored) || word.ends_with(".yaml") ||
           word.ends_with(".yml");
}

} // namespace

std::span<const Command* const> commands() {
    static constexpr std::array catalogue{
        &init_command,        &run_command,     &check_command,      &compare_command, &weights_command,
        &sensitivity_command, &target_command,  &trace_command,      &schema_command,  &merge_command,
        &report_command,      &results_command, &completion_command, &man_command};
    return catalogue;
}

const Command& find_command(std::string_view name) {
    const auto found =
        std::ranges::find(commands(), name, [](const Command* command) { return command->name; });
    if (found != commands().end())
        return **found;
    std::vector<std::string> known;
    for (const auto* command : commands())
        known.emplace_back(command->name);
    known.insert(known.end(), {"help", "version"});
    if (is_scenario_file(name))
        throw UsageError(
            fmt::format("'{}' is a file, not a command; did you mean: cutline run {}?", name, name));
    const auto near = nearest(name, known);
    throw UsageError(fmt::format("unknown command '{}'{}; the commands are {}", name,
                                 near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                                 fmt::join(known, ", ")));
}

} // namespace cutline::cli
