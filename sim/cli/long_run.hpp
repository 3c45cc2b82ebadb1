#pragma once
/// Runs that last: kept while they play, and split over machines.

#include "cli/options.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/run/run.hpp>
#include <cutline/run/saved_run.hpp>

#include <string>

namespace cutline::cli {

/// Plays the trials of the run, or of the shard that is asked for, with a checkpoint if one is asked for.
/// @throws Interrupted once it has told how much is kept or lost, and how to go on; UsageError
[[nodiscard]] RunResult play_long(const Options& options, const ScenarioInput& input, RunOptions run);

/// The part that a shard's trials make. @param run  as it was before it was played
[[nodiscard]] std::string part_text(const Options& options, const ScenarioInput& input, const RunOptions& run,
                                    const Tally& tally);

} // namespace cutline::cli
