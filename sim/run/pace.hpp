#pragma once
/// How many trials to play before the workers meet again: enough that meeting costs nothing, few enough that
/// progress can be told and a stop obeyed soon. Never changes what is counted, only when it is looked at.

#include <chrono>
#include <cstdint>

namespace cutline {

using Seconds = std::chrono::duration<double>;

/// Trials are shared out in blocks of this many. Divides batch_trials.
inline constexpr std::uint64_t block_trials = 1'024;

/// Learns from each wave how long the next may be.
class Pace {
  public:
    /// @param workers  each gets a block of the first wave  @param block  trials; divides batch_trials
    explicit Pace(unsigned workers, std::uint64_t block = block_trials);

    /// Where the wave that starts at `done` ends. It ends at a batch border or before the next one.
    /// @param most        trials in all, more than `done`
    /// @param each_batch  the wave may not go past the next border
    [[nodiscard]] std::uint64_t end_of_wave(std::uint64_t done, std::uint64_t most, bool each_batch) const;

    /// A wave of this many trials took this long.
    void learn(std::uint64_t trials, Seconds time);

  private:
    std::uint64_t block_;
    std::uint64_t least_;
    std::uint64_t trials_;
};

} // namespace cutline
