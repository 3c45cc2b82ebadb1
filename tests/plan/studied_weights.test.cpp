// Which weights a study changes, and where they go.

#include "support/game_text.hpp"

#include <cutline/plan/studied_weights.hpp>

#include <catch2/catch.hpp>

using namespace cutline;
using namespace cutline::test;

namespace {

constexpr const char* tree = "cutline: 1\n"
                             "criteria: {x: {parts: {p: 10, q: 20, r: 10}}, y: 35, z: 25}\n"
                             "expected: {x: 20, y: 17, z: 13}\nteams: {a: {}, b: {}}\n";

double weight(const Game& game, std::size_t round, std::size_t leaf) {
    return game.plans[0].rounds[round].weights[LeafId{leaf}].constant;
}

} // namespace

TEST_CASE("a criterion's weight is shared over its leaves as each round shares its own") {
    auto game = game_of(std::string{tree} + "weights: {p: 5}\n"
                                            "rounds: {one: {}, two: {weights: {x: 60, q: 0}, keep: 1}}\n");
    const StudiedWeights studied(game);
    REQUIRE(studied.criteria().size() == 3);
    CHECK(studied.nominal() == std::vector<double>{35, 35, 25}); // 5 + 20 + 10
    CHECK(studied.total() == 95);
    studied.set(game.plans[0], 0, std::vector<double>{70, 20, 5});
    // Round one: p, q, r have 5, 20, 10 of 35; round two: 30, 0, 30 of 60.
    CHECK(weight(game, 0, 0) == Approx(10));
    CHECK(weight(game, 0, 1) == Approx(40));
    CHECK(weight(game, 0, 2) == Approx(20));
    CHECK(weight(game, 1, 0) == Approx(35));
    CHECK(weight(game, 1, 1) == 0);
    CHECK(weight(game, 1, 2) == Approx(35));
    CHECK(weight(game, 1, 3) == 20);
    CHECK(weight(game, 1, 4) == 5);
}

TEST_CASE("the parts of a criterion share its weight, and the others stand") {
    auto game = game_of(std::string{tree} + "weights: {x: 50, y: 30, z: 20}\nrounds: {one: {keep: 1}}\n");
    const StudiedWeights studied(game, "x");
    CHECK(studied.nominal() == std::vector<double>{12.5, 25, 12.5});
    studied.set(game.plans[0], 0, std::vector<double>{40, 0, 10});
    CHECK(weight(game, 0, 0) == 40);
    CHECK(weight(game, 0, 1) == 0);
    CHECK(weight(game, 0, 2) == 10);
    CHECK(weight(game, 0, 3) == 30);
    CHECK(weight(game, 0, 4) == 20);
}

TEST_CASE("where a criterion has no weight its leaves share a studied one by their points") {
    auto game = game_of(std::string{tree} + "weights: {x: 0}\nrounds: {one: {keep: 1}}\n");
    const StudiedWeights studied(game);
    studied.set(game.plans[0], 0, std::vector<double>{40, 10, 10});
    CHECK(weight(game, 0, 0) == 10);
    CHECK(weight(game, 0, 1) == 20);
}

TEST_CASE("an uncertain weight counts with its mean") {
    const auto uniform =
        game_of(std::string{tree} + "weights: {x: {uniform: [30, 50]}}\nrounds: {one: {keep: 1}}\n");
    CHECK(StudiedWeights(uniform).nominal()[0] == Approx(40).epsilon(1e-9));
    const auto dirichlet =
        game_of(std::string{tree} + "weights: {dirichlet: {x: 20, y: 30, z: 50}, concentration: 9}\n"
                                    "rounds: {one: {keep: 1}}\n");
    CHECK(StudiedWeights(dirichlet).nominal()[2] == Approx(50).epsilon(1e-9));
}

TEST_CASE("a round with published results keeps its weights") {
    auto game = game_of(std::string{tree} +
                        "rounds: {one: {keep: 2, published: {exits: {}}}, two: {from: one, keep: 1}}\n");
    const StudiedWeights studied(game);
    CHECK(studied.parts(0, 0).empty());
    CHECK(studied.parts(0, 1).size() == 5);
    studied.set(game.plans[0], 0, std::vector<double>{0, 0, 100});
    CHECK(weight(game, 0, 3) == 35);
    CHECK(weight(game, 1, 3) == 0);
}

TEST_CASE("drawn weights follow a plan's other numbers, and sum to the nominal ones") {
    const auto game =
        game_of(std::string{tree} + "weights: {simplex: [x, y, z]}\nspread: {noise: {uniform: [1%, 2%]}}\n"
                                    "rounds: {one: {keep: 1}}\n");
    const StudiedWeights studied(game);
    const auto drawn = studied.drawn(game, studied.law({}));
    CHECK(drawn.plans[0].draws() == game.plans[0].draws() + 3);
    CHECK(drawn.plans[0].weights.back().law.total == Approx(100));
    CHECK(drawn.plans[0].rounds[0].weights[LeafId{3}].terms ==
          std::vector<Value::Term>{{game.plans[0].draws() + 1, 1.0}});
}
