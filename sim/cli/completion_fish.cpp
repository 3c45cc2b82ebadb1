#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "cli/option_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cutline::cli {
namespace {

/// A word of fish in single quotes.
std::string quoted(std::string_view text) {
    std::string safe = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            safe += '\\';
        safe += c;
    }
    return safe + "'";
}

std::string line_of(std::string_view command, const OptionEntry& option) {
    auto line =
        fmt::format("complete -c cutline -n '__fish_seen_subcommand_from {}' -l {}", command, option.name);
    if (option.letter != '\0')
        line += fmt::format(" -s {}", option.letter);
    if (!option.choices.empty())
        line += fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(option.choices, " "))));
    else if (option.takes_path())
        line += " -r -F";
    else if (!option.value.empty())
        line += " -x";
    return fmt::format("{} -d {}\n", line, quoted(option.help));
}

/// The endings of names that a pattern means: "*.y*ml" has two, "*" none.
std::string files_of(const Operand& operand) {
    if (operand.files == "*.y*ml")
        return "(__fish_complete_suffix .yaml; __fish_complete_suffix .yml)";
    if (operand.files.starts_with("*."))
        return fmt::format("(__fish_complete_suffix {})", operand.files.substr(1));
    return "(__fish_complete_path (commandline -ct))";
}

std::string line_of(std::string_view command, const Operand& operand) {
    if (operand.number == Operand::Number::none)
        return {};
    const auto words =
        operand.choices.empty() ? files_of(operand) : fmt::format("{}", fmt::join(operand.choices, " "));
    return fmt::format("complete -c cutline -n '__fish_seen_subcommand_from {}' -k -a {}\n", command,
                       quoted(words));
}

} // namespace

std::string fish_completion() {
    std::string script =
        "# fish completion for cutline, as `cutline completion fish` prints it\n"
        "complete -c cutline -f\n"
        "complete -c cutline -n __fish_use_subcommand -l version -d 'the version, and how this "
        "program was built'\n"
        "complete -c cutline -n __fish_use_subcommand -s h -l help -d 'help'\n";
    std::string names;
    for (const auto* command : commands()) {
        script += fmt::format("complete -c cutline -n __fish_use_subcommand -a {} -d {}\n", command->name,
                              quoted(command->summary));
        names += fmt::format("{}{}", names.empty() ? "" : " ", command->name);
    }
    script += "complete -c cutline -n __fish_use_subcommand -a help -d 'what a command does'\n";
    script += fmt::format("complete -c cutline -n '__fish_seen_subcommand_from help' -a '{}'\n", names);
    for (const auto* command : commands()) {
        const auto& syntax = command->syntax();
        script += line_of(command->name, operand_of(syntax));
        for (const auto& option : options_of(syntax))
            script += line_of(command->name, option);
    }
    return script;
}

} // namespace cutline::cli
