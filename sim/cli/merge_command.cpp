#include "cli/command.hpp"
#include "cli/file_text.hpp"
#include "cli/interrupt.hpp"
#include "cli/knowledge.hpp"
#include "cli/long_run.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/run_text.hpp"

#include <cutline/run/merge.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "merge",
        .description =
            "Puts the parts that `cutline run --shard i/n`, or another command with --shard, has "
            "written together, in any order. The result is the same as that of one run of all trials. A "
            "part that is missing, doubled, damaged or of another run is told.",
        .groups = {Group::parts, Group::format, Group::output},
        .formats = {Format::table, Format::json, Format::csv, Format::md},
        .examples = {
            {"The first half of a run",
             "cutline run scenarios/school-debate.yaml --trials 1e6 --shard 1/2 --output part-1.json"},
            {"The second half, on another machine",
             "cutline run scenarios/school-debate.yaml --trials 1e6 --shard 2/2 --output part-2.json"},
            {"Both together", "cutline merge part-1.json part-2.json"}}};
    return syntax;
}

/// The command whose parts these are, if it counts what `run` doesn't.
const MergedParts* parts_of(const SavedRun& run) {
    const auto found = std::ranges::find(commands(), run.command, &Command::name);
    return found == commands().end() ? nullptr : (*found)->parts;
}

Counts empty_counts(const SavedRun& run, const Game& game) {
    if (const auto* parts = parts_of(run))
        return parts->empty_counts(run, game);
    throw SavedRunError(fmt::format("is of `cutline {}`, which has no parts", run.command));
}

Merger merged(const std::vector<std::string>& files) {
    Merger merger{empty_counts};
    for (const auto& file : files) {
        stop_if_interrupted();
        const auto text = file_text(file);
        try {
            merger.add(text, file);
        } catch (const SavedRunError& error) {
            throw UsageError(fmt::format("'{}' {}", file, error.what()));
        }
    }
    try {
        merger.expect_all();
    } catch (const SavedRunError& error) {
        throw UsageError(error.what());
    }
    return merger;
}

std::string result_of_run(const Merger& all, const Options& options) {
    const auto& run = all.run();
    auto game = all.game();
    const auto known = teach(run, game);
    const auto survival = estimate_survival(game, all.tally(), Confidence{run.confidence});
    RunReport report{.game = game,
                     .survival = survival,
                     .seed = run.seed,
                     .changes = changes_of(run),
                     .design = estimate_design(all.tally(), Confidence{run.confidence})};
    if (known != nullptr)
        report.evidence = summarise(*known);
    return run_text(report, options);
}

Exit merge_parts(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output) {
        expect_writable(*options.output);
        expect_no_input(options, options.parts);
    }
    const auto all = merged(options.parts);
    stop_if_interrupted();
    const auto* parts = parts_of(all.run());
    write_result(options, parts != nullptr ? parts->result(all, options) : result_of_run(all, options));
    return Exit::done;
}

} // namespace

const Command merge_command{"merge", "PART…", "the parts of a run, put together", syntax, merge_parts};

} // namespace cutline::cli
