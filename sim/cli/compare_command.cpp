#include "cli/command.hpp"
#include "cli/compared_input.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/long_run.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_page.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/report/comparison_report.hpp>
#include <cutline/scenario/json.hpp>

#include <fmt/format.h>

#include <stdexcept>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        "compare",
        "Plays a scenario, its variants, other files or a range of values on the same random numbers and "
        "says "
        "who gains\n"
        "and who loses: each team's chance of the final under each, the difference with its interval, and in "
        "how many\n"
        "trials it makes one. Each trial is played once for everything that is compared.\n",
        {Group::comparison, Group::simulation, Group::design, Group::long_run, Group::report, Group::format,
         Group::output},
        {Format::table, Format::json, Format::csv, Format::md}};
    return syntax;
}

ComparisonStudy::Options wishes(const Options& options) {
    return {.by_round = options.by_round, .design = options.design};
}

ComparisonStudy study_of(const std::vector<Compared>& games, ComparisonStudy::Options options) {
    std::vector<const Game*> played;
    for (const auto& compared : games)
        played.push_back(&compared.game);
    try {
        return {std::move(played), options};
    } catch (const std::invalid_argument& error) {
        throw UsageError(fmt::format("{}; compare fewer files", error.what()));
    }
}

std::string text_of(const ComparisonReport& report, const Options& options) {
    switch (options.format) {
    case Format::json:
        return comparison_json(report);
    case Format::csv:
        return csv_text(comparison_rows(report));
    case Format::md:
        return markdown_text(comparison_page(report));
    case Format::table:
        break;
    }
    return terminal_text(comparison_page(report),
                         options.output ? TerminalStyle{} : style_of(Stream::output));
}

LongRun<Counts> run_of(const ComparisonStudy& study, const ComparedInput& input, const Options& options,
                       const RunOptions& wanted) {
    const auto& game = input.games.front().game;
    return {.saved = {.command = "compare",
                      .question = comparison_question(input.games, wishes(options)),
                      .digest = digest(game.resolved),
                      .seed = wanted.seed,
                      .trials = wanted.trials,
                      .precision = wanted.precision,
                      .confidence = wanted.confidence.value,
                      .shard = options.shard.value_or(Shard{}),
                      .scenario = to_json(game.resolved),
                      .counterfactual = input.changes.counterfactual,
                      .set = options.set},
            .play =
                [&study](const CountsOptions& run) {
                    const auto widest = [&](const Counts& counts) {
                        return study.widest(counts, run.confidence);
                    };
                    return run_counts(study.empty(), study.player(run.seed, run.engine), run, widest);
                },
            .read = [&study](const SavedText& saved) { return counts_of(saved, study.empty()); },
            .expect_mergeable = [](const SavedRun& saved) { (void)compared_of(saved); }};
}

void warn_if_missed(const ComparisonReport& report, const Options& options) {
    const bool page = options.format == Format::table || options.format == Format::md;
    if (report.missed && (!page || options.output)) // a page on standard output says it itself
        tell(fmt::format("cutline: warning: {}\n", missed_precision_text(report)));
}

Exit compare(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    const auto input = load_compared(options);
    if (options.output)
        expect_no_input(*options.output, input.files);

    const auto study = study_of(input.games, wishes(options));
    const auto wanted = run_options(options, input.games.front().game);
    const auto run = run_of(study, input, options, wanted);
    const auto result = play_long(options, run, counts_options(wanted));
    if (options.shard) {
        write_result(options, part_text(run, result.tally));
        return Exit::done;
    }
    const auto comparison = study.estimate(result.tally, options.confidence);
    ComparisonReport report{.games = input.games,
                            .study = study,
                            .comparison = comparison,
                            .seed = wanted.seed,
                            .changes = input.changes};
    if (!result.precise)
        report.missed = {wanted.precision.value_or(0), study.widest(result.tally, options.confidence)};
    warn_if_missed(report, options);
    stop_if_interrupted();
    write_result(options, text_of(report, options));
    write_report(options, [&] { return comparison_json(report); });
    return Exit::done;
}

Counts empty_counts(const SavedRun& run, const Game&) {
    const auto saved = compared_of(run);
    return study_of(saved.games, saved.options).empty();
}

std::string merged(const Merger& all, const Options& options) {
    const auto& run = all.run();
    const auto saved = compared_of(run);
    const auto study = study_of(saved.games, saved.options);
    const auto comparison = study.estimate(all.counts(), Confidence{run.confidence});
    return text_of({.games = saved.games,
                    .study = study,
                    .comparison = comparison,
                    .seed = run.seed,
                    .changes = changes_of(run)},
                   options);
}

std::string help() {
    return help_text(syntax());
}

constexpr MergedParts parts{empty_counts, merged};

} // namespace

const Command compare_command{"compare", "FILE…", "rule against rule, on the same random numbers",
                              help,      compare, &parts};

} // namespace cutline::cli
