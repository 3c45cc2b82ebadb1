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
#include "cli/sensitivity_question.hpp"

#include <cutline/report/sensitivity_report.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>

namespace cutline::cli {
namespace {

std::vector<std::pair<std::string, std::string>> methods() {
    std::vector<std::pair<std::string, std::string>> terms;
    for (const auto& entry : sensitivity_methods())
        terms.emplace_back(entry.name, entry.summary);
    return terms;
}

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "sensitivity",
        .description =
            "Says which uncertainty decides who reaches the final: what nobody knows about the teams, "
            "the weights, the rules, gates and entry, or luck, and which single source matters for which "
            "team. Each trial is played again with one source of its random numbers redrawn and all others "
            "held. "
            "--precision is about every figure.",
        .groups = {Group::scenario, Group::sensitivity, Group::simulation, Group::long_run, Group::report,
                   Group::format, Group::output},
        .formats = {Format::table, Format::json, Format::csv, Format::md},
        .examples = {{"What decides who wins",
                      "cutline sensitivity scenarios/school-debate.yaml --trials 1e5"},
                     {"What decides whether maple survives the semifinal",
                      "cutline sensitivity scenarios/school-debate.yaml --trials 1e5 --of semifinal:maple"},
                     {"A screening of every single source",
                      "cutline sensitivity scenarios/school-debate.yaml --trials 1e5 --method morris"}},
        .heading = "Methods",
        .terms = methods()};
    return syntax;
}

std::string text_of(const SensitivityReport& report, const Options& options) {
    return result_text({.json = [&] { return sensitivity_json(report); },
                        .rows = [&] { return sensitivity_rows(report); },
                        .page = [&] { return sensitivity_page(report); }},
                       options);
}

SensitivityStudy study_of(const Game& game, const SensitivityQuestion& question, std::uint64_t seed,
                          Engine engine) {
    try {
        return {game, question, seed, engine};
    } catch (const SourceError& error) {
        throw UsageError(error.what());
    }
}

LongRun<Counts> run_of(const SensitivityStudy& study, const ScenarioInput& input, const Options& options,
                       const RunOptions& wanted) {
    auto saved = saved_run(options, input, wanted);
    saved.command = "sensitivity";
    saved.question = question_text(study.question());
    return {.saved = std::move(saved),
            .play =
                [&study](const CountsOptions& run) {
                    return run_counts(study.empty(), study.player(), run, [&](const Counts& counts) {
                        return widest_figure(study.estimate(counts, run.confidence));
                    });
                },
            .read = [&study](const SavedText& text) { return counts_of(text, study.empty()); },
            .expect_mergeable = [](const SavedRun& run) { (void)game_of(run); }};
}

Exit find_what_decides(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    auto input = load_scenario(options);
    input.game.scenario.run.precision.reset(); // the file's is about chances, not about shares of variance
    expect_no_input(options, input.files);

    const auto wanted = run_options(options, input.game);
    const auto study = study_of(input.game, options.sensitivity, wanted.seed, wanted.engine);
    const auto run = run_of(study, input, options, wanted);
    const auto result = play_long(options, run, counts_options(wanted));
    if (options.shard) {
        write_result(options, part_text(run, result.tally));
        return Exit::done;
    }
    const auto sensitivity = study.estimate(result.tally, options.confidence);
    SensitivityReport report{.game = input.game,
                             .study = study,
                             .sensitivity = sensitivity,
                             .seed = wanted.seed,
                             .changes = input.changes};
    if (!result.precise) {
        report.missed = {wanted.precision.value_or(0), widest_figure(sensitivity)};
        warn_beside_page(options, missed_precision_text(report));
    }
    stop_if_interrupted();
    write_result(options, text_of(report, options));
    write_report(options, [&] { return sensitivity_json(report); });
    return Exit::done;
}

Counts empty_counts(const SavedRun& run, const Game& game) {
    try {
        auto taught = game;
        (void)teach(run, taught);
        return SensitivityStudy{taught, question_of(run), run.seed}.empty();
    } catch (const SourceError& error) {
        throw SavedRunError(fmt::format("asks what can't be answered: {}", error.what()));
    }
}

std::string merged(const Merger& all, const Options& options) {
    const auto& run = all.run();
    auto game = all.game();
    (void)teach(run, game);
    const SensitivityStudy study{game, question_of(run), run.seed};
    const auto sensitivity = study.estimate(all.counts(), Confidence{run.confidence});
    return text_of({.game = all.game(),
                    .study = study,
                    .sensitivity = sensitivity,
                    .seed = run.seed,
                    .changes = changes_of(run)},
                   options);
}

constexpr MergedParts parts{empty_counts, merged};

} // namespace

const Command sensitivity_command{"sensitivity",     "FILE", "which uncertainty decides", syntax,
                                  find_what_decides, &parts};

} // namespace cutline::cli
