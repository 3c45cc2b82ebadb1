#include "run/run_trials.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>
#include <cutline/run/run.hpp>
#include <cutline/tally/design.hpp>

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
        if (tally.design)
            part.design.emplace(tally.design->size(), tally.design->group_trials());
        play(trials, part);
        tally.merge(part, trials.first / stretch_trials % tally_groups);
    };
}

/// Where these trials are counted; empty where the design isn't.
std::span<WideSum> design_of(Tally& tally, TrialRange trials) {
    return tally.design ? tally.design->count(trials.first, trials.last) : std::span<WideSum>{};
}

PlayTrials play_in_batches(const BatchEngine& engine, std::size_t finalists) {
    return [&engine, finalists](TrialRange trials, Tally& tally) {
        const auto design = design_of(tally, trials);
        engine.play(trials.first, trials.last,
                    [&](const OutcomeColumns& outcomes, std::span<const std::uint64_t>) {
                        tally.add(outcomes);
                        if (!design.empty())
                            count_design(outcomes, finalists, design);
                    });
    };
}

PlayTrials play_one_by_one(const ReferenceEngine& engine, std::size_t finalists) {
    return [&engine, finalists](TrialRange trials, Tally& tally) {
        const auto design = design_of(tally, trials);
        Outcome outcome;
        for (auto trial = trials.first; trial < trials.last; ++trial) {
            engine.play(trial, outcome);
            tally.add(outcome);
            if (!design.empty())
                count_design(outcome, finalists, design);
        }
    };
}

} // namespace

RunResult run(const Game& game, const RunOptions& options) {
    const auto finalists = game.scenario.finalists;
    const auto strengths = options.design ? Strengths::told : Strengths::untold;
    if (options.engine == Engine::reference) {
        const ReferenceEngine engine{game, options.seed, strengths};
        return run_trials(game, by_group(game, play_one_by_one(engine, finalists)), options);
    }
    const BatchEngine engine{game, options.seed, strengths};
    return run_trials(game, by_group(game, play_in_batches(engine, finalists)), options);
}

} // namespace cutline
