#pragma once
/// A scenario and the runs of it that are saved, for the tests of `run --save` and `results`.

#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace saved_runs {

using cutline::test::contents;
using cutline::test::Ended;
using cutline::test::Folder;
using cutline::test::run_program;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

/// The folder that the program says it has saved, in its last line.
inline std::string told_folder(const Ended& ended) {
    const std::string told = "saved: ";
    const auto at = ended.errors.rfind(told);
    REQUIRE(at != std::string::npos);
    return ended.errors.substr(at + told.size(), ended.errors.size() - at - told.size() - 1);
}

/// A folder with a scenario, and results in it.
struct Place {
    Folder folder;
    std::string file = folder.write("four.yaml", scenarios::four_teams);
    std::string results = folder.path("results");

    [[nodiscard]] Ended save(Words more = {}) const {
        Words words{"run", file, "--save", "--results", results, "--format", "csv"};
        words.insert(words.end(), more.begin(), more.end());
        if (std::ranges::find(words, "--trials") == words.end())
            words.insert(words.end(), {"--trials", "1000"});
        return run_program(words);
    }
    /// Saves, and gives the folder that the program has told.
    [[nodiscard]] std::string saved(Words more = {}) const {
        const auto ended = save(std::move(more));
        INFO(ended.errors);
        REQUIRE(ended.status == 0);
        return told_folder(ended);
    }
};

inline Json json_of(const std::string& file) {
    return Json::parse(contents(file));
}

/// What is said to a command line that can't be used.
inline std::string complaint(const Words& words) {
    const auto ended = run_program(words);
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    return ended.errors;
}

} // namespace saved_runs
