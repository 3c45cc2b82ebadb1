#include "support/play.hpp"
#include "support/random_scenario.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/random/stream.hpp>

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

/// A competition that draws from every source, in two plans.
const std::string every_source =
    "cutline: 1\n"
    "inputs: {bar: {uniform: [90, 110]}}\n"
    "criteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\n"
    "weights: {dirichlet: {x: 60, y: 40}, concentration: 50}\n"
    "teams:\n  a: {growth: 0.1%, withdraw: 5%}\n  b: {expected: {x: {uniform: [25, 35]}}}\n  c: {}\n  d: {}\n"
    "spread: {strength: 4%, profile: 3%, growth: 0.1%, form: 2%, noise: 5%}\n"
    "rounds:\n"
    "  one: {date: 2026-01, teams: {a: 90%, b: 90%, c: 90%, d: 90%}, keep: 3, gates: {g: {pass: 90%}, m: "
    "{pass: 90%, "
    "memory: true}, s: {measure: total, at_least: 40%, of: $bar}}}\n"
    "  two: {date: 2026-07, from: one, admit: 95%, keep: 2, gates: {g: {pass: 90%, when: after}}}\n"
    "variants: {kinder: {set: {rounds.one.keep: 4}}}\n"
    "open_rules: {cut: {as-is: 50%, kinder: 50%}}\n";

/// Every draw of a trial by its source, straight from the streams.
std::map<std::string, std::vector<double>> draws_of(const Game& game, std::uint64_t trial,
                                                    const Redraw& redraw) {
    const auto& plan = game.plans.front();
    const Draws draws(plan, game.roster, 1, redraw);
    std::map<std::string, std::vector<double>> told;
    std::vector<double> drawn(plan.draws());
    draws.numbers(trial, drawn);
    for (std::size_t i = 0; i < plan.numbers.size(); ++i)
        told["numbers " + plan.numbers[i].name].push_back(drawn[i]);
    told["weights"].assign(drawn.begin() + static_cast<std::ptrdiff_t>(plan.numbers.size()), drawn.end());
    for (std::size_t i = 0; i < game.roster.teams.size(); ++i) {
        const TeamId team{i};
        told["strength " + game.roster.teams[team].id].push_back(draws.strength(team, trial));
        told["growth " + game.roster.teams[team].id].push_back(draws.growth(team, trial));
        told["profile " + game.roster.teams[team].id].push_back(draws.profile(team, LeafId{1}, trial));
        for (std::size_t round = 0; round < plan.rounds.size(); ++round) {
            told["form"].push_back(draws.form(round, team, trial));
            told["noise"].push_back(draws.noise(round, team, LeafId{0}, trial));
            told["gates"].push_back(draws.gate(round, 0, team, trial));
            told["entry"].push_back(draws.entry(round, team, trial));
            told["entry"].push_back(draws.admission(round, team, trial));
            told["entry"].push_back(draws.withdrawal(round, team, trial));
            told["ties"].push_back(draws.lot(round, team, trial));
        }
    }
    return told;
}

Redraw only(const std::string& source, const std::string& name = {}, std::uint32_t replicate = 1) {
    Redraw redraw;
    redraw.set({source, name}, replicate);
    return redraw;
}

/// What a source is called in `draws_of`, and how it is asked for.
const std::vector<StreamFamily> families{
    {"strength"}, {"profile"}, {"growth"},  {"form"},           {"noise"},         {"gates"},
    {"entry"},    {"ties"},    {"weights"}, {"numbers", "bar"}, {"strength", "b"}, {"profile", "c"}};

} // namespace

TEST_CASE("replicate 0 is the stream itself, and every other a stream of its own") {
    const auto key = stream_key(1, {"noise", "stage2", "lg", "expert"});
    CHECK(redrawn(key, 0) == key);
    std::set<Key> keys;
    for (std::uint32_t replicate = 0; replicate < 1000; ++replicate)
        keys.insert(redrawn(key, replicate));
    CHECK(keys.size() == 1000);
}

TEST_CASE("redrawing a source moves all of its draws and no other") {
    const auto game = game_of(every_source);
    const auto before = draws_of(game, 7, {});
    CHECK(draws_of(game, 7, only("noise", "", 0)) == before);
    for (const auto& family : families) {
        CAPTURE(family.source, family.name);
        const auto after = draws_of(game, 7, only(family.source, family.name));
        for (const auto& [name, values] : before) {
            CAPTURE(name);
            const bool meant = family.name.empty() ? name.starts_with(family.source)
                                                   : name == family.source + " " + family.name;
            for (std::size_t i = 0; i < values.size(); ++i)
                CHECK((after.at(name)[i] != values[i]) == meant);
        }
    }
}

TEST_CASE("the replicate of one stream goes before that of its source") {
    Redraw redraw;
    redraw.set({"strength"}, 2);
    redraw.set({"strength", "lg"}, 5);
    CHECK(redraw.replicate("strength", "lg") == 5);
    CHECK(redraw.replicate("strength", "skt") == 2);
    CHECK(redraw.replicate("growth", "lg") == 0);
}

TEST_CASE("an open rule is redrawn alone: the plan changes, the draws stay") {
    const auto game = game_of(every_source);
    const ReferenceEngine plain{game, 1};
    const ReferenceEngine redrawn{game, 1, Strengths::untold, only("open_rules", "cut")};
    std::size_t other = 0;
    for (std::uint64_t trial = 0; trial < 400; ++trial) {
        other += plain.plan_of(trial) != redrawn.plan_of(trial) ? 1U : 0U;
        TrialRecord before;
        TrialRecord after;
        Outcome outcome;
        plain.play(trial, outcome, &before);
        redrawn.play(trial, outcome, &after);
        REQUIRE(before.numbers == after.numbers);
    }
    CHECK(fits(other, 400, 0.5));
}

TEST_CASE("both engines play the same trials with sources redrawn") {
    const auto game = game_of(every_source);
    const BatchEngine batch{game, 1};
    auto asked = families;
    asked.push_back({"open_rules", "cut"});
    for (const auto& family : asked) {
        CAPTURE(family.source, family.name);
        const auto redraw = only(family.source, family.name);
        const ReferenceEngine reference{game, 1, Strengths::untold, redraw};
        std::map<std::uint64_t, std::uint64_t> finalists;
        batch.play(
            0, 600,
            [&](const OutcomeColumns& outcomes, std::span<const std::uint64_t> trials) {
                for (std::size_t lane = 0; lane < outcomes.lanes; ++lane)
                    finalists[trials[lane]] = outcomes.finalists[lane].bits();
            },
            redraw);
        REQUIRE(finalists.size() == 600);
        Outcome outcome;
        for (std::uint64_t trial = 0; trial < 600; ++trial) {
            reference.play(trial, outcome);
            REQUIRE(finalists.at(trial) == outcome.finalists.bits());
        }
    }
}
