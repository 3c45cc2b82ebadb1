#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

namespace {

using cutline::test::contents;
using cutline::test::Folder;
using cutline::test::run_program;

using Words = std::vector<std::string>;

std::string scenario(const Folder& folder) {
    return folder.write("four.yaml", std::string(scenarios::four_teams) +
                                         "run: {seed: 3}\n"
                                         "open_rules: {cuts: {two-cuts: 30%, as-is: 70%}}\n");
}

/// Plays the shards of a run and gives their files.
Words play_parts(const Folder& folder, const Words& run, int count, const std::string& name = "part") {
    Words files;
    for (int number = 1; number <= count; ++number) {
        files.push_back(folder.path(name + "-" + std::to_string(number) + ".json"));
        auto words = run;
        words.insert(words.end(), {"--shard", std::to_string(number) + "/" + std::to_string(count),
                                   "--output", files.back()});
        const auto ended = run_program(words);
        INFO(ended.errors);
        REQUIRE(ended.status == 0);
        CHECK(ended.output.empty());
    }
    return files;
}

cutline::test::Ended merge(const Words& parts, const Words& more = {}) {
    Words words{"merge"};
    words.insert(words.end(), parts.begin(), parts.end());
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
}

/// What merge says to parts that don't make one run.
std::string complaint(const Words& parts) {
    const auto ended = merge(parts);
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    return ended.errors;
}

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

TEST_CASE("any number of shards in any order are one run, to the last byte of every format") {
    const Folder folder;
    const Words run{"run",          scenario(folder),
                    "--trials",     "400000",
                    "--confidence", "99%",
                    "--set",        "rounds.stage3.name='최종: \"last\"'"};
    std::mt19937 order(1);
    for (const int count : {1, 3, 16}) { // six batches: of 16 shards ten are empty
        auto parts = play_parts(folder, run, count);
        for (const std::string format : {"json", "csv", "md", "table"}) {
            std::shuffle(parts.begin(), parts.end(), order);
            auto whole = run;
            whole.insert(whole.end(), {"--format", format});
            const auto merged = merge(parts, {"--format", format});
            CHECK(merged.status == 0);
            CHECK(merged.errors.empty());
            CHECK(merged.output == run_program(whole).output);
        }
    }
}

TEST_CASE("a run of less than a batch may be split, and a variant merged") {
    const Folder folder;
    const auto file = folder.write("plain.yaml", scenarios::four_teams);
    const Words run{"run", file, "--trials", "1000", "--variant", "two-cuts"};
    const auto parts = play_parts(folder, run, 3);
    const auto merged = merge(parts, {"--output", folder.path("all.csv"), "--quiet"});
    CHECK(merged.status == 0);
    auto whole = run;
    whole.insert(whole.end(), {"--format", "csv"});
    CHECK(contents(folder.path("all.csv")) == run_program(whole).output);
}

TEST_CASE("parts that are missing or doubled are named") {
    const Folder folder;
    const auto parts = play_parts(folder, {"run", scenario(folder), "--trials", "1000"}, 6);
    const auto some = [&](std::initializer_list<std::size_t> numbers) {
        Words files;
        for (const auto number : numbers)
            files.push_back(parts.at(number - 1));
        return complaint(files);
    };
    CHECK(some({1, 2, 3, 4, 6}) == "cutline: error: part is missing: 5 of 6\n");
    CHECK(some({3}) == "cutline: error: parts are missing: 1 to 2 and 4 to 6 of 6\n");
    CHECK(some({2, 4, 5}) == "cutline: error: parts are missing: 1, 3 and 6 of 6\n");
    CHECK(says(some({1, 2, 1}), "'" + parts[0] + "' is part 1 of 6, as '" + parts[0] + "' is already"));
    CHECK(says(complaint({}), "no part"));
    CHECK(says(complaint({folder.path("nothing.json")}), "can't read '" + folder.path("nothing.json") + "'"));
    CHECK(says(complaint({folder.path("four.yaml")}), "is no part of cutline"));
}

TEST_CASE("a part of another run is named with what differs") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto first = play_parts(folder, {"run", file, "--trials", "1000"}, 2).front();
    const auto difference = [&](const Words& run, int count = 2) {
        const auto foreign = play_parts(folder, run, count, "foreign").at(1);
        const auto told = complaint({first, foreign});
        CHECK(says(told, "'" + foreign + "' is of another run than '" + first + "'"));
        return told;
    };
    CHECK(says(difference({"run", file, "--trials", "1000", "--seed", "4"}), "seed 4, not 3"));
    CHECK(says(difference({"run", file, "--trials", "1001"}), "1001 trials, not 1000"));
    CHECK(says(difference({"run", file, "--trials", "1000"}, 3), "3 shards, not 2"));
    CHECK(says(difference({"run", file, "--trials", "1000", "--confidence", "90%"}), "confidence 0.9, not"));
    CHECK(says(difference({"run", file, "--trials", "1000", "--set", "rounds.stage3.keep=1"}),
               "scenario sha256:"));
    CHECK(says(difference({"run", file, "--trials", "1000", "--set", "title=Other"}),
               "other changes by --set"));
    const auto renamed = folder.write(
        "renamed.yaml", std::string(contents(file)).replace(contents(file).find("Four"), 4, "Some"));
    CHECK(says(difference({"run", renamed, "--trials", "1000"}), "other titles, names or notes"));
}

TEST_CASE("a checkpoint is no part, and a part no checkpoint") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto checkpoint = folder.path("checkpoint");
    REQUIRE(run_program({"run", file, "--trials", "1000", "--checkpoint", checkpoint}).status == 0);
    CHECK(says(complaint({checkpoint}), "is a checkpoint, not a part"));
    const auto part = play_parts(folder, {"run", file, "--trials", "1000"}, 1).front();
    const auto before = contents(part);
    const auto ended = run_program({"run", file, "--trials", "1000", "--checkpoint", part});
    CHECK(ended.status == 2);
    CHECK(says(ended.errors, "is a part, not a checkpoint"));
    CHECK(says(merge({part}, {"--output", part}).errors, "would overwrite what it is made from"));
    CHECK(contents(part) == before);
}

TEST_CASE("a shard may have a checkpoint of its own") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto shard = [&](const std::string& trials) {
        return run_program({"run", file, "--trials", trials, "--shard", "2/3", "--quiet", "--checkpoint",
                            folder.path("checkpoint")});
    };
    const auto first = shard("500000");
    CHECK(first.status == 0);
    CHECK(shard("500000").output == first.output);
    CHECK(says(shard("600000").errors, "shards can't be lengthened"));
    CHECK(run_program({"run", file, "--trials", "500000", "--shard", "2/3"}).output == first.output);
}

TEST_CASE("a shard that could not be merged is refused before the work") {
    const Folder folder;
    const auto file = folder.write("plain.yaml", scenarios::four_teams);
    const auto refusal = [&](const Words& more) {
        Words words{"run", file, "--shard"};
        words.insert(words.end(), more.begin(), more.end());
        const auto ended = run_program(words);
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        return ended.errors;
    };
    CHECK(says(refusal({"1/2"}), "--shard needs --trials"));
    CHECK(says(refusal({"1/2", "--trials", "1e15", "--precision", "1%"}), "can't stop at a precision"));
    CHECK(says(refusal({"1/2", "--trials", "1e15", "--format", "csv"}), "a part has no --format"));
    for (const std::string wrong :
         {"0/2", "3/2", "1/0", "1/65537", "1", "/", "1/", "/2", "a/b", "1/2/3", "-1/2", ""})
        CHECK(says(refusal({wrong, "--trials", "1e15"}), "--shard can't be '"));
}

} // namespace
