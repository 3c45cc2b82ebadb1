#include "cli/command.hpp"
#include "cli/compared_input.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/long_run.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_page.hpp"
#include "cli/result_text.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/report/comparison_report.hpp>
#include <cutline/scenario/json.hpp>

#include <fmt/format.h>

#include <stdexcept>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "compare",
        .description =
            "Plays a scenario, its variants, other files or a range of values on the same random "
            "numbers and says who gains and who loses: each team's chance of the final under each, the "
            "difference with its interval, and in how many trials it makes one. Each trial is played "
            "once for everything that is compared.",
        .groups = {Group::comparison, Group::simulation, Group::design, Group::long_run, Group::report,
                   Group::format, Group::output},
        .formats = {Format::table, Format::json, Format::csv, Format::md},
        .examples = {{"A scenario and all its variants",
                      "cutline compare scenarios/school-debate.yaml --all-variants"},
                     {"How chances move with a weight",
                      "cutline compare scenarios/school-debate.yaml --sweep weights.style=20:60:10"},
                     {"One rule against another, with the strongest teams in view",
                      "cutline compare scenarios/school-debate.yaml --variant content-first --design"}}};
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
    return result_text({.json = [&] { return comparison_json(report); },
                        .rows = [&] { return comparison_rows(report); },
                        .page = [&] { return comparison_page(report); }},
                       options);
}

LongRun<Counts> run_of(const ComparisonStudy& study, const ComparedInput& input, const Options& options,
                       const RunOptions& wanted) {
    const auto& game = input.games.front().game;
    return study_run(SavedRun{.command = "compare",
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
                     study, [](const SavedRun& saved) { (void)compared_of(saved); });
}

Exit compare(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    const auto input = load_compared(options);
    expect_no_input(options, input.files);

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
    if (!result.precise) {
        report.missed = {wanted.precision.value_or(0), study.widest(result.tally, options.confidence)};
        warn_beside_page(options, missed_precision_text(report));
    }
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

constexpr MergedParts parts{empty_counts, merged};

} // namespace

const Command compare_command{"compare", "FILE…", "rule against rule, on the same random numbers",
                              syntax,    compare, &parts};

} // namespace cutline::cli
