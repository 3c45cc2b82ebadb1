#pragma once
/// When a run's tally is handed out for keeping: often enough that little is lost, seldom enough that keeping
/// costs little. Never changes what is counted.

#include "run/run_trials.hpp"

namespace cutline {

class Keeper {
  public:
    Keeper(const RunOptions& options, const Clock& clock);

    /// Where a batch ends and more is to be played.
    void keep_if_due(const Tally& tally);

    /// Whatever the time.
    void keep(const Kept& kept);

  private:
    const RunOptions& options_;
    const Clock& clock_;
    Seconds due_;
};

} // namespace cutline
