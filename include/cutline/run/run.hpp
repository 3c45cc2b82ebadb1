#pragma once
/// Plays many trials of a game over several threads and counts what came of them.

#include <cutline/numeric/interval.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/run/executor.hpp>
#include <cutline/tally/tally.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace cutline {

/// Intervals are looked at, and a run may stop, only after multiples of this many trials: the answer can't
/// depend on the number of threads.
inline constexpr std::uint64_t batch_trials = 65'536;

struct Progress {
    std::uint64_t done = 0;
    std::uint64_t most = 0; ///< trials that will be played at most
    double widest = 1;      ///< half-width of the widest final interval, after the last whole batch
    std::optional<double> precision{};
    std::chrono::duration<double> elapsed{};
    std::uint64_t resumed = 0; ///< of those done: before this run, by the one that it goes on from
};

/// What plays the trials. Both give the same outcome, trial by trial.
enum class Engine {
    batch,     ///< a few hundred trials at a time
    reference, ///< one at a time, in code that reads like the rules: for checking
};

/// What a run has counted, for keeping. @tparam Counted  Tally, or Counts
template <class Counted>
struct KeptOf {
    const Counted& tally; ///< of whole batches, from the first trial on; valid during the call
    bool complete;        ///< nothing is left to play, but for what is less than a batch
};
using Kept = KeptOf<Tally>;

template <class Counted>
struct RunOptionsOf {
    std::uint64_t seed = 1;
    std::uint64_t trials = 1'000'000;  ///< with a precision: the most
    std::uint64_t first = 0;           ///< trials before this one are left out; a multiple of batch_trials
    std::optional<double> precision{}; ///< half-width at which to stop, as a share
    Confidence confidence{0.95};
    Engine engine = Engine::batch;
    bool design = false;                ///< of a game: count how good the rules are at finding the best, too
    unsigned threads = 0;               ///< 0: as many as the machine has
    std::optional<Executor> executor{}; ///< absent: the one that the library was built with
    /// Called a few times a second by the thread that called run(), while none plays; return false to stop
    /// the run.
    std::function<bool(const Progress&)> on_progress{};

    /// What an earlier run of the same game and seed kept of the same first trial: they aren't played again.
    std::optional<Counted> resume{};
    /// Called by the same thread where a batch ends: now and then, when the run is stopped, and when it is
    /// done.
    std::function<void(const KeptOf<Counted>&)> on_keep{};
    /// How long at least from one call to the next; longer where the calls themselves take long.
    std::chrono::duration<double> keep_every{5};
};
using RunOptions = RunOptionsOf<Tally>;

template <class Counted>
struct RunResultOf {
    Counted tally;
    bool precise = true;  ///< false: a precision was asked for and not reached
    bool stopped = false; ///< on_progress asked for it; the tally holds whole batches only
};
using RunResult = RunResultOf<Tally>;

/// Plays the trials first … trials-1. Unless it is stopped, the tally depends on the game, seed, these
/// trials, precision and confidence alone: not on what it goes on from, provided that an earlier run that
/// looked for a precision looked for none that is wider. Whatever a callback or an engine throws comes out of
/// here.
/// @throws std::invalid_argument if the first trial or those resumed are no whole batches, or beyond the last
[[nodiscard]] RunResult run(const Game& game, const RunOptions& options);

/// The widest half-width among the teams' chances of reaching the final: what a precision looks at. 0 without
/// teams.
[[nodiscard]] double widest_final_interval(const Tally& tally, Confidence confidence);

} // namespace cutline
