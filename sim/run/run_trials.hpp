#pragma once
/// A run with whatever plays its trials.

#include "run/pace.hpp"

#include <cutline/plan/game.hpp>
#include <cutline/run/run.hpp>
#include <cutline/run/shard.hpp>
#include <cutline/tally/tally.hpp>

#include <functional>

namespace cutline {

/// Plays trials and adds them to what is counted. Called by several threads at once, each with counts of its
/// own. A call's trials lie within one block of block_trials, or with known draws within one stretch.
template <class Counted>
using PlayTrialsOf = std::function<void(TrialRange trials, Counted& counted)>;
using PlayTrials = PlayTrialsOf<Tally>;

/// The widest half-width of the intervals that a precision looks at.
template <class Counted>
using WidestInterval = std::function<double(const Counted&)>;

/// Time since some moment. It decides when progress is told and tallies are kept, and nothing else.
using Clock = std::function<Seconds()>;

[[nodiscard]] Seconds steady_time();

/// Plays trials as `run` does. The seed of the options is the player's business.
[[nodiscard]] RunResult run_trials(const Game& game, const PlayTrials& play, const RunOptions& options,
                                   const Clock& clock = steady_time);

/// The same for whatever counts trials. @tparam Counted  Tally or Counts  @param empty  no trials yet
template <class Counted>
[[nodiscard]] RunResultOf<Counted>
run_trials(const Counted& empty, const PlayTrialsOf<Counted>& play, const WidestInterval<Counted>& widest,
           const RunOptionsOf<Counted>& options, const Clock& clock = steady_time);

} // namespace cutline
