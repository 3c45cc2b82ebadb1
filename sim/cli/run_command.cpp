#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress_line.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/report/run_json.hpp>
#include <cutline/report/survival_tables.hpp>
#include <cutline/run/run.hpp>

#include <fmt/format.h>

namespace cutline::cli {
namespace {

constexpr std::uint64_t default_trials = 1'000'000;
constexpr std::uint64_t default_cap = 1'000'000'000; ///< with a precision

const Syntax& syntax() {
    static const Syntax syntax{
        "run",
        "Plays the scenario many times and prints how often each team survives each round, reaches the "
        "final,\n"
        "and why it goes out when it does. The same file, options and seed give the same result.\n",
        {Group::scenario, Group::simulation, Group::format, Group::output},
        {Format::table, Format::json, Format::csv, Format::md}};
    return syntax;
}

RunOptions run_options(const Options& options, const Game& game, ProgressLine& line) {
    const auto& defaults = game.scenario.run;
    RunOptions wanted;
    wanted.seed = seed_of(options, game);
    wanted.precision = options.precision ? options.precision : defaults.precision;
    wanted.trials = options.trials
                        ? *options.trials
                        : defaults.trials.value_or(wanted.precision ? default_cap : default_trials);
    wanted.confidence = options.confidence;
    wanted.threads = options.threads;
    wanted.engine = options.engine;
    const bool visible = !options.quiet && is_terminal(Stream::error);
    wanted.on_progress = [&line, visible](const Progress& progress) {
        if (visible)
            line.show(progress);
        return !interrupted();
    };
    return wanted;
}

RunResult play(const Options& options, const Game& game) {
    ProgressLine line;
    auto result = run(game, run_options(options, game, line));
    if (result.stopped)
        throw Interrupted{};
    return result;
}

std::string text_of(const RunReport& report, const Options& options) {
    switch (options.format) {
    case Format::json:
        return run_json(report);
    case Format::csv:
        return csv_text(survival_rows(report));
    case Format::md:
        return markdown_text(survival_page(report));
    case Format::table:
        break;
    }
    return terminal_text(survival_page(report), options.output ? TerminalStyle{} : style_of(Stream::output));
}

Exit run_scenario(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    const auto input = load_scenario(options);
    expect_playable(input.game);

    const auto result = play(options, input.game);
    const auto survival = estimate_survival(input.game, result.tally, options.confidence);
    RunReport report{.game = input.game,
                     .survival = survival,
                     .seed = seed_of(options, input.game),
                     .changes = input.changes};
    if (!result.precise) {
        report.missed = {options.precision ? *options.precision
                                           : input.game.scenario.run.precision.value_or(0),
                         widest_final_interval(result.tally, options.confidence)};
        tell(fmt::format(
            "cutline: warning: the precision was not reached in {} trials; more --trials get nearer to it\n",
            result.tally.trials));
    }
    stop_if_interrupted();
    write_result(options.output, text_of(report, options));
    return Exit::done;
}

std::string help() {
    return help_text(syntax());
}

} // namespace

const Command run_command{"run", "FILE", "how often each team survives each round and reaches the final",
                          help, run_scenario};

} // namespace cutline::cli
