// Many weightings on one set of draws: trial by trial the same finalists as the reference engine gives when
// the game is played with those weights.

#include "support/coarse_field.hpp"
#include "support/game_text.hpp"
#include "support/random_scenario.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>
#include <cutline/engine/weight_sweep.hpp>
#include <cutline/evidence/posterior.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <random>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Weightings of all kinds: nominal, corners, edges, even, and some from the inside.
std::vector<std::vector<double>> weightings_of(const StudiedWeights& studied, unsigned seed) {
    const auto count = studied.criteria().size();
    std::vector<std::vector<double>> weightings{studied.nominal(),
                                                std::vector<double>(count, studied.total() / double(count))};
    std::vector<double> corner(count, 0.0);
    corner[seed % count] = studied.total();
    weightings.push_back(corner);
    std::vector<double> edge(count, 0.0);
    edge[0] = 0.25 * studied.total();
    edge[count - 1] = 0.75 * studied.total();
    weightings.push_back(edge);
    std::mt19937 engine(seed);
    for (int i = 0; i < 3; ++i) {
        std::vector<double> weights(count);
        double sum = 0;
        for (auto& weight : weights)
            sum += weight = double(1 + engine() % 20);
        for (auto& weight : weights)
            weight *= studied.total() / sum;
        weightings.push_back(weights);
    }
    return weightings;
}

struct Compared {
    std::optional<std::uint64_t> different; ///< the first trial in which the engines differ
    std::uint64_t sets = 0;
    bool fast = false;
};

Compared compare(const Game& game, const StudiedWeights& studied, std::uint64_t seed, std::uint64_t trials,
                 double fault = 0) {
    const auto weightings = weightings_of(studied, static_cast<unsigned>(seed));
    const WeightSweep sweep(game, studied, seed, weightings);
    std::vector<Game> games(weightings.size(), game);
    std::vector<ReferenceEngine> engines;
    for (std::size_t w = 0; w < weightings.size(); ++w) {
        auto weights = weightings[w];
        weights.front() += fault;
        for (std::size_t p = 0; p < game.plans.size(); ++p)
            studied.set(games[w].plans[p], p, weights);
        engines.emplace_back(games[w], seed);
    }
    Compared result{.different = {}, .sets = 0, .fast = sweep.fast()};
    Outcome outcome;
    sweep.play(64, 64 + trials,
               [&](std::size_t w, std::span<const TeamSet> finalists, std::span<const std::uint64_t> played) {
                   REQUIRE(finalists.size() == played.size());
                   result.sets += played.size();
                   for (std::size_t i = 0; i < played.size(); ++i) {
                       engines[w].play(played[i], outcome);
                       if (!result.different && outcome.finalists != finalists[i])
                           result.different = played[i];
                   }
               });
    CHECK(result.sets == trials * weightings.size());
    return result;
}

std::optional<StudiedWeights> study(const Game& game) {
    try {
        return StudiedWeights(game);
    } catch (const InputError&) {
        return {}; // one criterion, or one that a variant takes away
    }
}

} // namespace

TEST_CASE("a sweep agrees with the reference engine on every trial of random scenarios") {
    std::size_t studied = 0;
    std::size_t fast = 0;
    for (std::uint64_t number = 0; number < 400; ++number) {
        const auto text = random_scenario(number);
        const auto game = game_of(text);
        const auto weights = study(game);
        if (!weights)
            continue;
        const auto compared = compare(game, *weights, number, 100 + number % 90);
        ++studied;
        fast += compared.fast ? 1U : 0U;
        if (compared.different)
            FAIL("scenario " << number << ", trial " << *compared.different << "\n" << text);
    }
    CHECK(studied > 150);
    CHECK(fast > 5);
    CHECK(studied - fast > 50); // features that force the slow path
}

TEST_CASE("a sweep agrees with the reference engine on scenarios of common rules") {
    std::size_t fast = 0;
    for (std::uint64_t number = 0; number < 300; ++number) {
        const auto text = random_scenario(number, {.uncertain_numbers = number % 2 == 0,
                                                   .variants = number % 3 == 0,
                                                   .only_monotone = true,
                                                   .ties = number % 4 == 0});
        const auto game = game_of(text);
        const auto weights = study(game);
        if (!weights)
            continue;
        const auto compared = compare(game, *weights, number, 150);
        fast += compared.fast ? 1U : 0U;
        if (compared.different)
            FAIL("scenario " << number << ", trial " << *compared.different << "\n" << text);
    }
    CHECK(fast > 10);
}

TEST_CASE("a sweep agrees with the reference engine on the scenarios that are shipped") {
    for (const auto& file : std::filesystem::directory_iterator(CUTLINE_SCENARIOS)) {
        if (file.path().extension() != ".yaml")
            continue;
        INFO(file.path().filename());
        Diagnostics diagnostics;
        const auto game = make_known_game(load_document(file.path().string(), diagnostics), {}, 1);
        if (const auto weights = study(game))
            CHECK_FALSE(compare(game, *weights, 1, 600).different.has_value());
    }
}

TEST_CASE("a sweep agrees with the reference engine on fields of every size") {
    for (const auto teams : field_sizes) {
        INFO(teams << " teams");
        const auto game = game_of(coarse_field(teams));
        const StudiedWeights weights(game);
        const auto compared = compare(game, weights, 7, 300);
        CHECK_FALSE(compared.different.has_value());
        CHECK(compared.fast == (teams <= 32)); // a team is a bit of a word
    }
}

TEST_CASE("scores on a coarse scale tie often, and a sweep still agrees") {
    const auto game =
        game_of("cutline: 1\ncriteria: {x: {points: 10, resolution: 1}, y: {points: 10, resolution: 1}}\n"
                "expected: {x: 5, y: 5}\nteams: {a: {}, b: {}, c: {}, d: {}, e: {}}\n"
                "spread: {strength: 10%, noise: 15%}\nrounds: {one: {keep: 4}, two: {drop: 1}, three: {keep: "
                "2, at_least: 9}}\n");
    const StudiedWeights weights(game);
    const auto compared = compare(game, weights, 7, 4000);
    CHECK(compared.fast);
    CHECK_FALSE(compared.different.has_value());
}

TEST_CASE("a sweep is the same on every instruction set of this machine") {
    const auto game = game_of("cutline: 1\ncriteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\nteams: {a: "
                              "{}, b: {}, c: {}, d: {}}\n"
                              "spread: {noise: 5%}\nrounds: {one: {keep: 3}, two: {drop: 1}}\n");
    const StudiedWeights weights(game);
    for (const auto name : instruction_sets()) {
        INFO(name);
        use_instruction_set(name);
        const auto compared = compare(game, weights, 5, 500);
        use_instruction_set(instruction_sets().front());
        CHECK(compared.fast);
        CHECK_FALSE(compared.different.has_value());
    }
}

TEST_CASE("the parts of a criterion can be swept, the other weights standing") {
    const auto game = game_of(
        "cutline: 1\ncriteria: {x: {parts: {p: 10, q: 20, r: 10}}, y: 35, z: 25}\n"
        "expected: {x: 20, y: 17, z: 13}\nteams: {a: {}, b: {expected: {p: 6}}, c: {expected: {q: 12}}}\n"
        "weights: {x: 50, y: 30, z: 20}\nspread: {strength: 3%, noise: 5%}\n"
        "rounds: {one: {keep: 2}, two: {keep: 1, weights: {y: 10}}}\n");
    const StudiedWeights weights(game, "x");
    CHECK(weights.total() == Approx(50));
    const auto compared = compare(game, weights, 7, 3000);
    CHECK(compared.fast);
    CHECK_FALSE(compared.different.has_value());
}

TEST_CASE("a difference between a sweep and the reference engine would be seen") {
    // The planted fault: half a point more weight for the first criterion.
    const auto game = game_of(
        "cutline: 1\ncriteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\nteams: {a: {}, b: {}, c: {}}\n"
        "spread: {noise: 5%}\nrounds: {one: {keep: 1}}\n");
    const StudiedWeights weights(game);
    CHECK_FALSE(compare(game, weights, 3, 2000).different.has_value());
    CHECK(compare(game, weights, 3, 2000, 0.5).different.has_value());
}
