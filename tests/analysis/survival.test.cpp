#include "support/toy_game.hpp"

#include <cutline/analysis/survival.hpp>

#include <catch2/catch.hpp>

using namespace cutline;
using toy::set;

namespace {

constexpr Confidence usual{0.95};
constexpr TeamId lg{0}, skt{1}, upstage{2}, naver{3}, nc{4};
constexpr RoundId stage1{0}, stage2{1};
constexpr CauseId gate{2};

/// Ten trials. In the first six naver fails its gate in stage1 and lg and skt reach the final; in the others
/// lg is cut in stage1, and naver comes to the final with skt (three times) or upstage (once).
Tally ten_trials(const Game& game) {
    Tally tally{game};
    for (int trial = 0; trial < 10; ++trial) {
        auto outcome = toy::blank_outcome(game);
        auto& first = outcome.rounds[stage1];
        auto& second = outcome.rounds[stage2];
        const auto out = trial < 6 ? naver : lg;
        first.field = first.survivors = TeamSet::first(4); // nc never enters
        first.survivors.erase(out);
        first.cause[out.index()] = static_cast<std::uint8_t>(trial < 6 ? gate.index() : cause_cut.index());
        second.field = first.survivors;
        second.origin[0] = second.origin[1] = second.origin[2] = second.origin[3] = 0;
        second.survivors = trial < 6 ? set({0, 1}) : trial < 9 ? set({1, 3}) : set({2, 3});
        for (const TeamId team : second.field - second.survivors)
            second.cause[team.index()] = static_cast<std::uint8_t>(cause_cut.index());
        second.tied = trial == 0;
        outcome.finalists = second.survivors;
        outcome.awards[AwardId{0}][1] = trial < 9 ? 2'000'000 : 0;
        tally.add(outcome);
    }
    return tally;
}

} // namespace

TEST_CASE("a team's chances are its shares of all trials, with Wilson intervals") {
    const auto game = toy::knockout();
    const auto survival = estimate_survival(game, ten_trials(game), usual);
    CHECK(survival.trials == 10);
    REQUIRE(survival.teams.size() == 5);
    for (std::size_t team = 0; team < 5; ++team)
        CHECK(survival.teams[team].team == TeamId{team});

    const auto& final = survival.teams[skt.index()].final;
    CHECK(final.count == 9);
    CHECK(final.p == 0.9);
    // 9 of 10 at 95%: (0.9 + 1.92073 / 10 +- 1.95996 sqrt(0.09 / 10 + 0.960365 / 100)) / 1.384146 by hand
    CHECK(final.interval.low == Approx(0.59585).margin(5e-6));
    CHECK(final.interval.high == Approx(0.98212).margin(5e-6));

    const auto& in_stage1 = survival.teams[lg.index()].rounds[stage1];
    CHECK(in_stage1.entered == 10);
    CHECK(in_stage1.survived == 6);
    CHECK(in_stage1.survives.count == 6);
    CHECK(in_stage1.survives.p == 0.6);
    CHECK(in_stage1.exits == std::vector<std::pair<CauseId, std::uint64_t>>{{cause_cut, 4}});
    CHECK(survival.teams[naver.index()].rounds[stage1].exits ==
          std::vector<std::pair<CauseId, std::uint64_t>>{{gate, 6}});
}

TEST_CASE("survival of a round is a share of all trials, not of those entered") {
    const auto game = toy::knockout();
    const auto survival = estimate_survival(game, ten_trials(game), usual);
    const auto& in_stage2 = survival.teams[lg.index()].rounds[stage2];
    CHECK(in_stage2.entered == 6);
    CHECK(in_stage2.survives.p == 0.6);
    CHECK(in_stage2.exits.empty());
}

TEST_CASE("the commonest exit is looked for in all rounds and causes") {
    const auto game = toy::knockout();
    const auto survival = estimate_survival(game, ten_trials(game), usual);
    const auto& of_upstage = survival.teams[upstage.index()].commonest_exit;
    REQUIRE(of_upstage);
    CHECK(of_upstage->round == stage2);
    CHECK(of_upstage->cause == cause_cut);
    CHECK(of_upstage->estimate.count == 9);
    CHECK(of_upstage->estimate.p == 0.9);
    CHECK(survival.teams[naver.index()].commonest_exit->cause == gate);
    CHECK_FALSE(survival.teams[nc.index()].commonest_exit);
}

TEST_CASE("of exits equally common, the earliest is told") {
    const auto game = toy::knockout();
    Tally tally{game};
    tally.trials = 6;
    tally.rounds[stage1].last_exits[lg][gate] = 2;
    tally.rounds[stage1].last_exits[lg][cause_cut] = 2;
    tally.rounds[stage2].last_exits[lg][cause_withdrew] = 2;
    const auto exit = estimate_survival(game, tally, usual).teams[0].commonest_exit;
    CHECK(exit->round == stage1);
    CHECK(exit->cause == cause_cut);
}

TEST_CASE("expected awards are means over all trials") {
    const auto game = toy::knockout();
    const auto survival = estimate_survival(game, ten_trials(game), usual);
    CHECK(survival.teams[skt.index()].awards[AwardId{0}] == 1.8);
    CHECK(survival.teams[lg.index()].awards[AwardId{0}] == 0);
}

TEST_CASE("a round tells how many survive, how often it ties, and who came from where") {
    const auto game = toy::knockout();
    const auto survival = estimate_survival(game, ten_trials(game), usual);
    CHECK(survival.rounds[stage1].survivors == std::vector<std::pair<std::size_t, std::uint64_t>>{{3, 10}});
    CHECK(survival.rounds[stage1].ties == 0);
    CHECK(survival.rounds[stage2].ties == 1);

    const auto& outside = survival.rounds[stage1].flows;
    REQUIRE(outside.size() == 1);
    CHECK_FALSE(outside[0].from);
    CHECK(outside[0].teams ==
          std::vector<std::pair<TeamId, std::uint64_t>>{{lg, 10}, {skt, 10}, {upstage, 10}, {naver, 10}});
    const auto& inside = survival.rounds[stage2].flows;
    REQUIRE(inside.size() == 1);
    CHECK(inside[0].from == stage1);
    CHECK(inside[0].teams ==
          std::vector<std::pair<TeamId, std::uint64_t>>{{lg, 6}, {skt, 10}, {upstage, 10}, {naver, 4}});
}

TEST_CASE("sets are sorted by count") {
    const auto game = toy::knockout();
    const auto survival = estimate_survival(game, ten_trials(game), usual);
    REQUIRE(survival.finals);
    REQUIRE(survival.finals->size() == 3);
    CHECK(survival.finals->at(0).teams == std::vector{lg, skt});
    CHECK(survival.finals->at(0).estimate.p == 0.6);
    CHECK(survival.finals->at(1).teams == std::vector{skt, naver});
    CHECK(survival.finals->at(2).teams == std::vector{upstage, naver});
    CHECK(survival.rounds[stage1].path->at(0).teams == std::vector{lg, skt, upstage});
    CHECK(survival.rounds[stage1].path->at(0).estimate.count == 6);
}

TEST_CASE("sets equally common are sorted by the ids of their teams") {
    const auto game = toy::knockout(); // lg, skt, upstage, naver, nc
    Tally tally{game};
    tally.trials = 6;
    for (const auto finalists : {set({3}), set({3, 4}), set({1, 4}), set({1, 3}), set({0, 2}), set({})})
        tally.final_sets->add(finalists);
    const auto finals = estimate_survival(game, tally, usual).finals;
    std::vector<std::vector<TeamId>> teams;
    for (const auto& share : *finals)
        teams.push_back(share.teams);
    CHECK(teams ==
          std::vector<std::vector<TeamId>>{{}, {lg, upstage}, {naver}, {naver, nc}, {skt, naver}, {skt, nc}});
}

TEST_CASE("sets that were not counted are absent") {
    const auto game = toy::knockout();
    Tally tally{game};
    tally.final_sets.reset();
    tally.rounds[stage1].path.reset();
    const auto survival = estimate_survival(game, tally, usual);
    CHECK_FALSE(survival.finals);
    CHECK_FALSE(survival.rounds[stage1].path);
    CHECK(survival.rounds[stage2].path);
}

TEST_CASE("without trials nothing is known") {
    const auto game = toy::knockout();
    const auto survival = estimate_survival(game, Tally{game}, usual);
    CHECK(survival.teams[0].final.p == 0);
    CHECK(survival.teams[0].final.interval == Interval{0, 1});
    CHECK(survival.teams[0].awards[AwardId{0}] == 0);
    CHECK(survival.finals->empty());
}

TEST_CASE("0% and 100% are proved by every plan, or not at all") {
    // lg and skt always survive stage1 under both plans, upstage under one; nc can't.
    const auto one = toy::plan({{0, set({0, 1}), 2, 2}, {1, set({0, 1}), 1, 1, true}});
    const auto other = toy::plan({{0, set({0, 1, 2}), 3, 3}, {1, set({0}), 1, 1, true}});
    const auto game = toy::game({"lg", "skt", "upstage", "naver", "nc"}, {"stage1", "stage2"}, {one, other});
    const auto survival = estimate_survival(game, Tally{game}, usual);
    const auto stage1_of = [&](TeamId team) { return survival.teams[team.index()].rounds[stage1].survives; };
    const auto final_of = [&](TeamId team) { return survival.teams[team.index()].final; };
    CHECK(stage1_of(lg).always);
    CHECK(stage1_of(skt).always);
    CHECK_FALSE(stage1_of(upstage).always);
    CHECK_FALSE(stage1_of(upstage).never);
    CHECK(stage1_of(nc).never);
    CHECK_FALSE(stage1_of(lg).never);
    CHECK_FALSE(final_of(lg).always); // the first plan may choose skt
    CHECK_FALSE(final_of(skt).never);
    CHECK(final_of(upstage).never);
}

TEST_CASE("a set is proved when no other is possible") {
    const auto sure = toy::plan({{0, set({0, 1}), 2, 2}, {1, set({0, 1}), 1, 1, true}});
    const auto game = toy::game({"lg", "skt"}, {"stage1", "stage2"}, {sure});
    Tally tally{game};
    tally.trials = 1;
    tally.rounds[stage1].path->add(set({0, 1}));
    tally.rounds[stage2].path->add(set({0}));
    tally.final_sets->add(set({0}));
    const auto survival = estimate_survival(game, tally, usual);
    CHECK(survival.rounds[stage1].path->at(0).estimate.always);
    CHECK_FALSE(survival.rounds[stage2].path->at(0).estimate.always);
    CHECK_FALSE(survival.finals->at(0).estimate.always);
}
