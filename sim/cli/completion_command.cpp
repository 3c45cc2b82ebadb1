#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "completion",
        .description =
            "Prints a script that makes bash, zsh or fish complete cutline's commands, options, their values "
            "and the names of files. An installed cutline has brought it along; otherwise put it where your "
            "shell looks, or read it from the shell's own start-up file.",
        .groups = {Group::shell, Group::output},
        .examples = {
            {"For this bash", "eval \"$(cutline completion bash)\""},
            {"For every zsh, in a folder that fpath names", "cutline completion zsh --output _cutline"},
            {"For every fish", "cutline completion fish --output cutline.fish"}}};
    return syntax;
}

Exit print_completion(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    write_result(options, completion_script(options.file));
    return Exit::done;
}

} // namespace

const Command completion_command{"completion", "SHELL",
                                 "completion of commands and options in bash, zsh or fish", syntax,
                                 print_completion};

} // namespace cutline::cli
