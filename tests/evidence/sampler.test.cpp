// A walk through worlds that agree with the evidence: what it keeps up to date as it goes.

#include "evidence/sampler.hpp"

#include "evidence/setup.hpp"
#include "evidence/splitting.hpp"
#include "support/play.hpp"

#include <cutline/evidence/posterior.hpp>
#include <cutline/random/stream.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::evidence;
using namespace cutline::test;

namespace {

/// Totals that are carried over, rescaled scores, drawn weights, an uncertain resolution, numbers for means
/// and spreads, a leaf that nothing moves, a leaf that nothing asks about, and published sums that moves must
/// balance.
const std::vector<std::string> pasts{
    "cutline: 1\n"
    "criteria: {x: {points: 60, resolution: $step}, y: 30, z: 10}\n"
    "inputs: {level: {uniform: [30, 45]}, s: {uniform: [2%, 12%]}, step: {uniform: [0.1, 0.5]}}\n"
    "expected: {x: $level, y: 20, z: 6}\n"
    "teams: {a: {name: 가람}, b: {name: 나루}, c: {name: 다온}}\n"
    "spread: {strength: $s, profile: 3%, form: 2%, noise: {x: 4%, y: 3%, z: 5%}}\n"
    "rounds:\n"
    "  one: {date: 2026-01, keep: 3, published: {mean: {x: 37, y: 20.1}, best: {total: a}, exits: {}}}\n"
    "  two: {date: 2026-07, keep: 2, carry: 30%, weights: {x: 70, y: 30, z: 0},\n"
    "        published: {scores: {a: {y: 21.5}}, exits: {c: cut}}}\n"
    "  three: {date: 2027-01, keep: 1}\n",
    "cutline: 1\n"
    "criteria: {x: {points: 60, normalise: minmax}, y: 40}\n"
    "expected: {x: 40, y: {uniform: [20, 30]}}\n"
    "teams: {a: {}, b: {}, c: {}, d: {}}\n"
    "spread: {strength: 5%, noise: {x: 4%, y: 0%}}\n"
    "rounds:\n"
    "  one:\n"
    "    date: 2026-01\n"
    "    keep: 3\n"
    "    weights: {dirichlet: {x: 60, y: 40}, concentration: 8}\n"
    "    published: {scores: {b: {x: 43}}, top: {total: [a, b]}, exits: {d: cut}}\n"
    "  two: {date: 2026-07, keep: 2}\n"};

/// All that a sampler says of the world it stands in.
struct Told {
    std::vector<double> figures;
    std::vector<Lots> lots;
    friend bool operator==(const Told&, const Told&) = default;
};

Told told(const Model& model, const Sampler& sampler) {
    Told told{.figures = {sampler.missing(), sampler.scores().log_density(sampler.world().raw)}, .lots = {}};
    for (std::size_t i = 0; i < model.coordinates.size(); ++i)
        told.figures.push_back(sampler.scores().mean(i));
    for (std::size_t r = 0; r < model.held.size(); ++r) {
        const auto& standing = sampler.standing(r);
        for (std::size_t f = 0; f < model.held[r].facts.size(); ++f)
            told.figures.push_back(sampler.missing(r, f));
        for (const auto team : model.held[r].scored) {
            told.figures.push_back(static_cast<double>(standing.scores.total[team.index()]));
            for (std::size_t l = 0; l < model.plan.leaves.size(); ++l)
                told.figures.push_back(standing.scores.measured[team.index()][l]);
            for (const auto criterion : model.held[r].criteria)
                told.figures.push_back(measured(model.plan, criterion, team, standing));
        }
        told.lots.push_back(standing.lots);
    }
    return told;
}

} // namespace

TEST_CASE("a walk knows the world it stands in as well as one that begins there") {
    for (std::size_t p = 0; p < pasts.size(); ++p) {
        INFO(p);
        const auto game = game_of(pasts[p]);
        const auto model = make_model(game);
        const auto directions = make_directions(model);
        const auto start = find_worlds(model, directions, {}, 16, stream_key(1, {"known"}));
        REQUIRE(start);
        Sampler walker(model, directions);
        walker.set_reach(start->reach);
        walker.set_others(start->worlds);
        walker.enter(start->worlds.front());
        const auto before = told(model, walker);
        Chance chance(stream_key(2, {"known"}), 0);
        for (int sweep = 0; sweep < 300; ++sweep) {
            walker.sweep(chance, 0);
            Sampler fresh(model, directions);
            fresh.enter(walker.world());
            REQUIRE(told(model, walker) == told(model, fresh));
        }
        CHECK(walker.missing() == 0);
        CHECK_FALSE(told(model, walker) == before); // it has moved, and figures tell worlds apart
    }
}

TEST_CASE("all that stays with a team is known, whether the published rounds ask for it or not") {
    const auto game = game_of(pasts[0]);
    const Posterior posterior(game, 3);
    const auto keys = make_draw_keys(game.plans.front(), game.roster, 3);
    for (const auto& team : {"a", "b", "c"}) {
        const auto id = game.roster.team(team).value();
        CHECK(posterior.knows(keys.strength[id]));
        for (std::size_t l = 0; l < 3; ++l)
            CHECK(posterior.knows(keys.profile[id][LeafId{l}]));
        // What belongs to a day that nobody published anything of is drawn by the trials.
        CHECK_FALSE(posterior.knows(keys.rounds[2].form[id]));
        CHECK_FALSE(posterior.knows(keys.rounds[1].noise[id][LeafId{2}]));
    }
}
