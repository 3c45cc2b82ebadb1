#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "cli/option_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cutline::cli {
namespace {

/// The words that may begin a command line.
std::string first_words() {
    std::string words;
    for (const auto* command : commands())
        words += fmt::format("{} ", command->name);
    return words + "help --help --version";
}

/// What may follow an option that takes a value: its words, the names of files, or whatever the user knows.
std::string after_option(const OptionEntry& option) {
    const auto what = !option.choices.empty() ? fmt::format("words='{}'", fmt::join(option.choices, " "))
                      : option.takes_path()   ? "files='*'"
                                              : "return";
    return fmt::format("            --{}) {} ;;\n", option.name, what);
}

std::string after_command(const Syntax& syntax) {
    std::string options;
    std::string cases;
    for (const auto& option : options_of(syntax)) {
        options += fmt::format("{}--{}", options.empty() ? "" : " ", option.name);
        if (!option.value.empty())
            cases += after_option(option);
    }
    const auto operand = operand_of(syntax);
    const auto what = !operand.choices.empty() ? fmt::format("words='{}'", fmt::join(operand.choices, " "))
                      : !operand.files.empty() ? fmt::format("files='{}'", operand.files)
                                               : "";
    return fmt::format(
        "        {})\n            options='{}'\n            case $before in\n{}            *) {} ;;\n"
        "            esac ;;\n",
        syntax.command, options, cases, what);
}

} // namespace

std::string bash_completion() {
    std::string script = R"(# bash completion for cutline, as `cutline completion bash` prints it
_cutline() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options words files
    # bash takes --format=json apart.
    [[ $word != '=' ]] || word=
    [[ $before != '=' ]] || before=${COMP_WORDS[COMP_CWORD - 2]}
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        words=')";
    script += first_words() + "'\n    else\n        case ${COMP_WORDS[1]} in\n";
    for (const auto* command : commands())
        script += after_command(command->syntax());
    script += fmt::format("        help) words='{}' ;;\n        esac\n    fi\n", first_words());
    return script + R"(    if [[ $word == -* && -n $options ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    elif [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    elif [[ -n $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -d -- "$word"; compgen -f -X "!$files" -- "$word")
    fi
}
complete -F _cutline cutline
)";
}

} // namespace cutline::cli
