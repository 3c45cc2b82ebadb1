#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using cutline::test::Folder;
using cutline::test::run_program;
using nlohmann::json;

std::string scenario(const Folder& folder) {
    return folder.write("four.yaml", scenarios::four_teams);
}

TEST_CASE("run prints the table and nothing else on standard output") {
    const Folder folder;
    const auto ended = run_program({"run", scenario(folder), "--trials", "20000"});
    CHECK(ended.status == 0);
    CHECK(ended.errors.empty());
    CHECK(ended.output.starts_with(
        "Four teams, one cut every six months\n20,000 trials · seed 1 · 95% intervals\n"
        "Likeliest final two: "));
    CHECK(ended.output.find("LG AI연구원 (lg)") != std::string::npos);
    CHECK(ended.output.find('\x1b') == std::string::npos);
}

TEST_CASE("a result is the same to the last byte for any number of threads, and when run again") {
    const Folder folder;
    const auto file = scenario(folder);
    for (const std::string format : {"json", "csv", "md", "table"}) {
        const auto with_threads = [&](const std::string& threads) {
            const auto ended =
                run_program({"run", file, "--trials", "200000", "--format", format, "--threads", threads});
            REQUIRE(ended.status == 0);
            return ended.output;
        };
        const auto one = with_threads("1");
        CHECK_FALSE(one.empty());
        CHECK(with_threads("1") == one);
        CHECK(with_threads("2") == one);
        CHECK(with_threads("7") == one);
    }
}

TEST_CASE("a result doesn't tell where its file stood") {
    const Folder here;
    const Folder there;
    const auto run = [](const Folder& folder) {
        return run_program({"run", scenario(folder), "--trials", "1e4", "--format", "json"}).output;
    };
    CHECK(run(here) == run(there));
}

TEST_CASE("the option --trials takes 20000 and 2e4 alike, and refuses what is no number of trials") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto trials = [&](const std::string& text) { return run_program({"run", file, "--trials", text}); };
    CHECK(trials("20000").output == trials("2e4").output);
    for (const std::string wrong : {"0", "-5", "1.5", "many", "1e30", "10%", ""}) {
        INFO(wrong);
        const auto ended = trials(wrong);
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        CHECK(ended.errors.starts_with("cutline: error: "));
    }
}

TEST_CASE("another seed gives another result, and each names its own") {
    const Folder folder;
    const auto seed = [&](const std::string& text) {
        return run_program({"run", scenario(folder), "--trials", "1e4", "--seed", text, "--format", "json"})
            .output;
    };
    const auto one = json::parse(seed("1"));
    const auto two = json::parse(seed("18446744073709551615"));
    CHECK(one["seed"] == 1U);
    CHECK(two["seed"] == 18446744073709551615U);
    CHECK(one["teams"] != two["teams"]);
}

TEST_CASE("the command line beats the defaults of the file") {
    const Folder folder;
    const auto file =
        folder.write("run.yaml", std::string(scenarios::four_teams) + "run: {trials: 3000, seed: 9}\n");
    const auto result = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"run", file, "--format", "json"};
        words.insert(words.end(), more.begin(), more.end());
        return json::parse(run_program(words).output);
    };
    CHECK(result({})["trials"] == 3000);
    CHECK(result({})["seed"] == 9);
    CHECK(result({"--trials", "4000"})["trials"] == 4000);
    CHECK(result({"--seed", "2"})["seed"] == 2);
}

TEST_CASE("a precision stops the run, and one that isn't reached is a warning") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto reached = run_program({"run", file, "--precision", "1%", "--format", "json"});
    CHECK(reached.status == 0);
    CHECK(reached.errors.empty());
    const auto result = json::parse(reached.output);
    for (const auto& team : result["teams"]) {
        const double width = team["final"]["high"].get<double>() - team["final"]["low"].get<double>();
        CHECK(width <= 0.02);
    }

    const auto missed = run_program({"run", file, "--precision", "0.01%", "--trials", "1000"});
    CHECK(missed.status == 0);
    CHECK(missed.errors.empty()); // said once
    CHECK(missed.output.find("Warning: 1,000 trials did not reach the precision of ±0.01%") !=
          std::string::npos);
    const auto for_programs =
        run_program({"run", file, "--precision", "0.01%", "--trials", "1000", "--format", "csv"});
    CHECK(for_programs.errors.starts_with("cutline: warning: 1,000 trials did not reach"));
}

TEST_CASE("the option --set changes the scenario as if the file said so") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto ended =
        run_program({"run", file, "--trials", "1e4", "--format", "json", "--set", "rounds.stage2.keep=2"});
    REQUIRE(ended.status == 0);
    const auto result = json::parse(ended.output);
    CHECK(result["options"]["set"] == json{{"rounds.stage2.keep", 2}});
    CHECK(result["scenario"]["rounds"]["stage2"]["keep"] == 2);
    CHECK(result["rounds"]["stage2"]["survivors"] == json{{"2", 10000}});
}

TEST_CASE("a variant is taken by name, and a wrong name is told the nearest") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto taken =
        run_program({"run", file, "--trials", "1e4", "--format", "json", "--variant", "two-cuts"});
    REQUIRE(taken.status == 0);
    CHECK(json::parse(taken.output)["options"]["variant"] == "two-cuts");
    CHECK(json::parse(taken.output)["rounds"]["stage2"]["survivors"] == json{{"2", 10000}});

    const auto wrong = run_program({"run", file, "--variant", "two-cut"});
    CHECK(wrong.status == 2);
    CHECK(wrong.output.empty());
    CHECK(wrong.errors.find("did you mean 'two-cuts'?") != std::string::npos);
}

} // namespace
