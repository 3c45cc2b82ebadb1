#include "support/executors.hpp"
#include "support/play.hpp"

#include <cutline/run/merge.hpp>
#include <cutline/run/run_counts.hpp>
#include <cutline/run/saved_run.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/tally/jackknife.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>

using namespace cutline;

namespace {

/// Counts the trials, and those whose number is a multiple of 3.
void count_thirds(TrialRange trials, Counts& counts) {
    auto into = counts.count(trials.first, trials.last);
    for (auto trial = trials.first; trial < trials.last; ++trial)
        into[0] += trial % 3 == 0 ? 1 : 0;
}

Counts thirds(std::uint64_t first, std::uint64_t last) {
    Counts counts{1};
    for (; first < last; first += 1'024)
        count_thirds({first, std::min(first + 1'024, last)}, counts);
    return counts;
}

Game small_game() {
    return test::game_of("cutline: 1\n"
                         "criteria: {b: 50}\n"
                         "teams: {lg: {expected: {b: 30}}, skt: {expected: {b: 31}}}\n"
                         "spread: {form: 3%}\n"
                         "rounds: {only: {date: 2026-08, keep: 1}}\n");
}

SavedRun study_of(const Game& game, Shard shard, const std::string& question = R"({"team":"lg"})") {
    return {.kind = SavedKind::part,
            .command = "thirds",
            .question = question,
            .digest = digest(game.resolved),
            .trials = 200'000,
            .shard = shard,
            .complete = true,
            .scenario = to_json(game.resolved)};
}

} // namespace

TEST_CASE("counts are the same for every executor, number of threads and start") {
    const auto expected = thirds(0, 200'001);
    CHECK(expected.totals().front() == 66'667);
    for (const auto executor : cutline::test::executors())
        for (const unsigned threads : {1U, 3U})
            for (const std::uint64_t batches : {0U, 2U}) {
                CountsOptions options{.trials = 200'001, .threads = threads, .executor = executor};
                if (batches > 0)
                    options.resume = thirds(0, batches * batch_trials);
                CHECK(run_counts(Counts{1}, count_thirds, options).tally == expected);
            }
}

TEST_CASE("a run of counts stops where what it looks at is narrow enough") {
    const CountsOptions options{.trials = 1'000'000'000, .precision = 0.5};
    const auto narrower = [](const Counts& counts) {
        return static_cast<double>(batch_trials) / static_cast<double>(counts.trials());
    };
    const auto result = run_counts(Counts{1}, count_thirds, options, narrower);
    CHECK(result.tally == thirds(0, 2 * batch_trials));
    CHECK(result.precise);
    CHECK_THROWS_AS(run_counts(Counts{1}, count_thirds, options), std::invalid_argument);
}

TEST_CASE("what a run of counts keeps is whole batches") {
    std::optional<Counts> last;
    CountsOptions options{.trials = 200'000};
    options.on_keep = [&](const KeptOf<Counts>& kept) { last = kept.tally; };
    (void)run_counts(Counts{1}, count_thirds, options);
    CHECK(last == thirds(0, 3 * batch_trials));
}

TEST_CASE("parts of a study are put together to what one run counts") {
    const auto game = small_game();
    const auto shape = [](const SavedRun& run, const Game&) {
        CHECK(run.question == R"({"team":"lg"})");
        return Counts{1};
    };
    Merger merger{shape};
    for (const std::uint64_t number : {2U, 1U, 3U}) {
        const auto run = study_of(game, {number, 3});
        const auto [first, last] = trials_of(run.shard, run.trials);
        merger.add(saved_text(run, thirds(first, last)), "part");
    }
    merger.expect_all();
    CHECK(merger.counts() == thirds(0, 200'000));
    CHECK(merger.run().command == "thirds");
}

TEST_CASE("parts of another command or question are refused, with the reason") {
    const auto game = small_game();
    Merger merger{[](const SavedRun&, const Game&) { return Counts{1}; }};
    const auto [first, last] = trials_of({1, 2}, 200'000);
    const auto counts = thirds(first, last);
    merger.add(saved_text(study_of(game, {1, 2}), counts), "one");
    auto run = study_of(game, {1, 2});
    run.command = "run";
    CHECK_THROWS_WITH(merger.add(saved_text(run, counts), "two"),
                      "is of another run than 'one': of `cutline run`, not of `cutline thirds`");
    CHECK_THROWS_WITH(merger.add(saved_text(study_of(game, {1, 2}, R"({"team":"skt"})"), counts), "two"),
                      "is of another run than 'one': of another team: \"skt\", not \"lg\"");
    CHECK_THROWS_WITH(Merger().add(saved_text(study_of(game, {1, 2}), counts), "one"),
                      "is of `cutline thirds`, which has no parts here");

    auto wanted = study_of(game, {1, 2}, R"({"team":"skt"})");
    const auto saved = read_saved(saved_text(study_of(game, {1, 2}), counts), SavedKind::part);
    CHECK_THROWS_WITH(expect_resumable(saved, wanted), "is of another team: \"lg\", not \"skt\"");
}

TEST_CASE("counts of other trials than is said, or of another shape, are refused") {
    const auto game = small_game();
    const auto run = study_of(game, {1, 2});
    const auto [first, last] = trials_of({1, 2}, 200'000);
    const auto read = [&](const Counts& counts, const Counts& empty) {
        return counts_of(read_saved(saved_text(run, counts), SavedKind::part), empty);
    };
    CHECK(read(thirds(first, last), Counts{1}) == thirds(first, last));
    CHECK_THROWS_AS(read(thirds(first, last), Counts{2}), SavedRunError);
    // As many trials, but of other groups: block 65 instead of block 0.
    auto other = thirds(first + 1'024, last);
    other.merge(thirds(65 * 1'024, 66 * 1'024));
    CHECK(other.trials() == last - first);
    CHECK_THROWS_WITH(read(other, Counts{1}), "has counts that don't fit its scenario and trials");
}
