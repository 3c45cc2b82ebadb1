#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/knowledge.hpp"
#include "cli/long_run.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_page.hpp"
#include "cli/result_text.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/analysis/weight_question.hpp>
#include <cutline/report/weights_report.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>

#include <utility>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "weights",
        .description =
            "Says what the weighting of the criteria decides: how often each team reaches the final and "
            "has each rank when weights are drawn anew in every trial, which weights favour it, how "
            "little they must change for others to be the likeliest finalists, and what leaving out a "
            "criterion or a team does (SMAA-2).",
        .groups = {Group::scenario, Group::weighting, Group::simulation, Group::long_run, Group::report,
                   Group::format, Group::output},
        .formats = {Format::table, Format::json, Format::csv, Format::md},
        .examples = {
            {"Any weights at all", "cutline weights scenarios/school-debate.yaml"},
            {"Weights near those of the file", "cutline weights scenarios/school-debate.yaml --dirichlet 50"},
            {"Only weights under which the argument counts at least as much as the style",
             "cutline weights scenarios/school-debate.yaml --order 'argument>style'"}}};
    return syntax;
}

LongRun<Counts> run_of(const WeightStudy& study, const Options& options, const ScenarioInput& input,
                       const RunOptions& wanted) {
    auto saved = saved_run(options, input, wanted);
    saved.command = "weights";
    saved.question = weight_question(study.options());
    return study_run(std::move(saved), study, [](const SavedRun& run) { (void)game_of(run); });
}

template <class Result>
Result finished(std::optional<Result> result) {
    if (!result)
        throw Interrupted{};
    return std::move(*result);
}

/// The second runs, and all results together.
WeightsReport report_of(const WeightStudy& study, const Counts& counts, const SavedRun& run,
                        const Options& options, Changes changes) {
    const SecondRuns second{.seed = run.seed,
                            .trials = counts.trials(),
                            .confidence = Confidence{run.confidence},
                            .threads = options.threads,
                            .executor = {},
                            .on_progress = [](const Progress&) { return !interrupted(); }};
    auto acceptability = study.estimate(counts, second.confidence);
    auto confidence = finished(confidence_factors(study, acceptability, second));
    auto flips = finished(find_flips(study, second));
    auto left_out = finished(leave_teams_out(study, second));
    stop_if_interrupted();
    return {.study = study,
            .acceptability = std::move(acceptability),
            .confidence = std::move(confidence),
            .flips = std::move(flips),
            .teams_left_out = std::move(left_out),
            .seed = run.seed,
            .changes = std::move(changes)};
}

std::string text_of(const WeightsReport& report, const Options& options) {
    return result_text({.json = [&] { return weights_json(report); },
                        .rows = [&] { return weights_rows(report); },
                        .page = [&] { return weights_page(report); }},
                       options);
}

Exit study_weights(const std::vector<std::string>& arguments) {
    auto options = parse_options(syntax(), arguments);
    options.weights.grid = options.weights.grid || options.report; // the page draws it
    if (options.output)
        expect_writable(*options.output);
    const auto input = load_scenario(options);
    expect_no_input(options, input.files);

    const WeightStudy study(input.game, options.weights);
    const auto wanted = run_options(options, input.game);
    const auto run = run_of(study, options, input, wanted);
    const auto result = play_long(options, run, counts_options(wanted));
    if (options.shard) {
        write_result(options, part_text(run, result.tally));
        return Exit::done;
    }
    auto report = report_of(study, result.tally, run.saved, options, input.changes);
    if (!result.precise) {
        report.missed = {wanted.precision.value_or(0), study.widest(result.tally, wanted.confidence)};
        warn_beside_page(options, missed_precision_text(report));
    }
    write_result(options, text_of(report, options));
    write_report(options, [&] { return weights_json(report); });
    return Exit::done;
}

/// The study that a part is of. @throws SavedRunError
WeightStudy study_of(const SavedRun& run, const Game& game) {
    const auto asked = read_weight_question(run.question);
    if (!asked)
        throw SavedRunError("is of no study of weights that this version knows");
    return {game, *asked};
}

Counts empty_counts(const SavedRun& run, const Game& game) {
    return study_of(run, game).empty();
}

std::string merged(const Merger& all, const Options& options) {
    const auto& run = all.run();
    auto game = all.game();
    (void)teach(run, game);
    const auto study = study_of(run, game);
    return text_of(report_of(study, all.counts(), run, options, changes_of(run)), options);
}

constexpr MergedParts parts{empty_counts, merged};

} // namespace

const Command weights_command{"weights", "FILE",        "what the weighting of the criteria decides",
                              syntax,    study_weights, &parts};

} // namespace cutline::cli
