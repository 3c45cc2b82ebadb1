#pragma once
/// When a run's tally is handed out for keeping: often enough that little is lost, seldom enough that keeping
/// costs little. Never changes what is counted.

#include "run/run_trials.hpp"

#include <algorithm>
namespace cutline {

template <class Counted>
class Keeper {
  public:
    Keeper(const RunOptionsOf<Counted>& options, const Clock& clock)
        : options_(options), clock_(clock), due_(clock() + options.keep_every) {}

    /// Where a batch ends and more is to be played.
    void keep_if_due(const Counted& tally) {
        if (options_.on_keep && clock_() >= due_)
            keep({tally, false});
    }

    /// Whatever the time.
    void keep(const KeptOf<Counted>& kept) {
        constexpr double least_play = 20; // times as long as keeping takes: it costs a twentieth at most
        if (!options_.on_keep)
            return;
        const auto start = clock_();
        options_.on_keep(kept);
        const auto end = clock_();
        due_ = end + std::max(options_.keep_every, least_play * (end - start));
    }

  private:
    const RunOptionsOf<Counted>& options_;
    const Clock& clock_;
    Seconds due_;
};

} // namespace cutline
