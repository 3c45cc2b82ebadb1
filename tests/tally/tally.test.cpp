#include "support/toy_game.hpp"

#include <cutline/tally/tally.hpp>

#include <catch2/catch.hpp>

using namespace cutline;
using toy::set;

namespace {

Tally knockouts(const Game& game, std::uint64_t first, std::uint64_t last) {
    Tally tally{game};
    for (auto trial = first; trial < last; ++trial) {
        auto outcome = toy::blank_outcome(game);
        toy::play_knockout(trial, outcome);
        tally.add(outcome);
    }
    return tally;
}

Tally merged(Tally a, const Tally& b) {
    a.merge(b);
    return a;
}

std::uint64_t sum(const auto& counts) {
    std::uint64_t total = 0;
    for (const auto count : counts)
        total += count;
    return total;
}

} // namespace

TEST_CASE("merging tallies is the same as adding their trials one by one") {
    const auto game = toy::knockout();
    CHECK(merged(knockouts(game, 0, 300), knockouts(game, 300, 1'000)) == knockouts(game, 0, 1'000));
}

TEST_CASE("merging tallies is commutative") {
    const auto game = toy::knockout();
    const auto a = knockouts(game, 0, 10), b = knockouts(game, 10, 500);
    CHECK(merged(a, b) == merged(b, a));
}

TEST_CASE("merging tallies is associative") {
    const auto game = toy::knockout();
    const auto a = knockouts(game, 0, 10), b = knockouts(game, 10, 500), c = knockouts(game, 500, 777);
    CHECK(merged(merged(a, b), c) == merged(a, merged(b, c)));
}

TEST_CASE("merging an empty tally changes nothing") {
    const auto game = toy::knockout();
    const auto some = knockouts(game, 0, 100);
    CHECK(merged(some, Tally{game}) == some);
    CHECK(merged(Tally{game}, some) == some);
    CHECK_FALSE(some == Tally{game});
}

TEST_CASE("tallies that differ in one count are not equal") {
    const auto game = toy::knockout();
    const auto a = knockouts(game, 0, 100);
    auto b = a;
    ++b.rounds[RoundId{1}].exits[TeamId{2}][cause_cut];
    CHECK_FALSE(a == b);
    b = a;
    b.final_sets->add(set({0, 1}));
    CHECK_FALSE(a == b);
}

TEST_CASE("an outcome made by hand is counted where it belongs") {
    const auto game = toy::knockout();
    auto outcome = toy::blank_outcome(game);
    auto& first = outcome.rounds[RoundId{0}];
    first.field = set({0, 1, 2, 4}); // naver never entered
    first.survivors = set({0, 2});
    first.cause[1] = 1; // skt was cut
    first.cause[4] = 2; // nc failed its gate
    first.tied = true;
    auto& second = outcome.rounds[RoundId{1}];
    second.field = set({0, 2, 3});
    second.survivors = set({3});
    second.origin[0] = second.origin[2] = 0;
    second.cause[0] = 0; // lg withdrew
    second.cause[2] = 1;
    outcome.finalists = set({3});
    outcome.awards[AwardId{0}][2] = 1'500'000;

    Tally tally{game};
    tally.add(outcome);

    CHECK(tally.trials == 1);
    CHECK(tally.finals[TeamId{3}] == 1);
    CHECK(sum(tally.finals) == 1);
    CHECK(tally.final_sets->count(set({3})) == 1);
    CHECK(tally.final_sets->size() == 1);

    const auto& stage1 = tally.rounds[RoundId{0}];
    CHECK(sum(stage1.entered) == 4);
    CHECK(stage1.entered[TeamId{3}] == 0);
    CHECK(sum(stage1.survived) == 2);
    CHECK(stage1.survived[TeamId{2}] == 1);
    CHECK(stage1.exits[TeamId{1}][cause_cut] == 1);
    CHECK(stage1.exits[TeamId{4}][CauseId{2}] == 1);
    CHECK(sum(stage1.exits[TeamId{0}]) + sum(stage1.exits[TeamId{2}]) + sum(stage1.exits[TeamId{3}]) == 0);
    CHECK(sum(stage1.flows[2]) == 4); // all from outside
    CHECK(stage1.survivors == std::vector<std::uint64_t>{0, 0, 1, 0, 0, 0});
    CHECK(stage1.ties == 1);
    CHECK(stage1.path->count(set({0, 2})) == 1);

    const auto& stage2 = tally.rounds[RoundId{1}];
    CHECK(stage2.flows[0][TeamId{0}] == 1);
    CHECK(stage2.flows[0][TeamId{2}] == 1);
    CHECK(sum(stage2.flows[1]) == 0);
    CHECK(stage2.flows[2][TeamId{3}] == 1);
    CHECK(stage2.exits[TeamId{0}][cause_withdrew] == 1);
    CHECK(stage2.ties == 0);

    const auto& gpu = tally.awards[AwardId{0}];
    CHECK(gpu[TeamId{2}] == WideSum{1'500'000});
    CHECK(gpu[TeamId{0}] == WideSum{0});
}

TEST_CASE("a round that was not held has no survivors, and counts as such") {
    const auto game = toy::knockout();
    Tally tally{game};
    tally.add(toy::blank_outcome(game));
    const auto& stage1 = tally.rounds[RoundId{0}];
    CHECK(stage1.survivors[0] == 1);
    CHECK(stage1.path->count(TeamSet{}) == 1);
    CHECK(sum(stage1.entered) == 0);
}

TEST_CASE("the counts of every trial add up") {
    const auto game = toy::knockout();
    const auto tally = knockouts(game, 0, 1'000);
    CHECK(sum(tally.finals) == 2 * 1'000);
    for (const auto& round : tally.rounds) {
        CHECK(sum(round.survivors) == 1'000);
        std::uint64_t sets = 0;
        for (const auto& entry : *round.path)
            sets += entry.count;
        CHECK(sets == 1'000);
        for (std::size_t team = 0; team < 5; ++team)
            CHECK(round.survived[TeamId{team}] + sum(round.exits[TeamId{team}]) ==
                  round.entered[TeamId{team}]);
    }
}

TEST_CASE("sums of awards outgrow 64 bits without harm") {
    const auto game = toy::knockout();
    auto outcome = toy::blank_outcome(game);
    const Micros most = 9'000'000'000'000'000'000;
    outcome.awards[AwardId{0}][0] = most;
    outcome.awards[AwardId{0}][1] = -most;
    Tally tally{game};
    for (int trial = 0; trial < 3; ++trial)
        tally.add(outcome);
    CHECK((tally.awards[AwardId{0}][TeamId{0}] == WideSum{3} * most));
    CHECK((tally.awards[AwardId{0}][TeamId{1}] == WideSum{-3} * most));
}

TEST_CASE("sets are counted where the plan allows 65,536 of them, and not where it allows more") {
    std::vector<std::string> teams;
    for (int team = 0; team < 17; ++team)
        teams.push_back("t" + std::to_string(team));
    const auto game =
        toy::game(teams, {"wide", "narrow"},
                  {toy::plan({{0, TeamSet::first(17), 0, 17}, {1, TeamSet::first(16), 0, 16, true}})});
    Tally tally{game};
    CHECK_FALSE(tally.rounds[RoundId{0}].path);
    CHECK(tally.rounds[RoundId{1}].path);
    CHECK(tally.final_sets);
    tally.add(toy::blank_outcome(game));
    tally.merge(tally);
    CHECK_FALSE(tally.rounds[RoundId{0}].path);
    CHECK(tally.rounds[RoundId{0}].survivors[0] == 2);
}

TEST_CASE("finalists are not counted as sets where two plans together allow too many") {
    std::vector<std::string> teams;
    for (int team = 0; team < 20; ++team)
        teams.push_back("t" + std::to_string(team));
    const auto one = toy::plan({{0, TeamSet::first(20), 1, 1, true}});
    const auto many = toy::plan({{0, TeamSet::first(20), 10, 10, true}}); // 184,756 sets
    CHECK(Tally{toy::game(teams, {"r"}, {one})}.final_sets);
    CHECK_FALSE(Tally{toy::game(teams, {"r"}, {one, many})}.final_sets);
}
