#pragma once
/// `run --save`: a run in a folder of its own, with all that is needed to see it and to make it again.

#include "cli/options.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/report/result.hpp>

namespace cutline::cli {

/// Complains of --save before the work rather than after it. @throws UsageError; CouldNotFinish if nothing
/// can be written there
void expect_savable(const Options& options);

/// Complains before the work if something else is in the run's place, as far as that can be known.
/// @throws UsageError
void expect_free(const Options& options, const ScenarioInput& input, const RunOptions& wanted);

/// Keeps the run, if --save is given, as FOLDER/SCENARIO/DIGEST-SEED-TRIALS, and says so on standard error
/// unless the user wants it quiet. A run that is there already is left as it is.
/// @throws UsageError if another one is in its place; CouldNotFinish
void save_run(const Options& options, const ScenarioInput& input, const RunReport& played);

} // namespace cutline::cli
