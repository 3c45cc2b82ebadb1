// Laws that relate one scenario to another, trial by trial on the same draws.

#include "support/game_text.hpp"
#include "support/random_scenario.hpp"
#include "validation/invariants.hpp"

#include <cutline/engine/reference.hpp>
#include <cutline/scenario/patch.hpp>
#include <cutline/scenario/yaml.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace cutline;
using namespace cutline::test;

namespace {

constexpr std::uint64_t trials = 200;

constexpr ScenarioTaste plain_taste{.variants = false};
constexpr ScenarioTaste monotone_taste{.variants = false, .only_monotone = true};

/// How many trials a team reaches the final in only as it is, and only when it is better.
struct Moved {
    std::uint64_t lost = 0, won = 0;
};

/// Raises what a team is expected to score on a leaf.
Moved raise_team(const Game& game, TeamId team, LeafId leaf, double points) {
    auto raised = game;
    raised.plans.front().teams[team].expected[leaf].constant += points;
    const ReferenceEngine before(game, 1);
    const ReferenceEngine after(raised, 1);
    Outcome as_is;
    Outcome better;
    Moved moved;
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        before.play(trial, as_is);
        after.play(trial, better);
        moved.lost += as_is.finalists.contains(team) && !better.finalists.contains(team) ? 1U : 0U;
        moved.won += !as_is.finalists.contains(team) && better.finalists.contains(team) ? 1U : 0U;
    }
    return moved;
}

/// The same scenario with what stands under a key in another order.
Node turned_round(Node document, const std::string& key) {
    auto& entries = document.find(key)->entries;
    std::ranges::reverse(entries);
    return document;
}

/// Every count of two tallies by the ids of the file, so that the order of ids does not matter.
bool same_by_id(const Played& one, const Played& two) {
    for (const auto& team : one.game.roster.teams) {
        if (one.final(team.id) != two.final(team.id))
            return false;
        for (const auto& round : one.game.roster.rounds) {
            if (one.entered(round.id, team.id) != two.entered(round.id, team.id) ||
                one.survived(round.id, team.id) != two.survived(round.id, team.id) ||
                one.ties(round.id) != two.ties(round.id))
                return false;
            for (const auto& cause : round.causes)
                if (one.exits(round.id, team.id, cause) != two.exits(round.id, team.id, cause))
                    return false;
        }
    }
    return true;
}

Played played(const Node& document, const Changes& changes = {}) {
    auto game = make_game(document, changes);
    auto tally = tally_of(game, trials);
    return {std::move(game), std::move(tally)};
}

} // namespace

TEST_CASE("a better score never costs a team the final, on the same draws, where rules are monotone") {
    std::uint64_t won = 0;
    for (std::uint64_t number = 0; number < 150; ++number) {
        const auto text = random_scenario(number, monotone_taste);
        const auto game = game_of(text);
        INFO(number << ":\n" << text);
        for (std::size_t t = 0; t < game.roster.teams.size(); t += 2) {
            const auto moved = raise_team(game, TeamId{t}, LeafId{0}, 2);
            CHECK(moved.lost == 0);
            won += moved.won;
        }
    }
    CHECK(won > 1'000); // it does help
}

TEST_CASE(
    "a better score can cost a team the final where losers have a second way: the law above would see it") {
    const auto game =
        game_of("{cutline: 1, criteria: {x: 100}, spread: {form: 5%}, finalists: 2,\n"
                "teams: {a: {expected: {x: 50}}, b: {expected: {x: 50}}, c: {expected: {x: 90}}},\n"
                "rounds: {one: {teams: [a, b], keep: 1},\n"
                "  hard: {from: one, teams: [c], keep: 1, final: true}, easy: {from: {one: out}}}}");
    CHECK(raise_team(game, TeamId{0}, LeafId{0}, 5).lost > 0);
}

TEST_CASE("the order of teams in the file changes no count") {
    for (std::uint64_t number = 0; number < 100; ++number) {
        const auto text = random_scenario(number);
        const auto document = document_of(text);
        INFO(number << ":\n" << text);
        CHECK(same_by_id(played(document), played(turned_round(document, "teams"))));
    }
}

TEST_CASE("labels and notes change no count") {
    for (std::uint64_t number = 0; number < 100; ++number) {
        const auto text = random_scenario(number);
        const auto document = document_of(text);
        auto labelled = document;
        const Place place;
        for (auto* block : {labelled.find("teams"), labelled.find("rounds")})
            for (auto& entry : block->entries)
                if (entry.value.is_map()) {
                    entry.value.erase("name");
                    entry.value.entries.push_back({"name", place, Node::scalar("다른 이름", place)});
                }
        INFO(number << ":\n" << text);
        CHECK(played(document).tally == played(labelled).tally);
    }
}

TEST_CASE("weights all twice as large leave every sum's ranking as it is") {
    const std::string rest = "criteria: {x: 40, y: 30, z: 30}\nexpected: {x: 20, y: 15, z: 15}\n"
                             "teams: {a: , b: {growth: 0.2%}, c: , d: }\n"
                             "spread: {strength: 3%, profile: 3%, form: 2%, noise: 2%}\n"
                             "rounds: {one: {keep: 3}, two: {carry: 50%, drop: 1}}\n";
    const auto one = play_text("cutline: 1\nweights: {x: 25, y: 45, z: 30}\n" + rest, 20'000);
    const auto twice = play_text("cutline: 1\nweights: {x: 50, y: 90, z: 60}\n" + rest, 20'000);
    const auto other = play_text("cutline: 1\nweights: {x: 50, y: 90, z: 62}\n" + rest, 20'000);
    CHECK(one.tally == twice.tally);
    CHECK_FALSE(one.tally == other.tally);
}

TEST_CASE("a variant is the file with its changes written out") {
    const std::string head = "cutline: 1\ncriteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\n"
                             "teams: {a: , b: {growth: 0.5%}, c: }\nspread: {form: 3%, noise: 2%}\n";
    const auto variant = game_of(
        head + "rounds: {one: {keep: 2, gates: {g: {pass: 90%}}}, two: {keep: 1}}\n"
               "variants: {v: {set: {rounds.one.gates.g: {pass: {a: 50%, else: 1}}, spread.form: 1%,\n"
               "  rounds: {two: {weights: {x: 10}}}, teams.b.growth: null}}}",
        "v");
    const auto written = game_of("cutline: 1\ncriteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\n"
                                 "teams: {a: , b: , c: }\nspread: {form: 1%, noise: 2%}\n"
                                 "rounds: {one: {keep: 2, gates: {g: {pass: {a: 50%, else: 1}}}},\n"
                                 "  two: {keep: 1, weights: {x: 10}}}");
    CHECK(tally_of(variant, 20'000) == tally_of(written, 20'000));
    const auto as_is = game_of(head + "rounds: {one: {keep: 2, gates: {g: {pass: 90%}}}, two: {keep: 1}}");
    CHECK_FALSE(tally_of(as_is, 20'000) == tally_of(written, 20'000));
}

TEST_CASE("an open rule that is settled is its variant") {
    for (std::uint64_t number = 0; number < 60; ++number) {
        const auto text = random_scenario(number);
        if (text.find("\n  v1:") == std::string::npos)
            continue;
        auto document = document_of(text);
        document.erase("open_rules");
        const auto direct = played(document, {.variant = "v1", .set = {}});
        auto rules = document_of("open_rules: {rule: {v1: 100%}}");
        document.entries.push_back(rules.entries.front());
        INFO(number << ":\n" << text);
        CHECK(same_by_id(direct, played(document)));
    }
}

TEST_CASE("a team that is only named, and never enters, moves no other count") {
    for (std::uint64_t number = 0; number < 60; ++number) {
        const auto text = random_scenario(number, plain_taste);
        const auto document = document_of(text);
        if (document.find("expected") == nullptr)
            continue;
        auto wider = document;
        wider.find("teams")->entries.push_back({"bystander", {}, Node::map({}, {})});
        Diagnostics diagnostics;
        for (const auto& round : document.find("rounds")->entries) {
            auto none = parse_value("0%", {}, diagnostics);
            const auto* teams = round.value.find("teams");
            if (teams != nullptr && teams->is_map()) {
                set_path(wider, "rounds." + round.key + ".teams.bystander", none, {}, diagnostics);
                INFO(number << ":\n" << text);
                CHECK(same_by_id(played(document), played(wider)));
                break;
            }
        }
    }
}
