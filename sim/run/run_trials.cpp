#include "run/run_trials.hpp"

#include "run/keeper.hpp"
#include "run/workers.hpp"

#include <cutline/run/run_counts.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace cutline {

namespace {

constexpr Seconds progress_time{0.2};

std::uint64_t trials_of(const Tally& tally) {
    return tally.trials;
}
std::uint64_t trials_of(const Counts& counts) {
    return counts.trials();
}

/// Trials that one worker plays at a time: known draws of a stretch aren't shared between workers.
std::uint64_t block_of(const Tally& tally) {
    return tally.groups.empty() ? block_trials : stretch_trials;
}
std::uint64_t block_of(const Counts& counts) {
    return counts.group_trials() % stretch_trials == 0 ? stretch_trials : block_trials;
}

/// What one worker has counted since the last batch border; on cache lines of its own.
template <class Counted>
struct alignas(64) Part {
    Counted tally;
};

/// The trial from which a run goes on.
template <class Counted>
std::uint64_t start_of(const RunOptionsOf<Counted>& options) {
    const auto resumed = options.resume ? trials_of(*options.resume) : 0;
    if (options.first % batch_trials != 0 || resumed % batch_trials != 0)
        throw std::invalid_argument("a run starts, and goes on, at a multiple of 65,536 trials");
    if (options.first > options.trials || resumed > options.trials - options.first)
        throw std::invalid_argument("a run can't go on from beyond its last trial");
    return options.first + resumed;
}

/// Plays waves of trials, and adds up what the workers have counted where a batch ends.
template <class Counted>
class Run {
  public:
    Run(const Counted& empty, const PlayTrialsOf<Counted>& play, const WidestInterval<Counted>& widest,
        const RunOptionsOf<Counted>& options, const Clock& clock)
        : play_(play), widest_of_(widest), options_(options), start_(start_of(options)), clock_(clock),
          empty_(empty), block_(block_of(empty)),
          workers_(make_workers(options.executor.value_or(default_executor()), options.threads)),
          parts_(workers_->count(), Part<Counted>{empty_}), pace_(workers_->count(), block_),
          keeper_(options, clock), started_(clock()), told_(started_),
          done_(start_), result_{.tally = options.resume.value_or(empty_)} {}

    RunResultOf<Counted> operator()() {
        if (start_ > options_.first)
            look();
        while (goes_on() && !result_.stopped) {
            play_wave();
            if (at_border())
                gather();
            result_.stopped = goes_on() && told_to_stop();
            if (at_border() && goes_on() && !result_.stopped)
                keeper_.keep_if_due(result_.tally);
        }
        keeper_.keep({result_.tally, !goes_on()});
        if (!at_border() && !result_.stopped)
            gather(); // what is less than a batch
        result_.precise = !options_.precision || precise_;
        return std::move(result_);
    }

  private:
    [[nodiscard]] bool goes_on() const { return done_ < options_.trials && !precise_; }
    [[nodiscard]] bool at_border() const { return done_ % batch_trials == 0; }

    void play_wave() {
        const auto end = pace_.end_of_wave(done_, options_.trials, options_.precision.has_value());
        const auto blocks = (end - done_ + block_ - 1) / block_;
        const auto start = clock_();
        workers_->for_each_block(static_cast<std::size_t>(blocks), [&](std::size_t block, unsigned worker) {
            const auto first = done_ + block * block_;
            play_block({first, std::min(first + block_, end)}, parts_[worker].tally);
        });
        pace_.learn(end - done_, clock_() - start);
        done_ = end;
    }

    /// A tally takes a whole block at once, a study no more than block_trials at a time.
    void play_block(TrialRange trials, Counted& tally) {
        const auto step = std::is_same_v<Counted, Tally> ? block_ : block_trials;
        for (auto first = trials.first; first < trials.last; first += step)
            play_({first, std::min(first + step, trials.last)}, tally);
    }

    /// Adds the parts to the result. What they hold before a batch ends is dropped if the run is stopped.
    void gather() {
        for (auto& part : parts_) {
            if (trials_of(part.tally) == 0)
                continue;
            result_.tally.merge(part.tally);
            part.tally = empty_;
        }
        look();
    }

    void look() {
        widest_ = widest_of_(result_.tally);
        precise_ = options_.precision && widest_ <= *options_.precision;
    }

    [[nodiscard]] bool told_to_stop() {
        const auto now = clock_();
        if (!options_.on_progress || now - told_ < progress_time)
            return false;
        told_ = now;
        return !options_.on_progress({.done = done_ - options_.first,
                                      .most = options_.trials - options_.first,
                                      .widest = widest_,
                                      .precision = options_.precision,
                                      .elapsed = now - started_,
                                      .resumed = start_ - options_.first});
    }

    const PlayTrialsOf<Counted>& play_;
    const WidestInterval<Counted>& widest_of_;
    const RunOptionsOf<Counted>& options_;
    const std::uint64_t start_;
    const Clock& clock_;
    const Counted& empty_;
    const std::uint64_t block_; ///< trials
    std::unique_ptr<Workers> workers_;
    std::vector<Part<Counted>> parts_; ///< one for each worker
    Pace pace_;
    Keeper<Counted> keeper_;
    Seconds started_, told_;
    std::uint64_t done_;
    double widest_ = 1;
    bool precise_ = false;
    RunResultOf<Counted> result_;
};

} // namespace

Seconds steady_time() {
    return std::chrono::steady_clock::now().time_since_epoch();
}

template <class Counted>
RunResultOf<Counted> run_trials(const Counted& empty, const PlayTrialsOf<Counted>& play,
                                const WidestInterval<Counted>& widest, const RunOptionsOf<Counted>& options,
                                const Clock& clock) {
    return Run<Counted>{empty, play, widest, options, clock}();
}

template RunResult run_trials(const Tally&, const PlayTrials&, const WidestInterval<Tally>&,
                              const RunOptions&, const Clock&);
template CountsResult run_trials(const Counts&, const PlayTrialsOf<Counts>&, const WidestInterval<Counts>&,
                                 const CountsOptions&, const Clock&);

RunResult run_trials(const Game& game, const PlayTrials& play, const RunOptions& options,
                     const Clock& clock) {
    const auto widest = [&](const Tally& tally) { return widest_final_interval(tally, options.confidence); };
    const auto design = options.design ? Tally::Design::counted : Tally::Design::uncounted;
    return run_trials<Tally>(Tally{game, design}, play, widest, options, clock);
}

CountsResult run_counts(const Counts& empty, const CountTrials& play, const CountsOptions& options,
                        const WidestOfCounts& widest) {
    if (options.precision && !widest)
        throw std::invalid_argument("a run to a precision needs what the precision is about");
    const WidestOfCounts looked_at = widest ? widest : [](const Counts&) { return 1.0; };
    return run_trials<Counts>(empty, play, looked_at, options);
}

} // namespace cutline
