#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <cutline/random/digest.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <random>

namespace {

using namespace std::chrono_literals;
using cutline::test::contents;
using cutline::test::Ended;
using cutline::test::Folder;
using cutline::test::run_program;
using cutline::test::Running;
using nlohmann::json;

using Words = std::vector<std::string>;

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// A scenario and the command that runs it with a checkpoint.
struct Setting {
    Folder folder;
    std::string file = folder.write("four.yaml", scenarios::four_teams);
    std::string checkpoint = folder.path("four.checkpoint");

    [[nodiscard]] Words plain(const std::string& trials) const {
        return {"run", file, "--trials", trials, "--format", "json", "--quiet"};
    }
    [[nodiscard]] Words kept(const std::string& trials) const {
        return with(plain(trials), {"--checkpoint", checkpoint, "--checkpoint-every", "0"});
    }
};

std::string result_of(const Words& words) {
    const auto ended = run_program(words);
    INFO(ended.errors);
    REQUIRE(ended.status == 0);
    return ended.output;
}

std::uint64_t trials_kept(const std::string& checkpoint) {
    return json::parse(contents(checkpoint))["tally"]["trials"];
}

/// What a run says to a checkpoint that it can't use.
std::string complaint(const Words& words) {
    const auto ended = run_program(words);
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    return ended.errors;
}

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

TEST_CASE("a checkpoint changes no byte of the result, says that the run is complete, and serves again") {
    const Setting setting;
    for (const std::string trials : {"1000", "131072", "300000"}) {
        std::filesystem::remove(setting.checkpoint);
        const auto expected = result_of(setting.plain(trials));
        CHECK(result_of(setting.kept(trials)) == expected);
        const auto first = contents(setting.checkpoint);
        CHECK(json::parse(first)["run"]["complete"] == true);
        CHECK(result_of(setting.kept(trials)) == expected);
        CHECK(contents(setting.checkpoint) == first);
    }
}

TEST_CASE("a run that is killed at any moment goes on to the same bytes") {
    const Setting setting;
    const std::string trials = "20000000";
    const auto expected = result_of(setting.plain(trials));
    const auto seed = std::random_device{}(); // other moments each time
    INFO("seed of the moments " << seed);
    std::mt19937 moments(seed);
    std::uniform_int_distribution<int> milliseconds(1, 150);
    std::uint64_t least = 0;
    for (int kill = 0; kill < 25 || (least == 0 && kill < 500); ++kill) {
        const Running running(with(setting.kept(trials), {"--threads", kill % 2 == 0 ? "1" : "2"}));
        // Later and later, so that a slow build, too, has kept something in the end.
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(moments) * (1 + kill / 10)));
        running.send(SIGKILL);
        (void)running.wait();
        if (!std::filesystem::exists(setting.checkpoint))
            continue;
        const auto kept = trials_kept(setting.checkpoint); // it parses: it is there in full
        CHECK(kept >= least);
        CHECK(kept % 65'536 == 0);
        least = kept;
    }
    CHECK(least > 0); // or nothing was gone on from
    CHECK(result_of(setting.kept(trials)) == expected);
}

TEST_CASE("SIGINT and SIGTERM keep what is done, and the command they print goes on from it") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const Setting setting;
        const Words endless{"run",          setting.file,       "--trials",           "1e15",
                            "--checkpoint", setting.checkpoint, "--checkpoint-every", "1e6",
                            "--set",        "title=It's on"};
        const Running running(endless);
        std::this_thread::sleep_for(700ms);
        running.send(signal);
        const auto ended = running.wait();
        CHECK(ended.status == 130);
        CHECK(ended.output.empty());
        const auto kept = trials_kept(setting.checkpoint);
        CHECK(kept > 0);

        // The command line is what a shell makes the same words of.
        const auto at = ended.errors.find("cutline run ");
        REQUIRE(at != std::string::npos);
        const auto line = ended.errors.substr(at + 8, ended.errors.find('\n', at) - at - 8);
        const auto words = setting.folder.path("words");
        REQUIRE(std::system(("printf '%s\\n' " + line + " > '" + words + "'").c_str()) == 0);
        std::string expected;
        for (const auto& word : endless)
            expected += word + "\n";
        CHECK(contents(words) == expected);

        auto again = endless;
        again[3] = std::to_string(kept + 1'000);
        again.insert(again.end(), {"--format", "csv"});
        const auto resumed = run_program(again);
        CHECK(resumed.status == 0);
        CHECK(says(resumed.errors, "going on from"));
        Words anew{"run", setting.file, "--trials", again[3], "--set", "title=It's on", "--format", "csv"};
        CHECK(resumed.output == result_of(anew));
    }
}

TEST_CASE("without a checkpoint an interrupted run says what is lost") {
    const Setting setting;
    const Running running({"run", setting.file, "--trials", "1e15"});
    std::this_thread::sleep_for(700ms);
    running.send(SIGINT);
    const auto ended = running.wait();
    CHECK(ended.status == 130);
    CHECK(ended.output.empty());
    CHECK(says(ended.errors, " trials are lost; with --checkpoint FILE they would be kept"));
}

TEST_CASE("more trials and a finer precision go on from a checkpoint to the same bytes") {
    const Setting setting;
    (void)result_of(setting.kept("100000"));
    CHECK(result_of(setting.kept("500000")) == result_of(setting.plain("500000")));

    const Setting other;
    const auto to = [&](const std::string& precision) { return Words{"--precision", precision}; };
    for (const std::string precision : {"0.5%", "0.2%", "0.1%"})
        CHECK(result_of(with(other.kept("1e9"), to(precision))) ==
              result_of(with(other.plain("1e9"), to(precision))));
}

TEST_CASE("what would have ended before the checkpoint is refused") {
    const Setting setting;
    (void)result_of(setting.kept("300000"));
    CHECK(says(complaint(setting.kept("100000")), "holds 262144 trials, more than the 100000"));
    CHECK(says(complaint(with(setting.kept("1e9"), {"--precision", "1%"})), "without a precision"));

    const Setting precise;
    const auto run = [&](const Words& more) { return with(precise.kept("1e9"), more); };
    (void)result_of(run({"--precision", "0.2%"}));
    CHECK(says(complaint(run({"--precision", "0.3%"})), "only a finer one can go on"));
    CHECK(says(complaint(run({"--precision", "0.1%", "--confidence", "99%"})), "at 95% confidence, not 99%"));
}

TEST_CASE("a checkpoint of another run is refused with what differs") {
    const Setting setting;
    (void)result_of(setting.kept("100000"));
    const auto kept = setting.kept("200000");
    CHECK(says(complaint(with(kept, {"--seed", "2"})), "is of seed 1, not 2"));
    CHECK(says(complaint(with(kept, {"--variant", "two-cuts"})), "another scenario or other changes"));
    CHECK(says(complaint(with(kept, {"--set", "rounds.stage2.keep=1"})), "its digest is sha256:"));
    CHECK(says(complaint(with(kept, {"--shard", "2/2"})).substr(0), "--format")); // told first
    CHECK(says(complaint({"run", setting.file, "--trials", "200000", "--checkpoint", setting.checkpoint,
                          "--shard", "2/2"}),
               "is of shard 1/1, not of shard 2/2"));
    auto text = contents(setting.checkpoint);
    CHECK(says(complaint(with(setting.plain("1000"), {"--checkpoint", setting.file})),
               "would overwrite what it is made from"));
    CHECK(says(
        complaint(with(setting.plain("1000"), {"--checkpoint", setting.folder.write("메모.txt", "notes")})),
        "is no checkpoint"));

    // Written by another version, with a checksum that fits.
    const std::string line = "{\"sha256\":\"";
    auto content = text.substr(line.size() + 64 + 3);
    const auto at = content.find("\"cutline\":\"") + 11;
    content.insert(content.begin() + static_cast<std::ptrdiff_t>(at), '9');
    setting.folder.write("other", line + cutline::sha256_hex(content) + "\",\n" + content);
    CHECK(says(complaint(with(setting.plain("200000"), {"--checkpoint", setting.folder.path("other")})),
               "was written by cutline 9"));
}

TEST_CASE("labels, threads, engine and format may change from one leg of a run to the next") {
    const Setting setting;
    (void)result_of(setting.kept("100000"));
    const auto changed =
        with(setting.kept("150000"), {"--set", "title=Renamed", "--threads", "3", "--engine", "reference"});
    CHECK(result_of(changed) == result_of(with(setting.plain("150000"), {"--set", "title=Renamed"})));
}

TEST_CASE("a checkpoint that can't be written, or is the result, is told before the work") {
    const Setting setting;
    const auto nowhere = run_program(
        {"run", setting.file, "--trials", "1e15", "--checkpoint", setting.folder.path("no/such/file")});
    CHECK(nowhere.status == 1);
    CHECK(nowhere.errors.starts_with("cutline: error: can't write '"));
    const auto both = setting.folder.path("both.json");
    CHECK(says(complaint({"run", setting.file, "--checkpoint", both, "--output", both}), "the same file"));
}

} // namespace
