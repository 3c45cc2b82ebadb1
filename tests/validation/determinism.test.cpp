// The same counts from any number of threads, any executor, and twice.

#include "support/executors.hpp"
#include "support/game_text.hpp"
#include "support/random_scenario.hpp"

#include <cutline/evidence/posterior.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

Tally tally_with(const Game& game, std::uint64_t trials, std::uint64_t seed, Executor executor,
                 unsigned threads) {
    RunOptions options;
    options.seed = seed;
    options.trials = trials;
    options.threads = threads;
    options.executor = executor;
    return run(game, options).tally;
}

/// Enough for each of seven workers to have some, and one that is not whole.
constexpr std::uint64_t several_blocks = 8 * 1'024 + 300;
constexpr std::uint64_t several_stretches = 3 * stretch_trials + 300;

std::vector<std::string> scenario_files() {
    std::vector<std::string> files;
    for (const auto& file : std::filesystem::recursive_directory_iterator(CUTLINE_SCENARIOS))
        if (file.path().extension() == ".yaml")
            files.push_back(file.path().string());
    return files;
}

Node load(const std::string& file) {
    Diagnostics diagnostics;
    auto document = load_document(file, diagnostics);
    REQUIRE_FALSE(diagnostics.has_errors());
    return document;
}

void check_executors(const Game& game, std::uint64_t trials) {
    const auto once = tally_of(game, trials);
    CHECK(once.trials == trials);
    CHECK(once == tally_of(game, trials));
    for (const auto executor : executors())
        for (const unsigned threads : {1U, 2U, 7U})
            CHECK(once == tally_with(game, trials, 1, executor, threads));
}

} // namespace

TEST_CASE(
    "every scenario that comes with cutline has the same counts from any executor and number of threads") {
    for (const auto& file : scenario_files()) {
        INFO(file);
        const auto game = make_known_game(load(file), {}, 1);
        check_executors(game, game.known ? several_stretches : several_blocks);
    }
    CHECK_FALSE(scenario_files().empty());
}

TEST_CASE("every variant of every scenario that comes with cutline can be run") {
    std::size_t variants = 0;
    for (const auto& file : scenario_files()) {
        const auto document = load(file);
        const auto* block = document.find("variants");
        if (block == nullptr)
            continue;
        for (const auto& name : block->keys()) {
            INFO(file << " --variant " << name);
            CHECK_NOTHROW(tally_of(make_known_game(document, {.variant = name, .set = {}}, 1), 64));
            ++variants;
        }
    }
    CHECK(variants > 0);
}

TEST_CASE("random scenarios have the same counts from any executor and number of threads") {
    for (std::uint64_t number = 0; number < 60; ++number) {
        const auto text = random_scenario(number);
        INFO(number << ":\n" << text);
        check_executors(game_of(text), several_blocks);
    }
}

TEST_CASE("another seed gives other counts") {
    const auto game =
        game_of("{cutline: 1, criteria: {x: 100}, expected: {x: 50}, teams: {a: {}, b: {}, c: {}},\n"
                "spread: {form: 3%}, rounds: {one: {keep: 1}}, finalists: 1}");
    CHECK_FALSE(tally_of(game, 3'000, 1) == tally_of(game, 3'000, 2));
}
