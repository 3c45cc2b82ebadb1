#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using cutline::test::Folder;
using cutline::test::run_program;

using Json = nlohmann::json;
using Words = std::vector<std::string>;

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

/// What the program writes; it must end well.
std::string output(const Words& words) {
    const auto ended = run_program(words);
    INFO(ended.errors);
    REQUIRE(ended.status == 0);
    return ended.output;
}

std::string complaint(const Words& words) {
    const auto ended = run_program(words);
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    return ended.errors;
}

TEST_CASE("with the points of a target the team has the chance that it is after") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto target =
        Json::parse(output({"target", file, "--team", "skt", "--criterion", "benchmark", "--probability",
                            "70%", "--trials", "100000", "--format", "json"}));
    CHECK(target["team"] == "skt");
    CHECK(target["criterion"] == "benchmark");
    CHECK(target["round"].is_null());
    const auto points = target["points"]["value"].get<double>();
    // Played again with what is expected of the team changed in the file: the same trials, so the same
    // chance, but for what the parabola is off.
    const auto change = "teams.skt.expected.benchmark=" + std::to_string(31.0 + points);
    const auto run =
        Json::parse(output({"run", file, "--set", change, "--trials", "100000", "--format", "json"}));
    CHECK(run["teams"]["skt"]["final"]["p"].get<double>() == Approx(0.7).margin(0.0005));
    const auto plain = Json::parse(output({"run", file, "--trials", "100000", "--format", "json"}));
    CHECK(target["now"]["p"]["value"] == plain["teams"]["skt"]["final"]["p"]);
}

TEST_CASE("a target is told in words, and so is one out of reach") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto page = output(
        {"target", file, "--team", "lg", "--probability", "50%", "--trials", "20000", "--format", "md"});
    CHECK(says(page, "LG AI연구원 is among the final two in "));
    CHECK(says(page, "For 50% its expected score would have to change by −"));
    const auto never = output({"target", file, "--team", "motif", "--criterion", "user", "--probability",
                               "99.9%", "--trials", "20000", "--round", "stage3", "--format", "md"});
    CHECK(says(never, "No number of points on user makes it 99.9%: with full points it is "));
    const auto held = folder.write("held.yaml", "cutline: 1\nextends: four.yaml\n"
                                                "rounds: {stage2: {published: {exits: {motif: cut}}}}\n");
    CHECK(says(output({"target", held, "--team", "motif", "--probability", "50%", "--trials", "20000",
                       "--format", "md"}),
               "No points change that: it went out in stage2, as was published."));
    CHECK(says(output({"target", file, "--team", "motif", "--probability", "50%", "--trials", "20000",
                       "--format", "csv"}),
               "what,points,points_low,points_high,p,low,high\r\ntarget,"));
}

TEST_CASE("a target is the same from shards, from a checkpoint and with any threads") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto with = [&](Words more) {
        const Words words{"target", file, "--team", "upstage", "--probability", "60%", "--trials", "140000"};
        more.insert(more.begin(), words.begin(), words.end());
        return more;
    };
    const auto whole = output(with({"--format", "json"}));
    CHECK(output(with({"--format", "json", "--threads", "3"})) == whole);
    CHECK(output(with({"--format", "json", "--checkpoint", folder.path("checkpoint")})) == whole);
    CHECK(output(with({"--format", "json", "--checkpoint", folder.path("checkpoint"), "--quiet"})) == whole);
    Words merge{"merge", "--format", "json"};
    for (const std::string number : {"2", "1"}) {
        merge.push_back(folder.path("part" + number));
        (void)output(with({"--shard", number + "/2", "--output", merge.back()}));
    }
    CHECK(output(merge) == whole);
}

TEST_CASE("a target that can't be looked for is told why") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    CHECK(says(complaint({"target", file}), "target needs --team and --probability"));
    CHECK(says(complaint({"target", file, "--team", "skd", "--probability", "50%"}), "did you mean 'skt'?"));
    CHECK(says(complaint({"target", file, "--team", "skt", "--probability", "50%", "--criterion", "usr"}),
               "did you mean 'user'?"));
    CHECK(says(complaint({"target", file, "--team", "skt", "--probability", "50%", "--round", "stage1"}),
               "did you mean 'stage"));
    for (const std::string wrong : {"0", "1", "100%", "-1%", "x"})
        CHECK(says(complaint({"target", file, "--team", "skt", "--probability", wrong}),
                   "--probability can't be '" + wrong + "'"));
}

} // namespace
