#pragma once
/// Plays many trials of a study, which counts other things than a Tally does, as `run` plays those of a game:
/// over several threads, to a precision, from a checkpoint, or a shard of them.

#include <cutline/run/run.hpp>
#include <cutline/run/shard.hpp>
#include <cutline/tally/counts.hpp>

#include <functional>

namespace cutline {

/// Plays trials and adds what it counts of them to `counts.count(trials.first, trials.last)`. Called by
/// several threads at once, each with counts of its own. A call's trials start at a multiple of 1,024 and are
/// 1,024 or, at the end of the run, fewer.
using CountTrials = std::function<void(TrialRange trials, Counts& counts)>;

/// The half-width of the widest interval that a precision is about.
using WidestOfCounts = std::function<double(const Counts&)>;

using CountsOptions = RunOptionsOf<Counts>; ///< seed, engine and confidence are the player's business
using CountsResult = RunResultOf<Counts>;

/// Plays the trials first … trials-1. The counts depend on these trials, the player and the precision alone,
/// as those of `run` do. Whatever a callback or the player throws comes out of here.
/// @param empty   as many counters as the player counts
/// @param widest  looked at after each batch; may be empty without a precision
/// @throws std::invalid_argument  as `run`; if there is a precision but nothing that it is about
[[nodiscard]] CountsResult run_counts(const Counts& empty, const CountTrials& play,
                                      const CountsOptions& options, const WidestOfCounts& widest = {});

} // namespace cutline
