#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/report/summary.hpp>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "check",
        .description =
            "Reads the scenario without playing it. Says in words what the file means, so that you can "
            "see whether it was understood, or lists everything that is wrong with it.",
        .groups = {Group::scenario, Group::format, Group::output},
        .formats = {Format::table, Format::json, Format::md},
        .examples = {{"What a file means", "cutline check scenarios/school-debate.yaml"},
                     {"What it means under one of its variants",
                      "cutline check scenarios/school-debate.yaml --variant content-first"}}};
    return syntax;
}

std::string text_of(const ScenarioInput& input, const Options& options) {
    if (options.format == Format::json)
        return summary_json(input.game, input.document);
    const auto page = summary_page(input.game, input.document);
    return options.format == Format::md
               ? markdown_text(page)
               : terminal_text(page, options.output ? TerminalStyle{} : style_of(Stream::output));
}

Exit check_scenario(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    const auto input = load_scenario(options);
    expect_no_input(options, input.files);
    stop_if_interrupted();
    write_result(options, text_of(input, options));
    return Exit::done;
}

} // namespace

const Command check_command{"check", "FILE", "what the file says, or what is wrong with it", syntax,
                            check_scenario};

} // namespace cutline::cli
