#include "report/hand_made.hpp"

#include <cutline/report/run_json.hpp>
#include <cutline/version.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace cutline;
using Json = nlohmann::ordered_json;

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> names;
    for (const auto& [key, value] : object.items())
        names.push_back(key);
    return names;
}

TEST_CASE("the JSON of a run is what section Results of the language says") {
    const auto game = test::game_of(test::three_teams);
    auto survival = test::hand_made_survival(game);
    const auto& commonest = *survival.teams[0].commonest_exit;
    const Exit at_the_cut{RoundId{1}, cause_cut, test::estimate(25, {0.017, 0.037})};
    survival.teams[0].last_exits = {commonest, at_the_cut};
    survival.teams[2].rounds[RoundId{0}].survives.never = true;
    const auto text = run_json({.game = game, .survival = survival, .seed = 7});
    CHECK(text.ends_with("}\n"));
    const auto json = Json::parse(text);

    CHECK(keys(json) == std::vector<std::string>{"cutline", "title", "digest", "trials", "seed", "confidence",
                                                 "options", "scenario", "teams", "finals", "rounds"});
    CHECK(json["cutline"] == version);
    CHECK(json["title"] == "세 팀");
    CHECK(json["digest"].get<std::string>().starts_with("sha256:"));
    CHECK(json["digest"].get<std::string>().size() == 7 + 64);
    CHECK(json["trials"] == 1000);
    CHECK(json["seed"] == 7);
    CHECK(json["confidence"] == 0.95);
    CHECK(json["options"] == Json::parse(R"({"variant": null, "set": {}})"));
    CHECK(json["scenario"]["rounds"]["second"]["keep"] == 2);

    CHECK(keys(json["teams"]) == std::vector<std::string>{"lg", "skt", "kt"});
    CHECK(json["teams"]["lg"] == Json::parse(R"({
        "name": "LG AI연구원",
        "final": {"count": 875, "p": 0.875, "low": 0.853, "high": 0.894},
        "rounds": {"first": {"entered": 1000, "survived": 900, "p": 0.9, "low": 0.88, "high": 0.917,
                             "exits": {"gate:check": 100}, "last_exits": {"gate:check": 100}},
                   "second": {"entered": 900, "survived": 875, "p": 0.875, "low": 0.853, "high": 0.894,
                              "exits": {"cut": 25}, "last_exits": {"cut": 25}}},
        "awards": {"gpu": 896.0}})"));
    CHECK(json["teams"]["kt"]["rounds"]["first"] ==
          Json::parse(R"({"entered": 0, "survived": 0, "p": 0.0, "low": 0.0, "high": 1.0, "proven": true,
                          "exits": {}, "last_exits": {}})"));
    CHECK(json["finals"][1] ==
          Json::parse(R"({"teams": ["lg", "kt"], "count": 375, "p": 0.375, "low": 0.346, "high": 0.405})"));
    CHECK(json["rounds"]["first"] == Json::parse(R"({
        "survivors": {"0": 10, "1": 180, "2": 810}, "ties": 0, "path": null,
        "flows": {"entry": {"lg": 1000, "skt": 1000}}})"));
    CHECK(json["rounds"]["second"]["ties"] == 3);
    CHECK(json["rounds"]["second"]["path"][0] == Json::parse(R"({"teams": ["lg", "skt"], "count": 500})"));
    CHECK(json["rounds"]["second"]["flows"] ==
          Json::parse(R"({"first": {"lg": 900, "skt": 900}, "entry": {"kt": 1000}})"));
}

TEST_CASE("sets that were not counted are null") {
    const auto game = test::game_of(test::three_teams);
    auto survival = test::hand_made_survival(game);
    survival.finals.reset();
    CHECK(Json::parse(run_json({.game = game, .survival = survival}))["finals"].is_null());
}

TEST_CASE("the changes of the command line are repeated with their kinds") {
    const auto game = test::game_of(test::three_teams);
    const auto survival = test::hand_made_survival(game);
    const auto json = Json::parse(run_json({.game = game,
                                            .survival = survival,
                                            .changes = {.variant = "v",
                                                        .set = {{"rounds.second.keep", Node::scalar("1")},
                                                                {"rounds.first.gates", Node{}},
                                                                {"spread.form", Node::scalar("2%")}}}}));
    CHECK(json["options"] ==
          Json::parse(R"({"variant": "v", "set": {"rounds.second.keep": 1, "rounds.first.gates": null,
                          "spread.form": "2%"}})"));
}

TEST_CASE("reals in JSON have at most 9 significant digits") {
    const auto game = test::game_of(test::three_teams);
    auto survival = test::hand_made_survival(game);
    survival.teams[0].final.interval = {1.0 / 3, 2.0 / 3};
    const auto text = run_json({.game = game, .survival = survival});
    CHECK(text.find("0.333333333,") != std::string::npos);
    CHECK(text.find("0.666666667\n") != std::string::npos);
}

TEST_CASE("the game of an API user has no scenario and no digest") {
    auto game = test::game_of(test::three_teams);
    game.resolved = Node{};
    const auto survival = test::hand_made_survival(game);
    const auto json = Json::parse(run_json({.game = game, .survival = survival}));
    CHECK(json["scenario"].is_null());
    CHECK(json["digest"].is_null());
}

} // namespace
