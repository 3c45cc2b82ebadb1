#include "run/run_trials.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>
#include <cutline/run/run.hpp>

#include <utility>

namespace cutline {
namespace {

/// Trials of one group, which depend on one another, are counted apart.
PlayTrials by_group(const Game& game, PlayTrials play) {
    const Tally whole{game};
    if (whole.groups.empty())
        return play;
    return [empty = whole.groups.front(), play = std::move(play)](TrialRange trials, Tally& tally) {
        auto part = empty;
        play(trials, part);
        tally.merge(part, trials.first / stretch_trials % tally_groups);
    };
}

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
        return run_trials(game, by_group(game, play_one_by_one(engine)), options);
    }
    const BatchEngine engine{game, options.seed};
    return run_trials(game, by_group(game, play_in_batches(engine)), options);
}

} // namespace cutline
