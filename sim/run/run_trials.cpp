#include "run/run_trials.hpp"

#include "run/keeper.hpp"
#include "run/workers.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace cutline {

namespace {

constexpr Seconds progress_time{0.2};

/// What one worker has counted since the last batch border; on cache lines of its own.
struct alignas(64) Part {
    Tally tally;
};

/// The trial from which a run goes on.
std::uint64_t start_of(const RunOptions& options) {
    const auto resumed = options.resume ? options.resume->trials : 0;
    if (options.first % batch_trials != 0 || resumed % batch_trials != 0)
        throw std::invalid_argument("a run starts, and goes on, at a multiple of 65,536 trials");
    if (options.first > options.trials || resumed > options.trials - options.first)
        throw std::invalid_argument("a run can't go on from beyond its last trial");
    return options.first + resumed;
}

/// Plays waves of trials, and adds up what the workers have counted where a batch ends.
class Run {
  public:
    Run(const Game& game, const PlayTrials& play, const RunOptions& options, const Clock& clock)
        : play_(play), options_(options), start_(start_of(options)), clock_(clock), empty_(game),
          workers_(make_workers(options.executor.value_or(default_executor()), options.threads)),
          parts_(workers_->count(), Part{empty_}), pace_(workers_->count()), keeper_(options, clock),
          started_(clock()), told_(started_),
          done_(start_), result_{.tally = options.resume.value_or(empty_)} {}

    RunResult operator()() {
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
        const auto blocks = (end - done_ + block_trials - 1) / block_trials;
        const auto start = clock_();
        workers_->for_each_block(static_cast<std::size_t>(blocks), [&](std::size_t block, unsigned worker) {
            const auto first = done_ + block * block_trials;
            play_({first, std::min(first + block_trials, end)}, parts_[worker].tally);
        });
        pace_.learn(end - done_, clock_() - start);
        done_ = end;
    }

    /// Adds the parts to the result. What they hold before a batch ends is dropped if the run is stopped.
    void gather() {
        for (auto& part : parts_) {
            if (part.tally.trials == 0)
                continue;
            result_.tally.merge(part.tally);
            part.tally = empty_;
        }
        look();
    }

    void look() {
        widest_ = widest_final_interval(result_.tally, options_.confidence);
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

    const PlayTrials& play_;
    const RunOptions& options_;
    const std::uint64_t start_;
    const Clock& clock_;
    const Tally empty_;
    std::unique_ptr<Workers> workers_;
    std::vector<Part> parts_; ///< one for each worker
    Pace pace_;
    Keeper keeper_;
    Seconds started_, told_;
    std::uint64_t done_;
    double widest_ = 1;
    bool precise_ = false;
    RunResult result_;
};

} // namespace

Seconds steady_time() {
    return std::chrono::steady_clock::now().time_since_epoch();
}

RunResult run_trials(const Game& game, const PlayTrials& play, const RunOptions& options,
                     const Clock& clock) {
    return Run{game, play, options, clock}();
}

} // namespace cutline
