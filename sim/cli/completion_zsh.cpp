#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "cli/option_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cutline::cli {
namespace {

/// Text between the single quotes of a zsh word, in which some characters of _arguments mean themselves.
std::string escaped(std::string_view text, std::string_view special) {
    std::string safe;
    for (const char c : text) {
        if (c == '\'')
            safe += R"('\')";
        else if (special.find(c) != special.npos)
            safe += '\\';
        safe += c;
    }
    return safe;
}

/// What may stand in a place: one of some words, a file, or whatever the user knows.
std::string action(const std::vector<std::string>& choices, std::string_view files) {
    if (!choices.empty())
        return fmt::format("({})", fmt::join(choices, " "));
    return files.empty() ? "" : files == "*" ? "_files" : fmt::format("_files -g \"{}\"", files);
}

/// As _arguments wants it: '--format=[table, json or csv]:NAME:(table json csv)'.
std::string specification(const OptionEntry& option) {
    const auto what = fmt::format("[{}]", escaped(option.help, "[]\\:"));
    if (option.letter != '\0')
        return fmt::format("'(-{0} --{1})'{{-{0},--{1}}}'{2}'", option.letter, option.name, what);
    if (option.value.empty())
        return fmt::format("'--{}{}'", option.name, what);
    return fmt::format("'{}--{}={}:{}:{}'", option.repeated ? "*" : "", option.name, what,
                       escaped(option.value, "\\:"), action(option.choices, option.takes_path() ? "*" : ""));
}

std::string specification(const Operand& operand) {
    using enum Operand::Number;
    const auto* const number = operand.number == many || operand.number == any ? "*:"
                               : operand.number == optional                    ? "::"
                                                                               : ":";
    return fmt::format("'{}{}:{}'", number, operand.name, action(operand.choices, operand.files));
}

std::string after_command(const Syntax& syntax) {
    std::string words = fmt::format("        ({})\n            _arguments -S", syntax.command);
    for (const auto& option : options_of(syntax))
        words += " \\\n                " + specification(option);
    if (const auto operand = operand_of(syntax); operand.number != Operand::Number::none)
        words += " \\\n                " + specification(operand);
    return words + " ;;\n";
}

} // namespace

std::string zsh_completion() {
    std::string script =
        "#compdef cutline\n# zsh completion for cutline, as `cutline completion zsh` prints it\n"
        "_cutline() {\n    local curcontext=$curcontext state line\n    local -a commands=(\n";
    for (const auto* command : commands())
        script += fmt::format("        '{}:{}'\n", command->name, escaped(command->summary, "\\:"));
    script += R"(        'help:what a command does, its options and examples'
    )
    _arguments -C '(- *)'{-h,--help}'[help]' '(- *)--version[the version, and how this program was built]' \
        '1: :->command' '*:: :->rest'
    case $state in
    (command) _describe -t commands command commands ;;
    (rest)
        curcontext=${curcontext%:*:*}:cutline-$words[1]:
        case $words[1] in
)";
    for (const auto* command : commands())
        script += after_command(command->syntax());
    return script + R"(        (help) _describe -t commands command commands ;;
        esac ;;
    esac
}
if [[ $funcstack[1] == _cutline ]]; then
    _cutline "$@"
else
    compdef _cutline cutline
fi
)";
}

} // namespace cutline::cli
