#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/long_run.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_page.hpp"
#include "cli/result_text.hpp"
#include "cli/run_text.hpp"
#include "cli/save_run.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/report/run_json.hpp>
#include <cutline/report/survival_svg.hpp>
#include <cutline/report/survival_tables.hpp>

#include <fmt/format.h>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "run",
        .description =
            "Plays the scenario many times and prints how often each team survives each round, reaches "
            "the final, and why it goes out when it does. The same file, options and seed give the same "
            "result.",
        .groups = {Group::scenario, Group::simulation, Group::design, Group::long_run, Group::report,
                   Group::plot, Group::saving, Group::format, Group::output},
        .formats = {Format::table, Format::json, Format::csv, Format::md},
        .examples = {
            {"The tables of a million trials", "cutline run scenarios/school-debate.yaml"},
            {"The same for a spreadsheet, under another rule",
             "cutline run scenarios/school-debate.yaml --set rounds.semifinal.keep=3 --output survival.csv"},
            {"Until every final chance is known to 0.1%, kept with all that makes it again",
             "cutline run scenarios/school-debate.yaml --precision 0.1% --save"},
            {"A long run that goes on from where it was stopped",
             "cutline run scenarios/losers-bracket.yaml --trials 1e6 --checkpoint run.checkpoint"}}};
    return syntax;
}

Exit run_scenario(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    const auto input = load_scenario(options);
    expect_no_input(options, input.files);

    const auto wanted = run_options(options, input.game);
    expect_free(options, input, wanted);
    const auto run = run_of(options, input, wanted);
    const auto result = play_long(options, run, wanted);
    if (options.shard) {
        write_result(options, part_text(run, result.tally));
        return Exit::done;
    }
    const auto survival = estimate_survival(input.game, result.tally, options.confidence);
    RunReport report{.game = input.game,
                     .survival = survival,
                     .seed = seed_of(options, input.game),
                     .changes = input.changes,
                     .design = estimate_design(result.tally, options.confidence)};
    if (input.known != nullptr)
        report.evidence = summarise(*input.known, options.threads);
    if (!result.precise) {
        report.missed = {options.precision ? *options.precision
                                           : input.game.scenario.run.precision.value_or(0),
                         widest_final_interval(result.tally, options.confidence)};
        warn_beside_page(options, missed_precision_text(report));
    }
    stop_if_interrupted();
    write_result(options, run_text(report, options));
    write_report(options, [&] { return run_json(report); });
    write_plot(options, [&] { return survival_svg(report); });
    save_run(options, input, report);
    return Exit::done;
}

} // namespace

const Command run_command{"run", "FILE", "how often each team survives each round and reaches the final",
                          syntax, run_scenario};

} // namespace cutline::cli
