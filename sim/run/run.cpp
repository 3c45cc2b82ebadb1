#include "run/run_trials.hpp"

#include <cutline/engine/reference.hpp>
#include <cutline/run/run.hpp>

namespace cutline {

RunResult run(const Game& game, const RunOptions& options) {
    const ReferenceEngine engine{game, options.seed};
    const auto play = [&](TrialRange trials, Tally& tally) {
        Outcome outcome;
        for (auto trial = trials.first; trial < trials.last; ++trial) {
            engine.play(trial, outcome);
            tally.add(outcome);
        }
    };
    return run_trials(game, play, options);
}

} // namespace cutline
