#pragma once
/// Runs that last: kept while they play, and split over machines.

#include "cli/checkpoint.hpp"
#include "cli/options.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/run/run_counts.hpp>
#include <cutline/run/saved_run.hpp>

#include <functional>
#include <string>
#include <utility>

namespace cutline::cli {

/// What a command plays. @tparam Counted  Tally or Counts
template <class Counted>
struct LongRun {
    SavedRun saved; ///< what is played, as its checkpoints and parts tell it
    std::function<RunResultOf<Counted>(const RunOptionsOf<Counted>& options)> play;
    ReadCounted<Counted> read;
    /// What is merged later must be readable. @throws SavedRunError
    std::function<void(const SavedRun& run)> expect_mergeable;
};

/// What the command line asks for, else the file, else the defaults.
[[nodiscard]] RunOptions run_options(const Options& options, const Game& game);
/// The same for a study.
[[nodiscard]] CountsOptions counts_options(const RunOptions& run);

/// What `cutline run` plays with these options; other commands set their name and question.
[[nodiscard]] SavedRun saved_run(const Options& options, const ScenarioInput& input, const RunOptions& run);

/// What the user changed when a saved run was played.
[[nodiscard]] Changes changes_of(const SavedRun& run);

/// Plays the trials of the run, or of the shard that is asked for, with a checkpoint if one is asked for.
/// @throws Interrupted once it has told how much is kept or lost, and how to go on; UsageError
template <class Counted>
[[nodiscard]] RunResultOf<Counted> play_long(const Options& options, const LongRun<Counted>& what,
                                             RunOptionsOf<Counted> run);

/// The part that a shard's trials make.
template <class Counted>
[[nodiscard]] std::string part_text(const LongRun<Counted>& what, const Counted& counted);

/// What a study plays that counts with `empty`, plays with `player` and looks at its `widest` interval.
/// @param study  outlives the run
template <class Study>
[[nodiscard]] LongRun<Counts> study_run(SavedRun saved, const Study& study,
                                        std::function<void(const SavedRun& run)> expect_mergeable) {
    return {.saved = std::move(saved),
            .play =
                [&study](const CountsOptions& run) {
                    const auto widest = [&](const Counts& counts) {
                        return study.widest(counts, run.confidence);
                    };
                    return run_counts(study.empty(), study.player(run.seed, run.engine), run, widest);
                },
            .read = [&study](const SavedText& text) { return counts_of(text, study.empty()); },
            .expect_mergeable = std::move(expect_mergeable)};
}

/// The run of a scenario file.
[[nodiscard]] LongRun<Tally> run_of(const Options& options, const ScenarioInput& input,
                                    const RunOptions& run);

} // namespace cutline::cli
