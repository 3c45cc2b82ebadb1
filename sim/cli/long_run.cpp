#include "cli/long_run.hpp"

#include "cli/checkpoint.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/file_text.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_line.hpp"
#include "cli/shell_word.hpp"
#include "report/numbers.hpp"

#include <cutline/scenario/json.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>

#include <optional>

namespace cutline::cli {
namespace {

constexpr std::uint64_t default_trials = 1'000'000;
constexpr std::uint64_t default_cap = 1'000'000'000; ///< with a precision

/// A shard knows nothing of the others, so it can't tell when all together know enough.
void expect_shardable(const Options& options, const SavedRun& run) {
    if (!options.trials)
        throw UsageError("--shard needs --trials, the trials of all shards together");
    if (run.precision)
        throw UsageError("--shard can't stop at a precision, which only all shards together reach; leave "
                         "--precision, or run.precision in the file, out");
}

std::string command_text(const Options& options, const std::string& command) {
    std::string text = fmt::format("{} {}", called_as(), command);
    for (const auto& word : options.words)
        text += " " + shell_word(word);
    return text;
}

[[noreturn]] void stop(const Options& options, const std::string& command, const Checkpoint* checkpoint,
                       std::uint64_t done, std::uint64_t most) {
    if (checkpoint != nullptr)
        tell(fmt::format("cutline: '{}' keeps {} of {} trials; the same command goes on from there:\n  {}\n",
                         *options.checkpoint, thousands(checkpoint->kept()), thousands(most),
                         command_text(options, command)));
    else
        tell(fmt::format("cutline: {} trials are lost; with --checkpoint FILE they would be kept\n",
                         thousands(done)));
    throw Interrupted{};
}

/// Shows progress, and stops at a signal. @param done  becomes the trials that were played
template <class Counted>
RunResultOf<Counted> play_shown(const Options& options, const LongRun<Counted>& what,
                                RunOptionsOf<Counted>& run, std::uint64_t& done) {
    ProgressLine line;
    const bool visible = !options.quiet && is_terminal(Stream::error);
    run.on_progress = [&](const Progress& progress) {
        done = progress.done;
        if (visible)
            line.show(progress);
        return !interrupted();
    };
    return what.play(run);
}

} // namespace

RunOptions run_options(const Options& options, const Game& game) {
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
    wanted.design = options.design;
    return wanted;
}

CountsOptions counts_options(const RunOptions& run) {
    return {.seed = run.seed,
            .trials = run.trials,
            .precision = run.precision,
            .confidence = run.confidence,
            .engine = run.engine,
            .threads = run.threads};
}

SavedRun saved_run(const Options& options, const ScenarioInput& input, const RunOptions& run) {
    return {.question = options.design ? R"({"design":true})" : "{}",
            .digest = digest(input.game.resolved),
            .seed = run.seed,
            .trials = run.trials,
            .precision = run.precision,
            .confidence = run.confidence.value,
            .shard = options.shard.value_or(Shard{}),
            .scenario = to_json(input.game.resolved),
            .learnt_from = input.learnt_from,
            .counterfactual = input.changes.counterfactual,
            .variant = options.variant,
            .set = options.set};
}

Changes changes_of(const SavedRun& run) {
    Changes changes{.variant = run.variant, .set = {}, .counterfactual = run.counterfactual};
    Diagnostics ignored; // the values were read when the run was played
    for (const auto& [path, text] : run.set)
        changes.set.emplace_back(path, parse_value(text, {}, ignored));
    return changes;
}

template <class Counted>
RunResultOf<Counted> play_long(const Options& options, const LongRun<Counted>& what,
                               RunOptionsOf<Counted> run) {
    if (options.shard) {
        expect_shardable(options, what.saved);
        what.expect_mergeable(what.saved);
        const auto trials = trials_of(*options.shard, run.trials);
        run.first = trials.first;
        run.trials = trials.last;
    }
    const auto most = run.trials - run.first;

    std::optional<Checkpoint> checkpoint;
    if (options.checkpoint) {
        if (options.output && same_file(*options.output, *options.checkpoint))
            throw UsageError("--output and --checkpoint name the same file; give each its own");
        run.keep_every = options.keep_every;
        checkpoint.emplace(*options.checkpoint, what.saved).serve(run, what.read);
        if (checkpoint->kept() > 0 && !options.quiet)
            tell(fmt::format("going on from {}: {} of {} trials are done\n", *options.checkpoint,
                             thousands(checkpoint->kept()), thousands(most)));
    }

    std::uint64_t done = 0;
    auto result = play_shown(options, what, run, done);
    if (result.stopped || interrupted())
        stop(options, what.saved.command, checkpoint ? &*checkpoint : nullptr, result.stopped ? done : most,
             most);
    return result;
}

template <class Counted>
std::string part_text(const LongRun<Counted>& what, const Counted& counted) {
    auto saved = what.saved;
    saved.kind = SavedKind::part;
    saved.complete = true;
    return saved_text(saved, counted);
}

template RunResult play_long(const Options&, const LongRun<Tally>&, RunOptions);
template CountsResult play_long(const Options&, const LongRun<Counts>&, CountsOptions);
template std::string part_text(const LongRun<Tally>&, const Tally&);
template std::string part_text(const LongRun<Counts>&, const Counts&);

LongRun<Tally> run_of(const Options& options, const ScenarioInput& input, const RunOptions& run) {
    const auto& game = input.game;
    return {.saved = saved_run(options, input, run),
            .play = [&game](const RunOptions& wanted) { return cutline::run(game, wanted); },
            .read = [&game](const SavedText& saved) { return tally_of(saved, game); },
            .expect_mergeable = [](const SavedRun& saved) { (void)game_of(saved); }};
}

} // namespace cutline::cli
