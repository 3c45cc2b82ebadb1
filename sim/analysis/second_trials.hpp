#pragma once
/// Which trials second runs play: far beyond those of any first run, so that what is chosen by some trials is
/// never judged by the same.

#include <cutline/analysis/weight_second_runs.hpp>

#include <algorithm>

namespace cutline {

/// @param run  the number of the second run: each has trials of its own
[[nodiscard]] inline CountsOptions second_trials(const SecondRuns& runs, std::uint64_t run,
                                                 std::uint64_t most) {
    const auto first = (std::uint64_t{1} << 62) + run * (std::uint64_t{1} << 40);
    return {.seed = runs.seed,
            .trials = first + std::min(runs.trials, most),
            .first = first,
            .confidence = runs.confidence,
            .threads = runs.threads,
            .executor = runs.executor,
            .on_progress = runs.on_progress};
}

} // namespace cutline
