#include "cli/command.hpp"

#include <cutline/base/diagnostic.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace cutline::cli {

std::span<const Command* const> commands() {
    static constexpr std::array catalogue{&run_command, &check_command, &trace_command, &schema_command};
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
    known.emplace_back("help");
    const auto near = nearest(name, known);
    throw UsageError(fmt::format("unknown command '{}'{}; the commands are {}", name,
                                 near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                                 fmt::join(known, ", ")));
}

std::string general_help() {
    std::string text =
        "cutline plays competitions that end by elimination and says who survives, how often and why.\n\n"
        "Usage:\n";
    for (const auto* command : commands())
        text += fmt::format("  cutline {:<24}{}\n", fmt::format("{} {}", command->name, command->arguments),
                            command->summary);
    text += "\n"
            "  cutline help COMMAND            what a command does, and its options\n"
            "  cutline --version               the version\n\n"
            "Try: cutline run scenario.yaml\n";
    return text;
}

} // namespace cutline::cli
