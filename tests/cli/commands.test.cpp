#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using cutline::test::Folder;
using cutline::test::run_program;
using nlohmann::json;

TEST_CASE("without a command the program prints its help on standard error and ends with 2") {
    const auto ended = run_program({});
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    CHECK(ended.errors.find("Usage:") != std::string::npos);
}

TEST_CASE("help that was asked for is a result") {
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"--help"},
                                               {"help"},
                                               {"help", "--help"},
                                               {"help", "run"},
                                               {"run", "--help"},
                                               {"help", "check"},
                                               {"trace", "-h"},
                                               {"schema", "--help"}}) {
        const auto ended = run_program(words);
        CHECK(ended.status == 0);
        CHECK(ended.errors.empty());
        CHECK(ended.output.find("Usage:") != std::string::npos);
    }
    CHECK(run_program({"help", "run"}).output == run_program({"run", "--help"}).output);
}

TEST_CASE("an unknown command or option is told the nearest known one") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto complaint = [](std::vector<std::string> words) {
        const auto ended = run_program(std::move(words));
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        return ended.errors;
    };
    CHECK(complaint({"chek", file}).find("did you mean 'check'?") != std::string::npos);
    CHECK(complaint({"weigh-up", file}).find("run, check, compare, weights") != std::string::npos);
    CHECK(complaint({"run", file, "--trails", "5"}).find("did you mean '--trials'?") != std::string::npos);
    CHECK(complaint({"check", file, "--engine", "batch"}).find("unknown option '--engine'") !=
          std::string::npos);
    CHECK(complaint({"check", file, "--trials", "5"}).find("unknown option '--trials' of check") !=
          std::string::npos);
    CHECK(complaint({"run", file, "--format", "jsn"}).find("did you mean 'json'?") != std::string::npos);
    CHECK(complaint({"trace", file, "--format", "csv"}).find("trace has no format 'csv'") !=
          std::string::npos);
    CHECK(complaint({"run", file, "--seed"}).find("--seed") != std::string::npos);
    CHECK(complaint({"run", file, "--seed", "1", "--seed", "2"}).find("--seed") != std::string::npos);
    CHECK(complaint({"run", file, "--set", "rounds.stage2.keep"}).find("path=value") != std::string::npos);
    CHECK(complaint({"run", file, file}).find("one argument too many") != std::string::npos);
    CHECK(complaint({"run"}).find("no scenario file") != std::string::npos);
    CHECK(complaint({file}).find("did you mean: cutline run " + file + "?") != std::string::npos);
    CHECK(complaint({"--quiet"}).find("a command comes first") != std::string::npos);
}

TEST_CASE("every error of a scenario is told in one pass, with its line, a caret and their number") {
    const Folder folder;
    const auto file = folder.write("wrong.yaml", "cutline: 1\n"
                                                 "criteria: {bench: 40}\n"
                                                 "teams:\n"
                                                 "  lg: {name: 엘지, expectd: {bench: 30}}\n"
                                                 "  skt: {groth: 1%}\n"
                                                 "rounds: {one: {keep: 1}}\n");
    for (const std::string command : {"run", "check", "trace"}) {
        const auto ended = run_program({command, file});
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        // Two Korean syllables take four columns before the key, but count two.
        CHECK(ended.errors.find(file + ":4:18: error: unknown key 'expectd'") != std::string::npos);
        CHECK(ended.errors.find("  4 |   lg: {name: 엘지, expectd: {bench: 30}}\n"
                                "    |                    ^\n") != std::string::npos);
        CHECK(ended.errors.find(file + ":5:9: error: ") != std::string::npos);
        CHECK(ended.errors.ends_with("2 errors in " + file + "\n"));
    }
}

TEST_CASE("a file that can't be read is unusable input") {
    const Folder folder;
    for (const auto& file : {folder.path("missing.yaml"), folder.path("")}) {
        const auto ended = run_program({"run", file});
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        CHECK(ended.errors.find("error: ") != std::string::npos);
    }
}

TEST_CASE("a wrong --set is told at its own words") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto unknown = run_program({"run", file, "--set", "rounds.stage9.keep=2"});
    CHECK(unknown.status == 2);
    CHECK(unknown.errors.starts_with("--set rounds.stage9.keep=2: error: "));
    const auto illegal = run_program({"run", file, "--set", "rounds.stage2.keep=-1"});
    CHECK(illegal.status == 2);
    CHECK(illegal.errors.starts_with("--set rounds.stage2.keep=-1: error: "));
    CHECK(illegal.errors.ends_with("\n1 error\n"));
    CHECK(run_program({"run", file, "--set", "weights={"}).status == 2);
}

TEST_CASE("check says what the file means") {
    const Folder folder;
    const auto ended = run_program({"check", folder.write("four.yaml", scenarios::four_teams)});
    CHECK(ended.status == 0);
    CHECK(ended.errors.empty());
    CHECK(ended.output.find(
              "4 teams, 2 rounds, 3 scores of 100 points in all. The competition means to leave two.") !=
          std::string::npos);
    CHECK(ended.output.find("- The 3 best stay; ties by lot\n") != std::string::npos);
    CHECK(ended.output.find("- two-cuts: Two go at once (changes rounds.stage2.keep)\n") !=
          std::string::npos);
}

TEST_CASE("trace tells a trial of the run with the same seed") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto run = json::parse(run_program({"run", file, "--trials", "1", "--format", "json"}).output);
    const auto trace = json::parse(run_program({"trace", file, "--trial", "0", "--format", "json"}).output);
    CHECK(trace["finalists"] == run["finals"][0]["teams"]);
    CHECK(trace["digest"] == run["digest"]);

    const auto story = run_program({"trace", file, "--trial", "0"});
    CHECK(story.status == 0);
    CHECK(story.output.find("- Final two: ") != std::string::npos);
}

TEST_CASE("schema prints the JSON Schema") {
    const auto ended = run_program({"schema"});
    CHECK(ended.status == 0);
    CHECK(json::parse(ended.output).contains("$schema"));
}

} // namespace
