#include "cli/command.hpp"
#include "cli/man_page.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{.command = "man",
                               .description =
                                   "Prints the page of the manual about a command, or about cutline as a "
                                   "whole, as `man` reads it. An installed cutline has brought all of them "
                                   "along: man cutline-run.",
                               .groups = {Group::manual, Group::output},
                               .examples = {{"The page about `cutline run`", "cutline man run"},
                                            {"The first page of the manual, as a file for man -l",
                                             "cutline man --output cutline.1"}}};
    return syntax;
}

Exit print_page(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    write_result(options, options.file.empty() ? man_page() : man_page(find_command(options.file)));
    return Exit::done;
}

} // namespace

const Command man_command{"man", "[COMMAND]", "a page of the manual", syntax, print_page};

} // namespace cutline::cli
