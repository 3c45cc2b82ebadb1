#include "support/play.hpp"

#include <cutline/random/digest.hpp>
#include <cutline/run/merge.hpp>
#include <cutline/run/run.hpp>
#include <cutline/run/saved_run.hpp>
#include <cutline/scenario/json.hpp>

#include <catch2/catch.hpp>

#include <string>

using namespace cutline;

namespace {

Game small_game() {
    return test::game_of("cutline: 1\n"
                         "criteria: {b: 50}\n"
                         "teams: {lg: {name: 엘지, expected: {b: 30}}, skt: {expected: {b: 31}}}\n"
                         "spread: {form: 3%}\n"
                         "rounds: {only: {date: 2026-08, keep: 1}}\n");
}

SavedRun run_of(const Game& game, SavedKind kind) {
    return {.kind = kind,
            .digest = digest(game.resolved),
            .seed = 18'446'744'073'709'551'615U,
            .trials = 100'000,
            .precision = 0.001,
            .confidence = 0.99,
            .shard = {1, 2},
            .complete = true,
            .scenario = to_json(game.resolved),
            .variant = "as \"is\"",
            .set = {{"rounds.only.keep", "1\n"}, {"title", "한국"}}};
}

struct Saved {
    Game game = small_game();
    SavedRun run = run_of(game, SavedKind::part);
    Tally tally = cutline::run(game, {.seed = run.seed, .trials = 0}).tally;
    std::string text = saved_text(run, tally);
};

} // namespace

TEST_CASE("a saved run reads back as it was written") {
    const Saved saved;
    const auto read = read_saved(saved.text, SavedKind::part);
    CHECK(read.run == saved.run);
    CHECK(read.done == TrialRange{0, 0});
    CHECK(tally_of(read, saved.game) == saved.tally);
    CHECK(saved_text(read.run, saved.tally) == saved.text);

    auto run = saved.run;
    run.kind = SavedKind::checkpoint;
    run.precision.reset();
    run.variant.reset();
    run.shard = {2, 2};
    run.trials = 1'000'000;
    const auto [first, last] = trials_of(run.shard, run.trials);
    const auto tally =
        cutline::run(saved.game, {.seed = run.seed, .trials = first + batch_trials, .first = first}).tally;
    const auto again = read_saved(saved_text(run, tally), SavedKind::checkpoint);
    CHECK(again.run == run);
    CHECK(again.done == TrialRange{first, first + batch_trials});
    CHECK(tally_of(again, saved.game) == tally);
}

TEST_CASE("a byte that is changed anywhere is found") {
    const Saved saved;
    REQUIRE(saved.text.size() > 700);
    for (std::size_t at = 0; at < saved.text.size(); ++at)
        for (const unsigned flip : {1U, 32U, 128U}) { // 32: the other case of a letter
            auto altered = saved.text;
            altered[at] = static_cast<char>(static_cast<unsigned char>(altered[at]) ^ flip);
            CHECK_THROWS_AS(read_saved(altered, SavedKind::part), SavedRunError);
        }
}

TEST_CASE("a text that is torn, or longer than it was, is found") {
    const Saved saved;
    for (std::size_t length = 0; length < saved.text.size(); ++length)
        CHECK_THROWS_AS(read_saved(saved.text.substr(0, length), SavedKind::part), SavedRunError);
    CHECK_THROWS_WITH(read_saved(saved.text.substr(0, 200), SavedKind::part),
                      "is damaged: its checksum doesn't fit");
    CHECK_THROWS_WITH(read_saved(saved.text + "\n", SavedKind::part), "is damaged: its checksum doesn't fit");
    CHECK_THROWS_WITH(read_saved("", SavedKind::part), "is no part of cutline");
    CHECK_THROWS_WITH(read_saved("cutline: 1\n", SavedKind::checkpoint), "is no checkpoint of cutline");
}

TEST_CASE("what was altered with a checksum that fits is still refused where it makes no sense") {
    const Saved saved;
    const auto altered = [&](const std::string& old, const std::string& changed) {
        auto content = saved.text.substr(saved.text.find('\n') + 1);
        const auto at = content.find(old);
        REQUIRE(at != std::string::npos);
        content.replace(at, old.size(), changed);
        const auto text = "{\"sha256\":\"" + sha256_hex(content) + "\",\n" + content;
        Merger().add(text, "part");
    };
    CHECK_NOTHROW(altered("\"complete\":true", "\"complete\":false"));
    CHECK_THROWS_WITH(altered("\"kind\":\"part\"", "\"kind\":\"checkpoint\""), "is a checkpoint, not a part");
    CHECK_THROWS_WITH(altered("\"shard\":[1,2]", "\"shard\":[2,2]"), "holds other trials than it should");
    CHECK_THROWS_WITH(altered("\"shard\":[1,2]", "\"shard\":[0,2]"), "holds other trials than it should");
    CHECK_THROWS_WITH(altered("\"shard\":[1,2]", "\"shard\":[1,0]"), "holds other trials than it should");
    CHECK_THROWS_WITH(altered("\"shard\":[1,2]", "\"shard\":[1.5,2]"), "has a number that isn't whole");
    CHECK_THROWS_WITH(altered("\"seed\":", "\"sead\":"), "is no part of cutline");
    CHECK_THROWS_WITH(altered("\"trials\":0", "\"trials\":1"),
                      "has a tally that doesn't fit its scenario and trials");
    CHECK_THROWS_WITH(altered("\"keep\":1", "\"keep\":2"), "has a scenario that doesn't fit its digest");
    CHECK_THROWS_WITH(altered("\"keep\":1", "\"keep\":-1"),
                      Catch::Matchers::Contains("has a scenario that can't be played"));
}
