// Rounds that have been held, as users run them.

#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace cutline::test;
using json = nlohmann::json;

namespace {

using Words = std::vector<std::string>;

std::string scenario(const Folder& folder) {
    return folder.write("held.yaml",
                        "cutline: 1\n"
                        "title: 한 번 치른 대회\n"
                        "criteria: {x: 60, y: 40}\n"
                        "inputs: {spread: {uniform: [4%, 10%]}}\n"
                        "expected: {x: 40, y: 25}\n"
                        "teams: {a: {name: 가람}, b: {name: 나래}, c: {name: 다솜}, d: {name: 라온}}\n"
                        "spread: {strength: $spread, profile: 3%, noise: 4%}\n"
                        "weights: {x: 60, y: 40}\n"
                        "rounds:\n"
                        "  one:\n"
                        "    date: 2026-01\n"
                        "    keep: 3\n"
                        "    gates: {origin: {pass: 80%, when: after}}\n"
                        "    published:\n"
                        "      scores: {a: {x: 45.1, y: 27.3}}\n"
                        "      mean: {x: 41.0}\n"
                        "      exits: {d: cut, c: gate:origin}\n"
                        "  two: {date: 2026-07, keep: 1}\n"
                        "finalists: 1\n"
                        "variants:\n"
                        "  only-y: {set: {weights: {x: 10, y: 90}}}\n"
                        "  sure: {set: {inputs.spread: 4%}}\n");
}

json result(Words words) {
    words.insert(words.begin(), "run");
    words.insert(words.end(), {"--trials", "131072", "--format", "json"});
    const auto ended = run_program(words);
    INFO(ended.errors);
    REQUIRE(ended.status == 0);
    return json::parse(ended.output);
}

} // namespace

TEST_CASE("a run tells what the published results say, and every trial agrees with them") {
    const Folder folder;
    const auto told = result({scenario(folder)});
    const auto& evidence = told["evidence"];
    CHECK(evidence["ess"].get<double>() > 400);
    const auto& a = evidence["teams"]["a"];
    CHECK(a["totals"]["one"]["value"].get<double>() == Approx(72.4).margin(0.1)); // 45.1 + 27.3
    CHECK(a["totals"]["one"]["low"].get<double>() >= 72.3);
    CHECK(a["totals"]["one"]["high"].get<double>() <= 72.5);
    CHECK(a["strength"]["low"].get<double>() < a["strength"]["value"].get<double>());
    double last = 0; // d was cut, so it was last
    for (const auto& rank : evidence["teams"]["d"]["ranks"]["one"])
        last = rank.get<double>();
    CHECK(last == 1);
    for (const auto& [team, stays] : {std::pair{"a", true}, {"b", true}, {"c", false}, {"d", false}})
        CHECK(told["teams"][team]["rounds"]["one"]["survived"] == (stays ? 131'072 : 0));
    CHECK(told["teams"]["c"]["rounds"]["one"]["exits"]["gate:origin"] == 131'072);
    CHECK(told["teams"]["d"]["rounds"]["one"]["exits"]["cut"] == 131'072);
}

TEST_CASE("the page shows it before the survival table, in columns that stand under one another") {
    const Folder folder;
    const auto page = run_program({"run", scenario(folder), "--trials", "65536"}).output;
    const auto evidence = page.find("What was published says of one");
    REQUIRE(evidence != std::string::npos);
    CHECK(evidence < page.find("How often each team survives"));
    CHECK(page.find("가람 (a)") != std::string::npos);
}

// More stretches than the evidence is told from.
TEST_CASE("known draws give the same bytes for any threads, engine, shards and restarts") {
    const Folder folder;
    const auto file = scenario(folder);
    const Words run{"run", file, "--trials", "330000", "--design", "--format", "json"};
    const auto with = [&](Words more) {
        auto words = run;
        words.insert(words.end(), more.begin(), more.end());
        return run_program(words).output;
    };
    const auto expected = with({});
    CHECK_FALSE(expected.empty());
    CHECK(with({"--threads", "1"}) == expected);
    CHECK(with({"--threads", "3"}) == expected);
    CHECK(with({"--engine", "reference"}) == expected);

    CHECK(run_program(
              {"run", file, "--trials", "65536", "--design", "--checkpoint", folder.path("kept"), "--quiet"})
              .status == 0);
    CHECK(with({"--checkpoint", folder.path("kept"), "--quiet"}) == expected);

    Words merge{"merge", "--format", "json"};
    for (const std::string shard : {"2/3", "1/3", "3/3"}) {
        merge.push_back(folder.path("part-" + shard.substr(0, 1)));
        CHECK(run_program(
                  {"run", file, "--trials", "330000", "--design", "--shard", shard, "--output", merge.back()})
                  .status == 0);
    }
    CHECK(run_program(merge).output == expected);
}

TEST_CASE("rules change for rounds to come only, and beliefs are learnt from anew") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto as_is = result({file});
    const auto only_y = result({file, "--variant", "only-y"});
    CHECK(only_y["evidence"] == as_is["evidence"]); // what was learnt was learnt under the old weights
    CHECK(only_y["teams"]["a"]["rounds"]["one"]["survived"] == 131'072);
    CHECK(only_y["teams"]["a"]["final"] != as_is["teams"]["a"]["final"]);
    const auto sure = result({file, "--variant", "sure"});
    CHECK(sure["evidence"]["teams"]["a"]["strength"] != as_is["evidence"]["teams"]["a"]["strength"]);
}

TEST_CASE("a published round changes only in a counterfactual, which takes the same draws") {
    const Folder folder;
    const auto file = scenario(folder);
    const std::string change = "rounds.one.gates.origin.pass=100%";
    const auto refused = run_program({"run", file, "--set", change});
    CHECK(refused.status == 2);
    CHECK(refused.output.empty());
    CHECK(refused.errors.find("--counterfactual") != std::string::npos);

    const auto replayed = result({file, "--counterfactual", "--set", "title=again"});
    const auto as_is = result({file}); // played again by the same rules, it goes the same way
    CHECK(replayed["finals"] == as_is["finals"]);
    for (const auto& [id, team] : as_is["teams"].items())
        for (const auto& [round, told] : team["rounds"].items()) {
            CHECK(replayed["teams"][id]["rounds"][round]["survived"] == told["survived"]);
            CHECK(replayed["teams"][id]["rounds"][round]["exits"] == told["exits"]);
        }
    const auto without_gate = result({file, "--counterfactual", "--set", change});
    CHECK(without_gate["options"]["counterfactual"] == true);
    CHECK(without_gate["teams"]["c"]["rounds"]["one"]["survived"] == 131'072); // it was third by points
    CHECK(without_gate["teams"]["d"]["rounds"]["one"]["exits"]["cut"] == 131'072);
}

TEST_CASE("a check tells what was published, and a trace who failed a gate by it") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto checked = run_program({"check", file}).output;
    for (const std::string said :
         {"every trial agrees with them\n", "scores of 가람: x 45.1 and y 27.3\n", "means of all x 41\n",
          "out went 라온 (by the cut) and 다솜 (by the gate origin)\n"}) {
        INFO(said);
        CHECK(checked.find(said) != std::string::npos);
    }
    const auto told = run_program({"trace", file, "--trial", "39"}).output;
    CHECK(told.find("Trials 32 to 63 share what the published results have taught") != std::string::npos);
    CHECK(told.find("Gate origin, after the cut: failed by 다솜, as published\n") != std::string::npos);
    CHECK(told.find("reached by nobody") == std::string::npos);
}

TEST_CASE("a check tells which variants only a counterfactual can take") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto text = contents(file) + "  gentle: {title: 느슨하게, set: {rounds.one.keep: 4}}\n"
                                       "  unheld: {set: {rounds.one: {published: null}}}\n"
                                       "  later: {set: {rounds.two.keep: 2}}\n";
    const auto changed = folder.write("variants.yaml", text);
    const std::string only = "; as results are published, it can only be asked about with --counterfactual\n";
    const auto checked = run_program({"check", changed, "--format", "md"}).output;
    CHECK(checked.find("gentle: 느슨하게 (changes rounds.one.keep)" + only) != std::string::npos);
    CHECK(checked.find("unheld (changes rounds.one)\n") != std::string::npos);
    CHECK(checked.find("later (changes rounds.two.keep)\n") != std::string::npos);
    const auto told = json::parse(run_program({"check", changed, "--format", "json"}).output);
    for (const auto& [name, variant] : told["variants"].items())
        CHECK(variant["counterfactual"] == (name == "gentle"));
}

TEST_CASE("without its published results a file is played as before they were known") {
    const Folder folder;
    const auto played = result({scenario(folder), "--set", "rounds.one.published="});
    CHECK_FALSE(played.contains("evidence"));
    CHECK(played["teams"]["d"]["rounds"]["one"]["survived"].get<int>() > 10'000);
}

TEST_CASE("results that contradict one another end a run and a check with their places") {
    const Folder folder;
    auto text = contents(scenario(folder));
    text.replace(text.find("mean: {x: 41.0}"), 15, "best: {x: b}, worst: {x: b}");
    text.replace(text.find("best:"), 27, "best: {x: b}\n      worst: {x: b}");
    const auto file = folder.write("wrong.yaml", text);
    for (const std::string command : {"run", "check"}) {
        const auto ended = run_program({command, file});
        INFO(ended.errors);
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        CHECK(ended.errors.find(file + ":16:") != std::string::npos);
        CHECK(ended.errors.find(file + ":17:") != std::string::npos);
        CHECK(ended.errors.find("no trial can agree with these") != std::string::npos);
    }
}

TEST_CASE("studies know what was published") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto compared =
        run_program({"compare", file, "--variant", "only-y", "--trials", "65536", "--format", "json"});
    REQUIRE(compared.status == 0);
    CHECK(json::parse(compared.output)["alternatives"]["only-y"]["teams"]["a"]["p"]["value"].get<double>() >
          0.5);
    const auto decided = run_program({"sensitivity", file, "--trials", "32768", "--format", "json"});
    REQUIRE(decided.status == 0);
    const auto outputs = json::parse(decided.output)["outputs"]["a"];
    CHECK(outputs.contains("known"));
    CHECK_FALSE(outputs.contains("strength"));
    const auto split = run_program({"sensitivity", file, "--group", "mine=strength"});
    CHECK(split.status == 2);
    CHECK(split.errors.find("'strength' can't be told from the rest of 'known'") != std::string::npos);
    CHECK(run_program({"weights", file, "--trials", "32768"}).status == 0);
    CHECK(run_program({"target", file, "--team", "b", "--probability", "60%", "--trials", "32768"}).status ==
          0);
}
