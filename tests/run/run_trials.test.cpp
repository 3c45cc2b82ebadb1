#include "run/run_trials.hpp"

#include "support/executors.hpp"
#include "support/toy_game.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <thread>
#include <vector>

using namespace cutline;

namespace {

/// Plays the toy knockout.
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

/// Every team reaches the final in every second trial: the interval depends on nothing but the number of
/// trials.
void play_evenly(TrialRange trials, Tally& tally) {
    const auto count = trials.last - trials.first;
    tally.trials += count;
    for (auto& finals : tally.finals)
        finals += count / 2;
}

/// A clock that is read some time later each time.
Clock ticking(double seconds) {
    return [now = Seconds{0}, seconds]() mutable { return now += Seconds{seconds}; };
}

Tally one_by_one(const Game& game, std::uint64_t trials) {
    Tally tally{game};
    KnockoutPlayer{game}({0, trials}, tally);
    return tally;
}

} // namespace

TEST_CASE("the tally is the same for every executor and number of threads") {
    const auto game = toy::knockout();
    const auto expected = one_by_one(game, 150'001);
    for (const auto executor : cutline::test::executors())
        for (const unsigned threads : {1U, 2U, 7U}) {
            RunOptions options{.trials = 150'001, .threads = threads, .executor = executor};
            const auto result = run_trials(game, KnockoutPlayer{game}, options);
            CHECK(result.tally == expected);
            CHECK(result.precise);
            CHECK_FALSE(result.stopped);
        }
}

TEST_CASE("the tally is the same however long waves are") {
    const auto game = toy::knockout();
    const auto expected = one_by_one(game, 200'000);
    for (const double tick : {0.0, 0.001, 0.01, 10.0}) {
        const auto result =
            run_trials(game, KnockoutPlayer{game}, {.trials = 200'000, .threads = 2}, ticking(tick));
        CHECK(result.tally == expected);
    }
}

TEST_CASE("blocks start at multiples of 1,024 and leave out no trial") {
    const auto game = toy::knockout();
    std::vector<int> played(70'000);
    const auto play = [&](TrialRange trials, Tally& tally) {
        CHECK(trials.first % 1'024 == 0);
        CHECK(trials.last - trials.first <= 1'024);
        for (auto trial = trials.first; trial < trials.last; ++trial)
            ++played.at(trial);
        tally.trials += trials.last - trials.first;
    };
    const auto result = run_trials(game, play, {.trials = 70'000, .executor = Executor::serial});
    CHECK(result.tally.trials == 70'000);
    CHECK(played == std::vector<int>(70'000, 1));
}

TEST_CASE("a run of no trials is an empty tally") {
    const auto game = toy::knockout();
    const auto result = run_trials(game, KnockoutPlayer{game}, {.trials = 0});
    CHECK(result.tally == Tally{game});
    CHECK(result.precise);
    CHECK_FALSE(run_trials(game, KnockoutPlayer{game}, {.trials = 0, .precision = 0.5}).precise);
}

TEST_CASE("a run stops at the first batch border where every interval is narrow enough") {
    // At p = 1/2 the half-width is about 1.96 sqrt(1/4 / n) = 0.98 / sqrt(n): 0.1% needs n = 960,400 or a
    // little less, 14.65 batches.
    const auto game = toy::knockout();
    for (const unsigned threads : {1U, 7U}) {
        RunOptions options{.trials = 1'000'000'000, .precision = 0.001, .threads = threads};
        const auto result = run_trials(game, play_evenly, options);
        CHECK(result.tally.trials == 15 * batch_trials);
        CHECK(result.precise);
        CHECK_FALSE(result.stopped);
    }
}

TEST_CASE("a precision that is met at once still takes a batch") {
    const auto game = toy::knockout();
    const auto result = run_trials(game, play_evenly, {.precision = 1.0});
    CHECK(result.tally.trials == batch_trials);
    CHECK(result.precise);
}

TEST_CASE("a run that reaches its cap first is not precise") {
    const auto game = toy::knockout();
    const auto result = run_trials(game, play_evenly, {.trials = 900'001, .precision = 0.001});
    CHECK(result.tally.trials == 900'001);
    CHECK_FALSE(result.precise);
    CHECK_FALSE(result.stopped);
}

TEST_CASE("the precision is looked at where the trials run out, too") {
    const auto game = toy::knockout();
    const auto result =
        run_trials(game, play_evenly, {.trials = 970'000, .precision = 0.001}); // 14.8 batches
    CHECK(result.tally.trials == 970'000);
    CHECK(result.precise);
}

TEST_CASE("the widest final interval is that of the team nearest to one half") {
    const auto game = toy::knockout();
    Tally tally{game};
    CHECK(widest_final_interval(tally, Confidence{0.95}) == 0.5);
    tally.trials = 100;
    tally.finals[TeamId{0}] = 100;
    tally.finals[TeamId{3}] = 41;
    const auto [low, high] = wilson(41, 100, Confidence{0.95});
    CHECK(widest_final_interval(tally, Confidence{0.95}) == (high - low) / 2);
}

TEST_CASE("progress is told a few times a second and counts up") {
    const auto game = toy::knockout();
    std::vector<Progress> told;
    RunOptions options{.trials = 300'000, .precision = 1e-6, .threads = 1};
    options.on_progress = [&](const Progress& progress) {
        told.push_back(progress);
        return true;
    };
    const auto result = run_trials(game, KnockoutPlayer{game}, options, ticking(0.05));
    CHECK(result.tally.trials == 300'000);
    REQUIRE(told.size() > 2);
    CHECK(told[0].widest == 1); // no batch is done yet
    CHECK(told.back().widest < 0.01);
    for (std::size_t i = 0; i < told.size(); ++i) {
        CHECK(told[i].most == 300'000);
        CHECK(told[i].precision == 1e-6);
        CHECK(told[i].elapsed.count() >= 0.2 * static_cast<double>(i + 1) - 1e-9);
        CHECK(told[i].done < 300'000);
        if (i > 0)
            CHECK(told[i].done > told[i - 1].done);
    }
}

TEST_CASE("a run that is told to stop keeps whole batches") {
    const auto game = toy::knockout();
    for (const std::uint64_t enough : {1ULL, 70'000ULL, 3ULL * batch_trials}) {
        RunOptions options{.trials = 1'000'000, .threads = 2};
        options.on_progress = [&](const Progress& progress) { return progress.done < enough; };
        const auto result = run_trials(game, KnockoutPlayer{game}, options, ticking(1));
        CHECK(result.stopped);
        CHECK(result.tally == one_by_one(game, enough / batch_trials * batch_trials));
    }
}

TEST_CASE("progress is told by the thread that runs") {
    const auto game = toy::knockout();
    const auto here = std::this_thread::get_id();
    for (const auto executor : cutline::test::executors()) {
        bool elsewhere = false;
        RunOptions options{.trials = 100'000, .threads = 4, .executor = executor};
        options.on_progress = [&](const Progress&) {
            elsewhere |= std::this_thread::get_id() != here;
            return true;
        };
        const auto result = run_trials(game, KnockoutPlayer{game}, options, ticking(1));
        CHECK_FALSE(elsewhere);
        CHECK(result.tally.trials == 100'000);
    }
}

TEST_CASE("what an engine throws comes out of the run") {
    const auto game = toy::knockout();
    const auto play = [](TrialRange trials, Tally&) {
        if (trials.first >= 40'000)
            throw std::runtime_error("no more draws");
    };
    for (const auto executor : cutline::test::executors()) {
        RunOptions options{.threads = 3, .executor = executor};
        CHECK_THROWS_WITH(run_trials(game, play, options), "no more draws");
    }
}

TEST_CASE("what the progress callback throws comes out of the run") {
    const auto game = toy::knockout();
    RunOptions options{.threads = 2};
    options.on_progress = [](const Progress&) -> bool { throw std::runtime_error("broken pipe"); };
    CHECK_THROWS_WITH(run_trials(game, KnockoutPlayer{game}, options, ticking(1)), "broken pipe");
}
