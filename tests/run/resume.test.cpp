#include "run/run_trials.hpp"
#include "support/toy_game.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <optional>
#include <stdexcept>
#include <vector>

using namespace cutline;

namespace {

struct KnockoutPlayer {
    const Game& game;

    void operator()(TrialRange trials, Tally& tally) const {
        for (auto trial = trials.first; trial < trials.last; ++trial) {
            auto outcome = toy::blank_outcome(game);
            toy::play_knockout(trial, outcome);
            tally.add(outcome);
        }
    }
};

/// Every team reaches the final in every second trial. Takes no time however many trials there are.
void play_evenly(TrialRange trials, Tally& tally) {
    tally.trials += trials.last - trials.first;
    for (auto& finals : tally.finals)
        finals += (trials.last - trials.first) / 2;
}

Tally played(const Game& game, std::uint64_t first, std::uint64_t last) {
    Tally tally{game};
    KnockoutPlayer{game}({first, last}, tally);
    return tally;
}

Clock ticking(double seconds) {
    return [now = Seconds{0}, seconds]() mutable { return now += Seconds{seconds}; };
}

} // namespace

TEST_CASE("a run that goes on from any batch comes to the same tally, and plays no trial twice") {
    const auto game = toy::knockout();
    const auto whole = played(game, 0, 300'001);
    for (std::uint64_t batches = 0; batches <= 4; ++batches) {
        const auto start = batches * batch_trials;
        RunOptions options{.trials = 300'001, .threads = 2, .resume = played(game, 0, start)};
        std::atomic<std::uint64_t> count = 0;
        const auto play = [&](TrialRange trials, Tally& tally) {
            CHECK(trials.first >= start);
            count += trials.last - trials.first;
            KnockoutPlayer{game}(trials, tally);
        };
        CHECK(run_trials(game, play, options).tally == whole);
        CHECK(count == 300'001 - start);
    }
}

TEST_CASE("runs of the shards add up to the whole run") {
    const auto game = toy::knockout();
    for (const std::uint64_t count : {1U, 3U, 16U}) {
        Tally sum{game};
        for (std::uint64_t number = count; number > 0; --number) {
            const auto [first, last] = trials_of({number, count}, 400'000);
            const auto result =
                run_trials(game, KnockoutPlayer{game}, {.trials = last, .first = first, .threads = 2});
            CHECK(result.tally.trials == last - first);
            sum.merge(result.tally);
        }
        CHECK(sum == played(game, 0, 400'000));
    }
}

TEST_CASE("what is kept is whole batches, the last time all of them") {
    const auto game = toy::knockout();
    for (const std::uint64_t trials : {1'000ULL, 200'000ULL, 3ULL * batch_trials}) {
        std::vector<std::uint64_t> kept;
        RunOptions options{.trials = trials, .threads = 1};
        options.keep_every = Seconds{0};
        std::optional<Tally> last;
        bool complete = false;
        options.on_keep = [&](const Kept& now) {
            CHECK_FALSE(complete);
            kept.push_back(now.tally.trials);
            last = now.tally;
            complete = now.complete;
        };
        const auto result = run_trials(game, KnockoutPlayer{game}, options, ticking(0.0001));
        CHECK(result.tally == played(game, 0, trials));
        CHECK(complete);
        const auto whole = trials / batch_trials * batch_trials;
        CHECK(kept.back() == whole);
        CHECK(last == played(game, 0, whole));
        for (const auto count : kept)
            CHECK(count % batch_trials == 0);
    }
}

TEST_CASE("keeping waits its time, and longer if keeping itself takes long") {
    const auto game = toy::knockout();
    const auto times = [&](double every, double cost) {
        int kept = 0;
        Seconds now{0};
        RunOptions options{.trials = 2'000'000, .executor = Executor::serial};
        options.keep_every = Seconds{every};
        options.on_keep = [&](const Kept&) {
            ++kept;
            now += Seconds{cost};
        };
        const Clock clock = [&now] { return now += Seconds{1}; };
        (void)run_trials(game, play_evenly, options, clock);
        return kept;
    };
    // Waves that seem to take a second are as short as can be, 64 of them a batch; there are 30.5 batches.
    CHECK(times(0, 0) == 31);
    CHECK(times(1e9, 0) == 1); // at the end
    CHECK(times(1'000, 0) > 1);
    CHECK(times(1'000, 0) < 10);
    CHECK(times(0, 50) > 1);
    CHECK(times(0, 50) < 10); // 20 times as long
}

TEST_CASE("a run that is stopped keeps what it has, at once") {
    const auto game = toy::knockout();
    RunOptions options{.trials = 1'000'000, .threads = 2};
    options.on_progress = [](const Progress& progress) { return progress.done < 3 * batch_trials; };
    std::vector<std::uint64_t> kept;
    options.on_keep = [&](const Kept& now) {
        CHECK_FALSE(now.complete);
        kept.push_back(now.tally.trials);
    };
    options.keep_every = Seconds{1e9};
    const auto result = run_trials(game, KnockoutPlayer{game}, options, ticking(1));
    CHECK(result.stopped);
    CHECK(kept == std::vector<std::uint64_t>{result.tally.trials});
}

TEST_CASE("a run that has met its precision already plays nothing") {
    const auto game = toy::knockout();
    const auto nothing = [](TrialRange, Tally&) { FAIL("played"); };
    Tally done{game};
    play_evenly({0, 15 * batch_trials}, done); // enough for 0.1%, see the test of precision
    RunOptions options{.trials = 1'000'000'000, .precision = 0.001, .resume = done};
    const auto result = run_trials(game, nothing, options);
    CHECK(result.precise);
    CHECK(result.tally == done);
    options.precision = 0.0009;
    CHECK(run_trials(game, play_evenly, options).tally.trials == 19 * batch_trials); // 0.98² / 0.0009² = 18.1
}

TEST_CASE("progress counts what is resumed as done") {
    const auto game = toy::knockout();
    RunOptions options{.trials = 10 * batch_trials, .first = 2 * batch_trials, .threads = 1};
    options.resume = played(game, 2 * batch_trials, 4 * batch_trials);
    std::vector<Progress> told;
    options.on_progress = [&](const Progress& progress) {
        told.push_back(progress);
        return true;
    };
    (void)run_trials(game, KnockoutPlayer{game}, options, ticking(0.1));
    REQUIRE_FALSE(told.empty());
    CHECK(told.front().resumed == 2 * batch_trials);
    CHECK(told.front().done > 2 * batch_trials);
    CHECK(told.back().most == 8 * batch_trials);
}

TEST_CASE("the last trials that 63 bits can number are played like any others") {
    const auto game = toy::knockout();
    const auto last = (std::uint64_t{1} << 63) - 1;
    const auto first = last / batch_trials * batch_trials - 2 * batch_trials;
    const auto result =
        run_trials(game, KnockoutPlayer{game}, {.trials = last, .first = first, .threads = 2});
    CHECK(result.tally == played(game, first, last));
}

TEST_CASE("a run of 10^18 trials starts, tells how far it is, and stops") {
    const auto game = toy::knockout();
    RunOptions options{.trials = 1'000'000'000'000'000'000, .executor = Executor::serial};
    std::uint64_t most = 0;
    options.on_progress = [&](const Progress& progress) {
        most = progress.most;
        return progress.done < 10'000'000'000;
    };
    const auto result = run_trials(game, play_evenly, options);
    CHECK(result.stopped);
    CHECK(most == options.trials);
    CHECK(result.tally.trials >= 10'000'000'000 - batch_trials);
}

TEST_CASE("a run goes on at a batch border below its last trial, and nowhere else") {
    const auto game = toy::knockout();
    const auto refused = [&](const RunOptions& options) {
        CHECK_THROWS_AS(run_trials(game, play_evenly, options), std::invalid_argument);
    };
    Tally odd{game};
    odd.trials = 1;
    refused({.resume = odd});
    refused({.trials = 2 * batch_trials, .first = 1});
    refused({.trials = 1, .first = batch_trials});
    odd.trials = 2 * batch_trials;
    refused({.trials = batch_trials, .resume = odd});
}
