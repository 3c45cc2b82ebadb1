#include "run/run_trials.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>
#include <cutline/run/run.hpp>

namespace cutline {
namespace {

PlayTrials play_in_batches(const BatchEngine& engine) {
    return [&](TrialRange trials, Tally& tally) {
        engine.play(
            trials.first, trials.last,
            [&](const OutcomeColumns& outcomes, std::span<const std::uint64_t>) { tally.add(outcomes); });
    };
}

PlayTrials play_one_by_one(const ReferenceEngine& engine) {
    return [&](TrialRange trials, Tally& tally) {
        Outcome outcome;
        for (auto trial = trials.first; trial < trials.last; ++trial) {
            engine.play(trial, outcome);
            tally.add(outcome);
        }
    };
}

} // namespace

RunResult run(const Game& game, const RunOptions& options) {
    if (options.engine == Engine::reference) {
        const ReferenceEngine engine{game, options.seed};
        return run_trials(game, play_one_by_one(engine), options);
    }
    const BatchEngine engine{game, options.seed};
    return run_trials(game, play_in_batches(engine), options);
}

} // namespace cutline
