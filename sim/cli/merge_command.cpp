#include "cli/command.hpp"
#include "cli/file_text.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/run_text.hpp"

#include <cutline/run/merge.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        "merge",
        "Puts the parts that `cutline run --shard i/n` has written together, in any order. The result is the "
        "same\n"
        "as that of one run of all trials. A part that is missing, doubled, damaged or of another run is "
        "told.\n",
        {Group::parts, Group::format, Group::output},
        {Format::table, Format::json, Format::csv, Format::md}};
    return syntax;
}

Merger merged(const std::vector<std::string>& files) {
    Merger merger;
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

/// What the user changed when the parts were played.
Changes changes_of(const SavedRun& run) {
    Changes changes{.variant = run.variant, .set = {}};
    Diagnostics ignored; // the values have been read when the parts were played
    for (const auto& [path, text] : run.set)
        changes.set.emplace_back(path, parse_value(text, {}, ignored));
    return changes;
}

Exit merge_parts(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output) {
        expect_writable(*options.output);
        for (const auto& part : options.parts)
            if (same_file(*options.output, part))
                throw UsageError(fmt::format("--output {} would overwrite a part; give the result another "
                                             "name",
                                             *options.output));
    }
    const auto all = merged(options.parts);
    const auto& run = all.run();
    const auto survival = estimate_survival(all.game(), all.tally(), Confidence{run.confidence});
    const RunReport report{
        .game = all.game(), .survival = survival, .seed = run.seed, .changes = changes_of(run)};
    stop_if_interrupted();
    write_result(options, run_text(report, options));
    return Exit::done;
}

std::string help() {
    return help_text(syntax());
}

} // namespace

const Command merge_command{"merge", "PART…", "the parts of a run, put together", help, merge_parts};

} // namespace cutline::cli
