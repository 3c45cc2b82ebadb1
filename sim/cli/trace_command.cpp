#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/engine/reference.hpp>
#include <cutline/report/story.hpp>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "trace",
        .description =
            "Tells one trial of a run in words: what was drawn, every score, every gate, who was cut "
            "and why. The trial is the same as in `cutline run` with the same file, changes and seed.",
        .groups = {Group::scenario, Group::replay, Group::format, Group::output},
        .formats = {Format::table, Format::json, Format::md},
        .examples = {{"The first trial", "cutline trace scenarios/school-debate.yaml"},
                     {"Another one, for a document",
                      "cutline trace scenarios/school-debate.yaml --trial 7 --format md"}}};
    return syntax;
}

std::string text_of(const Story& story, const Options& options) {
    if (options.format == Format::json)
        return story_json(story);
    const auto page = story_page(story);
    return options.format == Format::md
               ? markdown_text(page)
               : terminal_text(page, options.output ? TerminalStyle{} : style_of(Stream::output));
}

Exit trace_trial(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    const auto input = load_scenario(options);
    expect_no_input(options, input.files);
    Outcome outcome;
    TrialRecord record;
    const auto seed = seed_of(options, input.game);
    ReferenceEngine{input.game, seed}.play(options.trial, outcome, &record);
    stop_if_interrupted();
    const Story story{
        .game = input.game, .record = record, .outcome = outcome, .seed = seed, .trial = options.trial};
    write_result(options, text_of(story, options));
    return Exit::done;
}

} // namespace

const Command trace_command{"trace", "FILE --trial N", "one trial, told in words", syntax, trace_trial};

} // namespace cutline::cli
