#pragma once
/// Two teams whose order the weights alone decide, and what the tests of studies of weights share.

#include "support/game_text.hpp"
#include "support/statistics.hpp"

#include <cutline/analysis/weight_study.hpp>
#include <cutline/numeric/interval.hpp>
#include <cutline/run/run_counts.hpp>

#include <cstdint>
#include <string>

namespace cutline::test {

inline constexpr Confidence nearly_certain{1 - statistics::false_alarm_rate};

/// A = (1, 0, 1), B = (0, 1, 0), no other chance.
[[nodiscard]] inline Game two_teams(const std::string& weights = "") {
    return game_of("cutline: 1\ncriteria: {x: 40, y: 35, z: 25}\n" + weights +
                   "teams: {a: {expected: {x: 40, y: 0, z: 25}}, b: {expected: {x: 0, y: 35, z: 0}}}\n"
                   "rounds: {only: {keep: 1}}\nfinalists: 1\n");
}

/// The interval of an estimate that misses the truth with the false-alarm rate holds it.
[[nodiscard]] inline bool holds(const Interval& interval, double truth) {
    return interval.low <= truth && truth <= interval.high;
}

/// What a study counts in so many trials.
[[nodiscard]] inline Counts count(const WeightStudy& study, std::uint64_t trials, std::uint64_t seed = 1,
                                  Engine engine = Engine::batch, unsigned threads = 1) {
    CountsOptions options;
    options.trials = trials;
    options.threads = threads;
    options.executor = threads == 1 ? Executor::serial : Executor::threads;
    return run_counts(study.empty(), study.player(seed, engine), options).tally;
}

} // namespace cutline::test
