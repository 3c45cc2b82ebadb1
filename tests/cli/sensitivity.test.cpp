#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace {

using cutline::test::contents;
using cutline::test::Ended;
using cutline::test::Folder;
using cutline::test::run_program;

using Json = nlohmann::json;
using Words = std::vector<std::string>;

std::string scenario(const Folder& folder) {
    return folder.write("four.yaml", std::string(scenarios::four_teams) +
                                         "weights: {dirichlet: {benchmark: 40, expert: 35, user: 25}, "
                                         "concentration: 30}\n"
                                         "open_rules: {cuts: {two-cuts: 30%, as-is: 70%}}\n");
}

Ended sensitivity(const Folder& folder, const Words& more) {
    Words words{"sensitivity", scenario(folder), "--trials", "70000"};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
}

/// What the program says to what it can't do.
std::string complaint(const Words& more) {
    const Folder folder;
    const auto ended = sensitivity(folder, more);
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    return ended.errors;
}

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

bool is_estimate(const Json& json) {
    return json.size() == 3 && json.at("low") <= json.at("value") && json.at("value") <= json.at("high");
}

} // namespace

TEST_CASE("sensitivity in JSON: indices by team and source, and shares") {
    const Folder folder;
    const auto ended = sensitivity(folder, {"--format", "json"});
    REQUIRE(ended.status == 0);
    CHECK(ended.errors.empty());
    const auto json = Json::parse(ended.output);
    CHECK(json.at("method") == "sobol");
    CHECK(json.at("trials") == 70000);
    CHECK(json.at("seed") == 1);
    double shapley = 0;
    for (const std::string source : {"strength", "weights", "open_rules.cuts", "form", "noise", "ties"}) {
        for (const auto* measure : {"first", "total", "shapley"})
            CHECK(is_estimate(json.at("outputs").at("skt").at(source).at(measure)));
        shapley += json["outputs"]["skt"][source]["shapley"]["value"].get<double>();
    }
    CHECK(json["outputs"]["skt"].size() == 6);
    CHECK(shapley == Approx(1).margin(1e-8));
    double shares = 0;
    for (const auto* kind : {"ability", "weights", "rules", "events", "luck"}) {
        CHECK(is_estimate(json.at("shares").at(kind)));
        shares += json["shares"][kind]["value"].get<double>();
    }
    CHECK(shares == Approx(1).margin(1e-8));
    CHECK(json.at("unknown").empty());
}

TEST_CASE("sensitivity gives the same bytes for any threads, engine and shards") {
    const Folder folder;
    for (const std::string format : {"json", "csv", "md"}) {
        const auto whole = sensitivity(folder, {"--format", format});
        REQUIRE(whole.status == 0);
        CHECK(sensitivity(folder, {"--format", format, "--threads", "3"}).output == whole.output);
        Words parts{"merge", "--format", format};
        for (const std::string shard : {"1/2", "2/2"}) {
            parts.push_back(folder.path(shard.substr(0, 1) + ".part"));
            REQUIRE(sensitivity(folder, {"--shard", shard, "--output", parts.back()}).status == 0);
        }
        CHECK(run_program(parts).output == whole.output);
    }
    const Words short_run{"sensitivity", scenario(folder), "--trials", "3000", "--format", "json"};
    auto by_reference = short_run;
    by_reference.insert(by_reference.end(), {"--engine", "reference"});
    CHECK(run_program(by_reference).output == run_program(short_run).output);
}

TEST_CASE("sensitivity goes on from its checkpoint, and not from that of another question") {
    const Folder folder;
    const auto checkpoint = folder.path("kept");
    REQUIRE(sensitivity(folder, {"--checkpoint", checkpoint}).status == 0);
    const auto on = run_program({"sensitivity", scenario(folder), "--trials", "140000", "--format", "json",
                                 "--checkpoint", checkpoint});
    CHECK(says(on.errors, "going on from "));
    CHECK(on.output ==
          run_program({"sensitivity", scenario(folder), "--trials", "140000", "--format", "json"}).output);
    const auto other = sensitivity(folder, {"--method", "morris", "--checkpoint", checkpoint});
    CHECK(other.status == 2);
    CHECK(says(other.errors, "kept"));
}

TEST_CASE("every method prints a page, a table of rows and JSON") {
    const Folder folder;
    for (const std::string method : {"sobol", "shapley", "morris", "pawn"}) {
        CAPTURE(method);
        for (const std::string format : {"table", "csv", "md", "json"})
            CHECK(sensitivity(folder, {"--method", method, "--format", format}).status == 0);
        const auto page = sensitivity(folder, {"--method", method}).output;
        CHECK(says(page, "LG AI연구원"));
        CHECK(says(page, "method " + method));
    }
}

TEST_CASE("groups are redrawn together, and rounds may be asked about") {
    const Folder folder;
    const auto json = Json::parse(
        sensitivity(folder, {"--format", "json", "--of", "stage2:motif", "--group", "chance=form,noise,ties"})
            .output);
    CHECK(json.at("of") == "stage2:motif");
    CHECK(json.at("sources").at("chance").at("holds") == Json{"form", "noise", "ties"});
    CHECK(json.at("sources").at("chance").at("kind") == "luck");
    CHECK(json.at("outputs").size() == 1);
    CHECK(json["outputs"].at("stage2:motif").size() == 4);
}

TEST_CASE("the precision of a scenario file is about chances, and isn't asked of indices") {
    const Folder folder;
    const auto file = folder.write("four.yaml", std::string(scenarios::four_teams) +
                                                    "run: {precision: 0.001%, trials: 5000}\n");
    const auto ended = run_program({"sensitivity", file, "--format", "json"});
    CHECK(ended.errors.empty());
    CHECK(Json::parse(ended.output).at("trials") == 5000);
    CHECK(
        says(run_program({"sensitivity", file, "--format", "json", "--precision", "0.1%", "--trials", "5000"})
                 .errors,
             "5,000 trials did not reach the precision of ±0.1%"));
}

TEST_CASE("sensitivity says what is wrong and what would be right") {
    CHECK(says(complaint({"--method", "fast"}), "there is no method 'fast'; "));
    CHECK(says(complaint({"--of", "stage4"}), "there is no round 'stage4'; "));
    CHECK(says(complaint({"--group", "rivals"}), "as in --group rivals=strength,profile"));
    CHECK(says(complaint({"--group", "a=form,,noise"}), "as in --group rivals=strength,profile"));
    CHECK(says(complaint({"--group", "a=growth"}), "the scenario draws from no source 'growth'"));
    CHECK(says(run_program({"help", "sensitivity"}).output, "morris"));
}
