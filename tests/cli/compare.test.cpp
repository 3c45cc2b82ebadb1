#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using cutline::test::Folder;
using cutline::test::run_program;

using Json = nlohmann::json;
using Words = std::vector<std::string>;

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

std::string scenario(const Folder& folder, const std::string& name = "four.yaml") {
    return folder.write(name, scenarios::four_teams);
}

/// What the program writes; it must end well.
std::string output(const Words& words) {
    const auto ended = run_program(words);
    INFO(ended.errors);
    REQUIRE(ended.status == 0);
    return ended.output;
}

Json json(Words words) {
    words.insert(words.end(), {"--format", "json"});
    return Json::parse(output(words));
}

/// The complaint about unusable input.
std::string complaint(const Words& words) {
    const auto ended = run_program(words);
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    return ended.errors;
}

TEST_CASE("what a comparison says of each game is what a run of it says") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto compared = json({"compare", file, "--variant", "two-cuts", "--trials", "70000", "--round"});
    const auto as_is = json({"run", file, "--trials", "70000"});
    const auto two_cuts = json({"run", file, "--trials", "70000", "--variant", "two-cuts"});
    CHECK(compared["baseline"] == "as-is");
    CHECK(compared["digest"] == as_is["digest"]);
    CHECK(compared["alternatives"]["two-cuts"]["digest"] == two_cuts["digest"]);
    CHECK(compared["alternatives"]["two-cuts"]["title"] == "Two go at once");
    for (const auto* team : {"lg", "skt", "upstage", "motif"}) {
        const auto agree = [&](const Json& here, const Json& there) {
            CHECK(here["p"]["value"] == there["teams"][team]["final"]["p"]);
            CHECK(here["p"]["low"] == there["teams"][team]["final"]["low"]);
            CHECK(here["p"]["high"] == there["teams"][team]["final"]["high"]);
            const auto survived = there["teams"][team]["rounds"]["stage2"]["survived"].get<double>();
            CHECK(here["rounds"]["stage2"]["p"]["value"].get<double>() ==
                  Approx(survived / 70'000).epsilon(1e-8));
        };
        agree(compared["teams"][team], as_is);
        const auto& change = compared["alternatives"]["two-cuts"]["teams"][team];
        agree(change, two_cuts);
        const auto final = [&](const Json& result) {
            return result["teams"][team]["final"]["count"].get<int>();
        };
        CHECK(change["both"].get<int>() + change["only_baseline"].get<int>() == final(as_is));
        CHECK(change["both"].get<int>() + change["only_alternative"].get<int>() == final(two_cuts));
        CHECK(change["difference"]["value"].get<double>() * 70'000 ==
              Approx(final(two_cuts) - final(as_is)).margin(1e-3));
        CHECK(change["difference"]["low"] <= change["difference"]["value"]);
    }
}

TEST_CASE("a sweep has a row for each value and team, and changes nothing where the value stands") {
    const Folder folder;
    const auto file = scenario(folder);
    const Words words{
        "compare",  file,  "--sweep", "rounds.stage2.keep=2:4:1", "--sweep", "spread.form=1%:2%:1%",
        "--trials", "5000"};
    auto csv = words;
    csv.insert(csv.end(), {"--format", "csv"});
    const auto rows = output(csv);
    CHECK(says(rows, "alternative,rounds.stage2.keep,spread.form,stage,team,name,p,low,high,difference,"));
    CHECK(std::ranges::count(rows, '\n') == 1 + (1 + 6) * 4);
    const auto same = json(words)["alternatives"]["rounds.stage2.keep=3, spread.form=2%"];
    CHECK(same["point"] == Json{{"rounds.stage2.keep", "3"}, {"spread.form", "2%"}});
    for (const auto& team : same["teams"]) {
        CHECK(team["difference"]["value"] == 0);
        CHECK(team["only_baseline"] == 0);
    }
}

TEST_CASE("files are compared by their names, and any of what is compared may be the baseline") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto other = folder.write("other.yaml", "extends: four.yaml\nset: {rounds.stage2.keep: 2}\n");
    const auto result = json(
        {"compare", file, other, file, "--variant", "two-cuts", "--baseline", "other", "--trials", "3000"});
    CHECK(result["baseline"] == "other");
    std::vector<std::string> names;
    for (const auto& [name, value] : result["alternatives"].items())
        names.push_back(name);
    CHECK(names == std::vector<std::string>{"as-is", "four", "two-cuts"}); // a JSON reader's order
    for (const auto& team : result["alternatives"]["two-cuts"]["teams"])
        CHECK(team["difference"]["value"] == 0); // the same rule, written otherwise
    CHECK(result["alternatives"]["four"]["teams"] == result["alternatives"]["as-is"]["teams"]);
    const auto all = json({"compare", file, "--all-variants", "--variant", "two-cuts", "--trials", "1000"});
    CHECK(all["alternatives"].size() == 1);
}

TEST_CASE("the table says first what changes most, and whether that can be chance") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto page = output({"compare", file, "--variant", "two-cuts", "--trials", "100000"});
    CHECK(says(page, "Most changes under two-cuts: "));
    CHECK(says(page, "which excludes zero"));
    CHECK(says(page, "Who gains and who loses under two-cuts (Two go at once)"));
    CHECK(says(output({"compare", file, "--sweep", "spread.noise=3%:3.001%:0.001%", "--trials", "2000"}),
               "includes zero"));
    CHECK(says(output({"compare", file, "--variant", "two-cuts", "--trials", "3000", "--design"}),
               "How well each finds the strongest teams"));
}

TEST_CASE("a comparison is the same for any threads, engine and shards, and goes on from a checkpoint") {
    const Folder folder;
    const auto file = scenario(folder);
    const Words words{"compare", file,       "--variant", "two-cuts",
                      "--round", "--design", "--set",     "spread.form=3%"};
    const auto with = [&](Words more) {
        more.insert(more.begin(), words.begin(), words.end());
        return more;
    };
    const auto whole = output(with({"--trials", "150000", "--format", "json"}));
    CHECK(output(with({"--trials", "150000", "--format", "json", "--threads", "3"})) == whole);
    const auto small = output(with({"--trials", "3000", "--format", "csv"}));
    CHECK(output(with({"--trials", "3000", "--format", "csv", "--engine", "reference"})) == small);

    Words merge{"merge", "--format", "json"};
    for (const std::string number : {"2", "1"}) {
        merge.push_back(folder.path("part" + number));
        CHECK(
            output(with({"--trials", "150000", "--shard", number + "/2", "--output", merge.back()})).empty());
    }
    CHECK(output(merge) == whole);

    const auto checkpoint = folder.path("checkpoint");
    (void)output(with({"--trials", "70000", "--checkpoint", checkpoint, "--quiet"}));
    const auto on = run_program(with({"--trials", "150000", "--format", "json", "--checkpoint", checkpoint}));
    CHECK(on.output == whole);
    CHECK(says(on.errors, "going on from"));
    CHECK(says(complaint({"compare", file, "--variant", "two-cuts", "--trials", "150000", "--checkpoint",
                          checkpoint}),
               "is of a run with --round"));
    CHECK(says(complaint({"run", file, "--trials", "150000", "--checkpoint", checkpoint}),
               "is of `cutline compare`, not of `cutline run`"));
    const auto part = folder.path("run-part");
    (void)output({"run", file, "--trials", "150000", "--shard", "1/2", "--output", part, "--quiet"});
    CHECK(says(complaint({"merge", merge.back(), part}), "of `cutline run`, not of `cutline compare`"));
}

TEST_CASE("a comparison that can't be made is told why") {
    const Folder folder;
    const auto file = scenario(folder);
    CHECK(says(complaint({"compare"}), "no scenario file"));
    CHECK(says(complaint({"compare", file}), "nothing to compare with; add --variant NAME"));
    CHECK(says(complaint({"compare", file, "--variant", "two-cut"}), "did you mean 'two-cuts'?"));
    CHECK(says(complaint({"compare", file, "--variant", "two-cuts", "--baseline", "twocuts"}),
               "did you mean 'two-cuts'?"));
    CHECK(says(complaint({"compare", file, "--sweep", "rounds.stage2.kep=2:3:1"}), "did you mean 'keep'?"));
    for (const std::string wrong : {"a", "a=1", "a=1:2", "=1:2:1", "a=2:1:1", "a=1:2:0", "a=1:2:-1",
                                    "a=1%:2:1", "a=x:2:1", "a=1:2:1:1", "a=1:1e9:1"})
        CHECK(says(complaint({"compare", file, "--sweep", wrong}), "--sweep can't be '" + wrong + "'"));
    CHECK(says(complaint({"compare", file, "--sweep", "a=1:100:1", "--sweep", "b=1:100:1"}),
               "more than 1000 points"));
    const auto plain = folder.write("plain.yaml", "extends: four.yaml\nset: {variants: }\n");
    CHECK(says(complaint({"compare", plain, "--all-variants"}), "has no variants"));
}

TEST_CASE("a run tells on request how well the rules find the strongest, in every format and from shards") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto result = json({"run", file, "--trials", "100000", "--design"});
    for (const auto* measure : {"strongest_survives", "strongest_two_final", "strength_lost", "kendall"}) {
        const auto& estimate = result["design"][measure];
        CHECK(estimate["low"] <= estimate["value"]);
        CHECK(estimate["value"] <= estimate["high"]);
    }
    CHECK_FALSE(json({"run", file, "--trials", "1000"}).contains("design"));
    CHECK(json({"run", file, "--trials", "1000", "--design"})["design"]["kendall"]["low"] == -1); // one group
    CHECK(says(output({"run", file, "--trials", "5000", "--design"}),
               "How well the rules find the strongest teams"));
    CHECK(
        says(output({"run", file, "--trials", "5000", "--design", "--format", "csv"}), "design,,,,kendall,"));

    Words merge{"merge", "--format", "json"};
    for (const std::string number : {"1", "2"}) {
        merge.push_back(folder.path("part" + number));
        (void)output({"run", file, "--trials", "100000", "--design", "--shard", number + "/2", "--output",
                      merge.back()});
    }
    CHECK(Json::parse(output(merge)) == result);
}

} // namespace
