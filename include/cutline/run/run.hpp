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
};

/// What plays the trials. Both give the same outcome, trial by trial.
enum class Engine {
    batch,     ///< a few hundred trials at a time
    reference, ///< one at a time, in code that reads like the rules: for checking
};

struct RunOptions {
    std::uint64_t seed = 1;
    std::uint64_t trials = 1'000'000;  ///< with a precision: the most
    std::optional<double> precision{}; ///< half-width at which to stop, as a share
    Confidence confidence{0.95};
    Engine engine = Engine::batch;
    unsigned threads = 0;               ///< 0: as many as the machine has
    std::optional<Executor> executor{}; ///< absent: the one that the library was built with
    /// Called a few times a second by the thread that called run(), while none plays; return false to stop
    /// the run.
    std::function<bool(const Progress&)> on_progress{};
};

struct RunResult {
    Tally tally;
    bool precise = true;  ///< false: a precision was asked for and not reached
    bool stopped = false; ///< on_progress asked for it; the tally holds whole batches only
};

/// Plays the trials 0 … n-1. Unless it is stopped, the tally depends on the game, seed, trials, precision and
/// confidence alone. Whatever a callback or an engine throws comes out of here.
[[nodiscard]] RunResult run(const Game& game, const RunOptions& options);

/// The widest half-width among the teams' chances of reaching the final: what a precision looks at. 0 without
/// teams.
[[nodiscard]] double widest_final_interval(const Tally& tally, Confidence confidence);

} // namespace cutline
