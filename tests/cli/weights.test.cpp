// `cutline weights` as its users run it.

#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace cutline::test;
using Json = nlohmann::json;

namespace {

/// Without other chances, A = (1, 0, 1) and B = (0, 1, 0).
constexpr std::string_view two_teams = "cutline: 1\n"
                                       "title: 두 팀\n"
                                       "criteria: {x: 40, y: 35, z: 25}\n"
                                       "teams:\n"
                                       "  a: {name: 가나다, expected: {x: 40, y: 0, z: 25}}\n"
                                       "  b: {expected: {x: 0, y: 35, z: 0}}\n"
                                       "rounds: {only: {keep: 1}}\n"
                                       "finalists: 1\n";

Ended weights(const std::string& file, std::vector<std::string> more) {
    more.insert(more.begin(), {"weights", file});
    return run_program(std::move(more));
}

} // namespace

TEST_CASE("weights writes what the closed form says as JSON", "[slow]") {
    const Folder folder;
    const auto file = folder.write("two.yaml", two_teams);
    const auto ended = weights(file, {"--trials", "40000", "--format", "json", "--grid"});
    REQUIRE(ended.status == 0);
    const auto json = Json::parse(ended.output);
    CHECK(json["title"] == "두 팀");
    CHECK(json["trials"] == 40'000);
    CHECK(json["seed"] == 1);
    CHECK(json["digest"].get<std::string>().starts_with("sha256:"));
    const auto& a = json["teams"]["a"];
    CHECK(a["final"]["value"].get<double>() ==
          Approx(0.75).margin(0.011)); // 5 standard errors: false alarm 6e-7
    CHECK(a["nominal"]["value"] == 1.0);
    CHECK(a["acceptability"]["only"].size() == 2);
    CHECK(a["acceptability"]["only"][0] == a["final"]);
    CHECK(a["pairwise"]["only"]["b"]["value"] == a["final"]["value"]);
    CHECK(a["central_weights"]["y"]["value"].get<double>() == Approx(200.0 / 9).margin(0.6));
    CHECK(a["confidence"]["value"] == 1.0);
    CHECK(json["flip"]["finalists"] == Json{"a"});
    CHECK(json["flip"]["nearest"]["finalists"] == Json{"b"});
    CHECK(json["flip"]["nearest"]["distance"]["value"].get<double>() == Approx(0.15).margin(0.001));
    CHECK(json["flip"]["check"]["holds"] == true);
    CHECK(json["stability"]["y"]["high"]["weight"]["value"].get<double>() == Approx(50).margin(0.2));
    CHECK(json["leave_one_out"]["criteria"]["x"]["a"]["final"]["value"] == 0.0);
    CHECK(json["leave_one_out"]["teams"]["a"]["teams"]["b"]["final"]["value"] == 1.0);
    REQUIRE(json["grid"].size() == 231);
    const auto corner =
        std::ranges::find_if(json["grid"], [](const Json& point) { return point["weights"]["y"] == 100.0; });
    CHECK((*corner)["final"]["b"] == 1.0);
}

TEST_CASE("weights tells people who is acceptable, and keeps Korean names in line") {
    const Folder folder;
    const auto file = folder.write("two.yaml", two_teams);
    const auto ended =
        weights(file, {"--trials", "5000", "--order", "x>y", "--within", "z=0%..40%", "--ratio", "x/z=1.."});
    REQUIRE(ended.status == 0);
    CHECK(ended.output.find("x > y · z 0 to 40% · x / z at least 1") != std::string::npos);
    CHECK(ended.output.find("Likeliest winner at the scenario's weights: 가나다 (") != std::string::npos);
    CHECK(ended.output.find("가나다 (a)") != std::string::npos);
}

TEST_CASE("a study of weights is the same for any number of threads and either engine", "[slow]") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto one = weights(file, {"--trials", "70000", "--format", "json", "--threads", "1"});
    REQUIRE(one.status == 0);
    CHECK(weights(file, {"--trials", "70000", "--format", "json", "--threads", "3"}).output == one.output);
    CHECK(weights(file, {"--trials", "70000", "--format", "json", "--engine", "reference"}).output ==
          one.output);
}

TEST_CASE("a study of weights goes on from its checkpoint to the same bytes", "[slow]") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto whole = weights(file, {"--trials", "150000", "--format", "csv"});
    REQUIRE(whole.status == 0);
    const auto checkpoint = folder.path("w.checkpoint");
    REQUIRE(weights(file, {"--trials", "70000", "--format", "csv", "--checkpoint", checkpoint}).status == 0);
    const auto gone_on = weights(file, {"--trials", "150000", "--format", "csv", "--checkpoint", checkpoint});
    CHECK(gone_on.output == whole.output);
    CHECK(gone_on.errors.find("65,536 of 150,000 trials are done") != std::string::npos);
    const auto other = weights(file, {"--trials", "150000", "--dirichlet", "50", "--checkpoint", checkpoint});
    CHECK(other.status == 2);
    CHECK(other.errors.find("w.checkpoint") != std::string::npos);
}

TEST_CASE("shards of a study of weights make the whole", "[slow]") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const std::vector<std::string> asked{"--trials", "140000", "--order", "benchmark>user", "--grid"};
    auto arguments = asked;
    arguments.insert(arguments.end(), {"--format", "json"});
    const auto whole = weights(file, arguments);
    REQUIRE(whole.status == 0);
    std::vector<std::string> merge{"merge", "--format", "json"};
    for (const std::string shard : {"2/2", "1/2"}) {
        arguments = asked;
        merge.push_back(folder.path("part" + shard.substr(0, 1)));
        arguments.insert(arguments.end(), {"--shard", shard, "--output", merge.back()});
        REQUIRE(weights(file, arguments).status == 0);
    }
    const auto merged = run_program(merge);
    CHECK(merged.status == 0);
    CHECK(merged.output == whole.output);
}

TEST_CASE("weights refuses what it can't use, and says what would be right", "[slow]") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto refused = [&](std::vector<std::string> options, const std::string& reason) {
        const auto ended = weights(file, std::move(options));
        INFO(ended.errors);
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        CHECK(ended.errors.find(reason) != std::string::npos);
    };
    refused({"--order", "benchmark"},
            "--order can't be 'benchmark'; it takes criteria with the largest weight first");
    refused({"--order", "benchmark>exprt"},
            "order benchmark>exprt: error: 'exprt' is not among the studied weights; did "
            "you mean 'expert'?");
    refused({"--within", "user=40..20"}, "--within can't be 'user=40..20'; it takes criterion=low..high");
    refused({"--within", "user=20"}, "--within can't be 'user=20'");
    refused({"--ratio", "user=1..2"}, "--ratio can't be 'user=1..2'; it takes a/b=low..high");
    refused({"--dirichlet", "-3"}, "--dirichlet can't be '-3'; it takes a positive number");
    refused({"--level", "benchmark"}, "level: error: 'benchmark' has no parts");
    refused({"--within", "benchmark=90%..", "--within", "user=90%.."},
            "less than one in 10,000 of the weights");
    refused({"--levle", "x"}, "unknown option '--levle' of weights; did you mean '--level'?");
}

TEST_CASE("every number of a study of weights is in its rows") {
    const Folder folder;
    const auto file = folder.write("two.yaml", two_teams);
    const auto ended = weights(file, {"--trials", "3000", "--grid", "--format", "csv"});
    REQUIRE(ended.status == 0);
    CHECK(ended.output.starts_with(
        "measure,round,team,name,detail,value,low,high,weight:x,weight:y,weight:z\r\n"));
    CHECK(ended.output.find("grid,,b,b,,1,") != std::string::npos);
    std::size_t grid = 0;
    for (auto at = ended.output.find("\ngrid,"); at != std::string::npos;
         at = ended.output.find("\ngrid,", at + 1))
        ++grid;
    CHECK(grid == 2 * 231);
}
