#pragma once
/// A run with whatever plays its trials.

#include "run/pace.hpp"

#include <cutline/plan/game.hpp>
#include <cutline/run/run.hpp>
#include <cutline/run/shard.hpp>
#include <cutline/tally/tally.hpp>

#include <functional>

namespace cutline {

/// Plays trials and adds them to a tally. Called by several threads at once, each with a tally of its own.
using PlayTrials = std::function<void(TrialRange trials, Tally& tally)>;

/// Time since some moment. It decides when progress is told and tallies are kept, and nothing else.
using Clock = std::function<Seconds()>;

[[nodiscard]] Seconds steady_time();

/// Plays trials as `run` does. The seed of the options is the player's business.
[[nodiscard]] RunResult run_trials(const Game& game, const PlayTrials& play, const RunOptions& options,
                                   const Clock& clock = steady_time);

} // namespace cutline
