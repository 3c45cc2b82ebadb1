#include "report/hand_made.hpp"

#include <cutline/report/story.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace cutline;

const TeamId lg{0};
const TeamId skt{1};
const TeamId kt{2};

TeamRecord scored(double bench, double expert) {
    TeamRecord record;
    for (const double score : {bench, expert}) {
        record.scores.add(score);
        record.entering_total.add(score);
    }
    record.total = bench + expert;
    return record;
}

PerId<LeafId, double> points() {
    PerId<LeafId, double> weights;
    weights.add(40);
    weights.add(60);
    return weights;
}

/// SK텔레콤 fails the gate of the first round; in the second LG AI연구원 and kt tie, and all stay.
struct HandMade {
    Game game = test::game_of(test::three_teams);
    TrialRecord record;
    Outcome outcome;

    HandMade() {
        record.strength = PerId<TeamId, float>(3, 0.0F);
        record.strength[lg] = 0.025F;
        record.growth = PerId<TeamId, float>(3, 0.0F);

        RoundRecord first;
        first.round = 0;
        first.weights = points();
        first.teams = PerId<TeamId, std::optional<TeamRecord>>(3);
        first.teams[lg] = scored(30.5, 50);
        first.teams[skt] = scored(30.25, 45);
        first.ranking = {lg, skt};
        first.gates = {{.gate = 0, .team = lg, .passed = true, .chance = 0.9},
                       {.gate = 0, .team = skt, .passed = false, .chance = 0.9}};
        RoundRecord second;
        second.round = 1;
        second.weights = points();
        second.teams = PerId<TeamId, std::optional<TeamRecord>>(3);
        second.teams[lg] = scored(30, 50);
        second.teams[kt] = scored(20, 60);
        second.teams[kt]->entering_total[LeafId{0}] = 40;
        second.ranking = {kt, lg};
        second.count = 2;
        second.tied_at_cut = {lg, kt};
        record.rounds = {first, second};

        outcome.rounds = PerId<RoundId, RoundOutcome>(2);
        auto& one = outcome.rounds[RoundId{0}];
        one.field = TeamSet{0b011};
        one.survivors = TeamSet{0b001};
        one.cause[skt.index()] = 2;
        one.origin[lg.index()] = one.origin[skt.index()] = came_from_outside;
        auto& two = outcome.rounds[RoundId{1}];
        two.field = two.survivors = TeamSet{0b101};
        two.origin[lg.index()] = 0;
        two.origin[kt.index()] = came_from_outside;
        outcome.finalists = TeamSet{0b101};
        outcome.awards = PerId<AwardId, std::array<Micros, max_teams>>(1);
        outcome.awards[AwardId{0}].fill(0);
        outcome.awards[AwardId{0}][lg.index()] = outcome.awards[AwardId{0}][kt.index()] = 1'024'000'000;
    }

    [[nodiscard]] Story story() const {
        return {.game = game, .record = record, .outcome = outcome, .seed = 3, .trial = 12'345};
    }
};

TEST_CASE("a story tells who came, how they scored, who went and why") {
    const HandMade made;
    const auto text = terminal_text(story_page(made.story()), {});
    const auto says = [&](const std::string& line) {
        INFO(line << "\n" << text);
        CHECK(text.find(line + "\n") != std::string::npos);
    };
    says("Trial 12,345 · seed 3");
    says("LG AI연구원 (lg)     +2.50            0.00");
    says("1차 (first)");
    says("- From outside: LG AI연구원 and SK텔레콤");
    says("    2  SK텔레콤          30.25        45.00  75.25  fails 독자성");
    says("- Gate 독자성, after the cut: passed by LG AI연구원 (chance 90%); failed by SK텔레콤 (chance 90%)");
    says("- Survive: LG AI연구원");
    says("- Survivors of 1차: LG AI연구원");
    says("- From outside: kt");
    says("- The best 2 of 2 may stay; cut: nobody");
    says("- Tied across the cut: LG AI연구원 and kt; the lot decides");
    says("- Final two: LG AI연구원 and kt");
    says("- Awards of gpu: LG AI연구원 1,024 and kt 1,024");
}

TEST_CASE("a score that is rescaled is shown before and after") {
    const HandMade made;
    const auto text = terminal_text(story_page(made.story()), {});
    CHECK(text.find("20.00 → 40.00") != std::string::npos);
    CHECK(text.find("→ the score as it enters the total") != std::string::npos);
}

TEST_CASE("totals that look alike are told to the four decimals at which they are compared") {
    const HandMade made;
    CHECK(terminal_text(story_page(made.story()), {}).find("80.0000") != std::string::npos);
}

TEST_CASE("a round to which nobody came was not held") {
    HandMade made;
    made.outcome.rounds[RoundId{1}].field = TeamSet{};
    CHECK(terminal_text(story_page(made.story()), {}).find("Nobody came, so the round was not held.\n") !=
          std::string::npos);
}

TEST_CASE("the story for programs has the same facts") {
    const HandMade made;
    const auto text = story_json(made.story());
    CHECK(text.ends_with("}\n"));
    const auto json = nlohmann::json::parse(text);
    CHECK(json["trial"] == 12'345);
    CHECK(json["finalists"] == std::vector<std::string>{"lg", "kt"});
    CHECK(json["strength"]["lg"] == 0.0250000004); // as a float has it
    const auto& first = json["rounds"]["first"];
    CHECK(first["field"]["lg"] == "entry");
    CHECK(first["exits"] == nlohmann::json{{"skt", "gate:check"}});
    CHECK(first["teams"]["skt"]["scores"]["bench"] == 30.25);
    CHECK(first["gates"][1]["passed"] == false);
    CHECK(json["rounds"]["second"]["field"]["lg"] == "first");
    CHECK(json["rounds"]["second"]["teams"]["kt"]["entering_total"]["bench"] == 40);
}

} // namespace
