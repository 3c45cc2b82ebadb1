// Two engines, the same draws, the same outcomes: trial by trial, on random scenarios and on those that are
// shipped.

#include "support/coarse_field.hpp"
#include "support/game_text.hpp"
#include "support/random_scenario.hpp"
#include "validation/invariants.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>
#include <cutline/evidence/posterior.hpp>

#include <catch2/catch.hpp>

#include <filesystem>

using namespace cutline;
using namespace cutline::test;

namespace {

/// One lane as the outcome of a trial.
Outcome outcome_of(const OutcomeColumns& columns, std::size_t lane, const Roster& roster) {
    Outcome outcome;
    outcome.rounds = PerId<RoundId, RoundOutcome>(roster.rounds.size());
    outcome.awards = PerId<AwardId, std::array<Micros, max_teams>>(roster.awards.size());
    outcome.finalists = columns.finalists[lane];
    for (const auto& round : columns.rounds) {
        auto& told = outcome.rounds[round.id];
        told.field = round.field[lane];
        told.survivors = round.survivors[lane];
        told.tied = round.tied[lane] != 0;
        for (const auto& flow : round.flows)
            for (const auto team : flow.teams[lane])
                told.origin[team.index()] =
                    flow.from ? static_cast<std::uint8_t>(flow.from->index()) : came_from_outside;
        for (std::size_t cause = 0; cause < round.exits.size(); ++cause)
            if (const auto& exits = round.exits[CauseId{cause}]; !exits.empty())
                for (const auto team : exits[lane])
                    told.cause[team.index()] = static_cast<std::uint8_t>(cause);
    }
    for (std::size_t award = 0; award < roster.awards.size(); ++award)
        for (std::size_t team = 0; team < roster.teams.size(); ++team)
            if (const auto& given = columns.awards[AwardId{award}][TeamId{team}]; !given.empty())
                outcome.awards[AwardId{award}][team] = given[lane];
    return outcome;
}

/// @return the first trial in which the engines differ; nothing if they agree on all of them.
std::optional<std::uint64_t> first_difference(const Game& game, std::uint64_t seed, std::uint64_t first,
                                              std::uint64_t last) {
    const BatchEngine batch(game, seed);
    const ReferenceEngine reference(game, seed);
    std::optional<std::uint64_t> different;
    std::uint64_t seen = 0;
    Outcome expected;
    const auto compare = [&](const OutcomeColumns& columns, std::span<const std::uint64_t> trials) {
        for (std::size_t lane = 0; lane < columns.lanes; ++lane, ++seen) {
            reference.play(trials[lane], expected);
            if (!different && !same(expected, outcome_of(columns, lane, game.roster)))
                different = trials[lane];
        }
    };
    const auto middle = std::min(first + 96, last); // what a block leaves behind must not matter to the next
    batch.play(first, middle, compare);
    batch.play(middle, last, compare);
    if (seen != last - first && !different)
        different = first; // a trial is missing, or was played twice
    return different;
}

void compare_on_random_scenarios(std::uint64_t from, std::uint64_t to, const ScenarioTaste& taste = {}) {
    for (std::uint64_t number = from; number < to; ++number) {
        const auto text = random_scenario(number, taste);
        const auto first = number % 5 * 32;
        const auto trial = first_difference(game_of(text), number, first, first + 200 + number % 130);
        if (trial)
            FAIL("scenario " << number << ", seed " << number << ", trial " << *trial << "\n" << text);
    }
}

class InstructionSet {
  public:
    explicit InstructionSet(std::string_view name) { use_instruction_set(name); }
    ~InstructionSet() { use_instruction_set(instruction_sets().front()); }
};

} // namespace

TEST_CASE("the engines agree on every trial of random scenarios") {
    compare_on_random_scenarios(0, 700);
}

TEST_CASE("the engines agree on every trial of thousands of random scenarios", "[long]") {
    compare_on_random_scenarios(700, 10'000);
}

TEST_CASE("the engines agree on every trial of random scenarios with many teams") {
    compare_on_random_scenarios(0, 60, {.most_teams = 32});
    compare_on_random_scenarios(0, 60, {.most_teams = max_teams, .most_leaves = 20});
}

TEST_CASE("the engines agree where rounds are empty") {
    const std::string teams =
        "cutline: 1\ncriteria: {x: {points: 60, normalise: rank}, y: 40}\nexpected: {x: 30, "
        "y: 20}\nteams: {a: , b: , c: }\nspread: {noise: 20%}\nrounds:\n";
    for (const std::string rounds :
         {"  r: {drop: 3, final: true}\n  s: {from: {r: out}, keep: 2}\n",
          "  r: {keep: 0}\n  s: {carry: 30%, gates: {g: {measure: x, at_least: 20}}}\n  t: {teams: [a, b], "
          "keep: "
          "1}\n",
          "  r: {gates: {g: {pass: 0%}}, final: true}\n  s: {from: {r: out}, keep: 2, award: {gpu: 4}}\n",
          "  r: {final: true}\n  s: {from: {r: out}, keep: 2, ties: [y]}\n", "  r: {drop: 3}\n"}) {
        INFO(rounds);
        CHECK_FALSE(first_difference(game_of(teams + rounds), 1, 0, 300).has_value());
    }
}

TEST_CASE("the engines agree on fields of every size on every instruction set of this machine") {
    for (const auto name : instruction_sets()) {
        const InstructionSet in_use(name);
        for (const auto teams : field_sizes) {
            INFO(name << ", " << teams << " teams");
            CHECK_FALSE(first_difference(game_of(coarse_field(teams)), 3, 0, 1'500).has_value());
        }
    }
}

TEST_CASE("the engines agree on every scenario that is shipped, and on its variants") {
    for (const auto& file : std::filesystem::directory_iterator(CUTLINE_SCENARIOS)) {
        if (file.path().extension() != ".yaml")
            continue;
        Diagnostics diagnostics;
        const auto document = load_document(file.path().string(), diagnostics);
        std::vector<std::string> variants{"as-is"};
        if (const auto* block = document.find("variants"))
            for (const auto& name : block->keys())
                variants.push_back(name);
        for (const auto& variant : variants) {
            INFO(file.path().filename() << ", variant " << variant);
            const auto game = make_known_game(document, {.variant = variant, .set = {}}, 1);
            CHECK_FALSE(first_difference(game, 1, 0, 1000).has_value());
        }
    }
}

TEST_CASE("the engines agree on trials past 2^32, and past 2^62") {
    const auto game = game_of(random_scenario(3));
    for (const std::uint64_t first :
         {std::uint64_t{1} << 32, (std::uint64_t{1} << 37) - 64, std::uint64_t{1} << 62})
        CHECK_FALSE(first_difference(game, 5, first, first + 128).has_value());
}

TEST_CASE("the engines agree where the totals of some blocks are too large for columns") {
    // 190,005 points and up to 10,000 more: one trial in 2,000 reaches 200,000.
    std::string criteria = "c0: 100";
    std::string weights = "c0: {uniform: [0, 10000]}";
    std::string expected = "c0: 60";
    for (int i = 1; i < 21; ++i) {
        criteria += ", c" + std::to_string(i) + ": 100";
        weights += ", c" + std::to_string(i) + (i == 1 ? ": 5" : ": 10000");
        expected += ", c" + std::to_string(i) + ": 60";
    }
    const auto game = game_of(
        "cutline: 1\ncriteria: {" + criteria + "}\nweights: {" + weights + "}\nexpected: {" + expected +
        "}\nteams: {a: {}, b: {}, c: {}, d: {withdraw: 5%}}\nspread: {strength: 3%, noise: 5%}\nrounds:\n"
        "  one: {keep: 3, gates: {g: {pass: 90%}}}\n  two: {keep: 2, carry: 40%, ties: [c1]}\n");
    CHECK_FALSE(first_difference(game, 1, 0, 6000).has_value());
}

TEST_CASE("the engines agree on every instruction set of this machine") {
    for (const auto name : instruction_sets()) {
        INFO(name);
        const InstructionSet in_use(name);
        for (std::uint64_t number = 0; number < 60; ++number)
            CHECK_FALSE(first_difference(game_of(random_scenario(number)), 11, 0, 100).has_value());
    }
}

TEST_CASE("a difference between the engines would be seen") {
    // The planted fault: another seed in one of them.
    const auto game = game_of("cutline: 1\ncriteria: {x: 100}\nexpected: {x: 50}\nteams: {a: {}, b: {}}\n"
                              "spread: {noise: 5%}\nrounds: {one: {keep: 1}}\n");
    const BatchEngine batch(game, 1);
    const ReferenceEngine reference(game, 2);
    std::size_t different = 0;
    Outcome expected;
    batch.play(0, 320, [&](const OutcomeColumns& columns, std::span<const std::uint64_t> trials) {
        for (std::size_t lane = 0; lane < columns.lanes; ++lane) {
            reference.play(trials[lane], expected);
            different += same(expected, outcome_of(columns, lane, game.roster)) ? 0U : 1U;
        }
    });
    CHECK(different > 0);
}
