#include "support/game_text.hpp"

#include <cutline/analysis/sensitivity_source.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace cutline;
using namespace cutline::test;

namespace {

std::vector<std::string> names(const std::vector<Source>& sources) {
    std::vector<std::string> made;
    for (const auto& source : sources)
        made.push_back(source.name);
    return made;
}

std::vector<std::string> names(const std::string& text, Grain grain = Grain::sources) {
    return names(sensitivity_sources(game_of("cutline: 1\n" + text), grain));
}

/// The name and kind of the only source.
std::string only_source(const std::string& text) {
    const auto sources = sensitivity_sources(game_of("cutline: 1\n" + text));
    REQUIRE(sources.size() == 1);
    return sources[0].name + " " + std::string(source_kinds[static_cast<std::size_t>(*sources[0].kind)]);
}

/// What grouping complains of.
std::string complaint(const std::vector<Source>& sources, const std::vector<SourceGroup>& groups) {
    try {
        (void)grouped(sources, groups);
    } catch (const SourceError& error) {
        return error.what();
    }
    return "";
}

const std::string two_teams = "criteria: {x: 60, y: 40}\nexpected: {x: 30, y: 20}\nteams: {a: {}, b: {}}\n";

const std::string everything =
    "inputs: {bar: {uniform: [90, 110]}, noise: {uniform: [1%, 3%]}, heavy: {uniform: [10, 20]}}\n"
    "criteria: {x: 60, y: {points: 40, resolution: {choice: {1: 50%, 2: 50%}}}}\nexpected: {x: 30, y: 20}\n"
    "weights: {x: {uniform: [50, 60]}, y: $heavy}\n"
    "teams:\n  a: {growth: 0.1%, withdraw: 5%}\n  b: {expected: {x: {uniform: [25, 35]}}}\n  c: {}\n  d: {}\n"
    "spread: {strength: {a: 4%, else: 0}, profile: 3%, growth: 0.1%, form: {uniform: [1%, 2%]}, noise: "
    "$noise}\n"
    "rounds:\n"
    "  one: {date: 2026-01, keep: 3, gates: {g: {pass: 90%}, s: {measure: total, at_least: 40%, of: $bar}}}\n"
    "  two: {date: 2026-07, keep: 2}\n"
    "variants: {kinder: {set: {rounds.one.keep: 4}}}\n"
    "open_rules: {cut: {as-is: 50%, kinder: 50%}}\n";

} // namespace

TEST_CASE("a scenario's sources are those that its trials draw from, by kind") {
    CHECK(names(everything) == std::vector<std::string>{"strength", "profile", "growth", "teams.b.expected.x",
                                                        "weights", "open_rules.cut", "criteria.y.resolution",
                                                        "bar", "gates", "entry", "form", "noise",
                                                        "inputs.noise", "spread.form", "ties"});
}

TEST_CASE("inputs tell strength, profile and growth apart by team") {
    const auto found = names(everything, Grain::inputs);
    CHECK(found[0] == "strength.a"); // the others' strength is certain
    CHECK(found[1] == "profile.a");
    CHECK(found[4] == "profile.d");
    CHECK(found[5] == "growth.a");
}

TEST_CASE("what is certain is no source") {
    CHECK(names(two_teams + "rounds: {r: {keep: 2}}").empty());
    CHECK(names(two_teams + "rounds: {r: {keep: 1, ties: all}}").empty());
    CHECK(names(two_teams +
                "spread: {strength: 0, form: 0%}\nrounds: {r: {teams: {a: 100%, b: 0}, gates: {g: {pass: "
                "100%}}}}")
              .empty());
    CHECK(names(two_teams + "rounds: {r: {award: {gpu: {uniform: [1, 2]}}}}").empty()); // moves no outcome
    CHECK(names(two_teams + "rounds: {r: {carry: {uniform: [10%, 10%]}}}").empty());
    CHECK(names(two_teams +
                "rounds: {r: {}}\nvariants: {v: {set: {rounds.r.keep: 2}}}\nopen_rules: {o: {as-is: 100%}}")
              .empty());
}

TEST_CASE("each source has a kind") {
    const auto of = [](const std::string& rest) { return only_source(two_teams + rest); };
    CHECK(of("spread: {strength: 1%}\nrounds: {r: {}}") == "strength ability");
    CHECK(of("rounds: {r: {teams: {a: 50%, b: 100%}}}") == "entry events");
    CHECK(of("rounds: {r: {gates: {g: {pass: 50%}}}}") == "gates events");
    CHECK(of("rounds: {r: {keep: 1}}") == "ties luck");
    CHECK(of("spread: {noise: 1%}\nrounds: {r: {}}") == "noise luck");
    CHECK(of("weights: {simplex: [x, y]}\nrounds: {r: {}}") == "weights weights");
    CHECK(of("weights: {x: {uniform: [1, 2]}}\nrounds: {r: {}}") == "weights weights");
    CHECK(of("rounds: {r: {at_least: {uniform: [40, 60]}}}") == "rounds.r.at_least rules");
    CHECK(of("variants: {v: {set: {rounds.r.at_least: 50}}}\nopen_rules: {o: {as-is: 50%, v: 50%}}\n"
             "rounds: {r: {}}") == "open_rules.o rules");
}

TEST_CASE("a number that several things hang on is of the first kind among them") {
    CHECK(only_source("inputs: {i: {uniform: [40, 60]}}\ncriteria: {x: 60, y: 40}\nexpected: {x: $i, y: 20}\n"
                      "weights: {x: $i}\nteams: {a: {}, b: {}}\nrounds: {r: {at_least: $i}}") == "i ability");
}

TEST_CASE("a group stands where its first member stood, and holds their streams") {
    const auto sources = sensitivity_sources(game_of("cutline: 1\n" + everything));
    const auto made = grouped(sources, {{"teams", {"growth", "strength"}}, {"mixed", {"noise", "bar"}}});
    CHECK(names(made) == std::vector<std::string>{"teams", "profile", "teams.b.expected.x", "weights",
                                                  "open_rules.cut", "criteria.y.resolution", "mixed", "gates",
                                                  "entry", "form", "inputs.noise", "spread.form", "ties"});
    CHECK(made[0].kind == SourceKind::ability);
    CHECK(made[0].streams == std::vector<StreamFamily>{{"growth"}, {"strength"}});
    CHECK(made[0].holds == std::vector<std::string>{"growth", "strength"});
    CHECK_FALSE(made[6].kind.has_value());
}

TEST_CASE("groups that can't be made are told, with what would be right") {
    const auto sources = sensitivity_sources(game_of("cutline: 1\n" + everything));
    CHECK(complaint(sources, {{"g", {"strenght"}}}) ==
          "the scenario draws from no source 'strenght'; did you mean 'strength'?");
    CHECK(complaint(sources, {{"g", {"form", "form"}}}) == "'form' is twice in group 'g'; name it once");
    CHECK(complaint(sources, {{"g", {"form"}}, {"h", {"form"}}}) ==
          "'form' is in groups 'g' and 'h'; leave it in one");
    CHECK(complaint(sources, {{"noise", {"form", "strength"}}}) ==
          "there are two sources 'noise'; give the group another name");
    CHECK(complaint(sources, {{"g", {"heavy"}}}) ==
          "'heavy' can't be told from the rest of 'weights'; group 'weights' as a whole");
}

TEST_CASE("what evidence bears on is one source, of which no part can be asked for") {
    const std::vector<Source> sources{{.name = "known",
                                       .kind = SourceKind::ability,
                                       .streams = {{"known"}},
                                       .holds = {"strength", "profile"}},
                                      {.name = "noise", .kind = SourceKind::luck, .streams = {{"noise"}}}};
    CHECK(complaint(sources, {{"g", {"strength", "noise"}}}) ==
          "'strength' can't be told from the rest of 'known'; group 'known' as a whole");
    CHECK(names(grouped(sources, {{"all", {"known", "noise"}}})) == std::vector<std::string>{"all"});
}
