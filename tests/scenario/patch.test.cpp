#include <cutline/scenario/json.hpp>
#include <cutline/scenario/patch.hpp>
#include <cutline/scenario/yaml.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace cutline;

namespace {

Node parsed(std::string_view text) {
    Diagnostics diagnostics;
    auto node = parse_yaml(text, "f.yaml", diagnostics);
    for (const auto& diagnostic : diagnostics.all())
        FAIL_CHECK(to_string(diagnostic));
    return node;
}

std::string merged(std::string_view base, std::string_view patch) {
    auto document = parsed(base);
    Diagnostics diagnostics;
    merge(document, parsed(patch), diagnostics);
    return to_json(document);
}

/// The document after `set`, or what is wrong with it.
std::string after_set(std::string_view base, std::string_view path, std::string_view value) {
    auto document = parsed(base);
    const auto before = to_json(document);
    Diagnostics diagnostics;
    set_path(document, path, parse_value(value, {"--set"}, diagnostics), {"--set"}, diagnostics);
    if (diagnostics.all().empty())
        return to_json(document);
    CHECK(to_json(document) == before);
    return to_string(diagnostics.all()[0]);
}

} // namespace

TEST_CASE("maps merge, anything else is replaced, null removes", "[scenario][patch]") {
    CHECK(merged("{a: {x: 1, y: 2}, b: [1, 2], c: w}", "{a: {y: 3, z: 4}, b: [5], c: null}") ==
          R"({"a":{"x":1,"y":3,"z":4},"b":[5]})");
    CHECK(merged("{a: {x: 1}}", "{a: 2}") == R"({"a":2})");
    CHECK(merged("{a: 2}", "{a: {x: 1}}") == R"({"a":{"x":1}})");
    CHECK(merged("{a: [1]}", "{a: {x: 1}}") == R"({"a":{"x":1}})");
}

TEST_CASE("a patched key keeps its place in the order and a new one comes last", "[scenario][patch]") {
    CHECK(merged("{rounds: {r1: {keep: 3}, r2: {keep: 2}}}", "{rounds: {r0: {drop: 1}, r1: {keep: 4}}}") ==
          R"({"rounds":{"r1":{"keep":4},"r2":{"keep":2},"r0":{"drop":1}}})");
}

TEST_CASE("what replaces keeps the place that it was written at", "[scenario][patch]") {
    auto document = parsed("a: 1\nb: {c: 1}");
    Diagnostics diagnostics;
    merge(document, parse_yaml("x: 1\nb: {c: 2}", "patch.yaml", diagnostics), diagnostics);
    CHECK(document.find("a")->place.file == "f.yaml");
    CHECK(document.find("b")->place.file == "f.yaml");
    CHECK(document.find("b")->find("c")->place == Place{"patch.yaml", 2, 8});
}

TEST_CASE("a null in a new block has nothing to remove", "[scenario][patch]") {
    CHECK(merged("{rounds: {}}", "{rounds: {r1: {keep: 3, gates: null, award: {gpu: null}}}, title: null}") ==
          R"({"rounds":{"r1":{"keep":3,"award":{}}}})");
}

TEST_CASE("a distribution is a number and is replaced as a whole", "[scenario][patch]") {
    CHECK(merged("spread: {form: {normal: [2%, 1%], within: [0, 1]}}",
                 "spread: {form: {uniform: [0, 5%]}}") == R"({"spread":{"form":{"uniform":[0,"5%"]}}})");
    CHECK(merged("spread: {form: {normal: [2%, 1%]}}", "spread: {form: {lg: 3%, else: 2%}}") ==
          R"({"spread":{"form":{"lg":"3%","else":"2%"}}})");
    CHECK(merged("spread: {form: {lg: 3%, else: 2%}}", "spread: {form: {normal: [2%, 1%]}}") ==
          R"({"spread":{"form":{"normal":["2%","1%"]}}})");
    CHECK(merged("inputs: {n: {choice: {1: 70%, 2: 30%}}}", "inputs: {n: {choice: {3: 100%}}}") ==
          R"({"inputs":{"n":{"choice":{"3":"100%"}}}})");
    CHECK(merged("inputs: {n: {choice: {1: 70%, 2: 30%}}}", "inputs: {n: 4}") == R"({"inputs":{"n":4}})");
}

TEST_CASE("the bounds of a distribution may be patched alone", "[scenario][patch]") {
    CHECK(merged("spread: {form: {normal: [2%, 1%]}}", "spread: {form: {within: [0, 5%]}}") ==
          R"({"spread":{"form":{"normal":["2%","1%"],"within":[0,"5%"]}}})");
    CHECK(merged("spread: {form: {normal: [2%, 1%], within: [0, 1]}}", "spread: {form: {within: null}}") ==
          R"({"spread":{"form":{"normal":["2%","1%"]}}})");
}

TEST_CASE("a team or criterion called like a distribution is no distribution", "[scenario][patch]") {
    CHECK(merged("expected: {beta: 3, x: 1}", "expected: {beta: 4}") == R"({"expected":{"beta":4,"x":1}})");
    CHECK(merged("rounds: {r: {published: {best: {beta: [a, b], x: c}}}}",
                 "rounds: {r: {published: {best: {x: a}}}}") ==
          R"({"rounds":{"r":{"published":{"best":{"beta":["a","b"],"x":"a"}}}}})");
}

TEST_CASE("uncertain weights are replaced as a whole, their conditions merge", "[scenario][patch]") {
    constexpr auto base = "weights: {dirichlet: {a: 40, b: 60}, concentration: 100}";
    CHECK(merged(base, "weights: {dirichlet: {a: 1}}") == R"({"weights":{"dirichlet":{"a":1}}})");
    CHECK(merged(base, "weights: {simplex: [a, b]}") == R"({"weights":{"simplex":["a","b"]}})");
    CHECK(merged(base, "weights: {a: 30}") == R"({"weights":{"a":30}})");
    CHECK(merged(base, "weights: {concentration: 50, order: [a, b]}") ==
          R"({"weights":{"dirichlet":{"a":40,"b":60},"concentration":50,"order":["a","b"]}})");
    CHECK(merged(base, "weights: {within: {a: [30, 50]}}") ==
          R"({"weights":{"dirichlet":{"a":40,"b":60},"concentration":100,"within":{"a":[30,50]}}})");
    CHECK(merged("weights: {a: 1, b: 2}", "weights: {simplex: [a, b]}") ==
          R"({"weights":{"simplex":["a","b"]}})");
    CHECK(merged("weights: {a: 1, b: 2}", "weights: {b: 3}") == R"({"weights":{"a":1,"b":3}})");
    CHECK(merged("rounds: {r: {weights: {simplex: [a, b]}}}", "rounds: {r: {weights: {a: 1}}}") ==
          R"({"rounds":{"r":{"weights":{"a":1}}}})");
}

TEST_CASE("a criterion's short form is expanded where a map patches it", "[scenario][patch]") {
    CHECK(merged("criteria: {expert: 35}", "criteria: {expert: {resolution: 0.1}}") ==
          R"({"criteria":{"expert":{"points":35,"resolution":0.1}}})");
    CHECK(merged("criteria: {b: {parts: {x: 10, y: 20}}}", "criteria: {b: {parts: {x: {resolution: 1}}}}") ==
          R"({"criteria":{"b":{"parts":{"x":{"points":10,"resolution":1},"y":20}}}})");
    CHECK(merged("criteria: {expert: {points: 35, resolution: 0.1}}", "criteria: {expert: 30}") ==
          R"({"criteria":{"expert":30}})");
}

TEST_CASE("a variant's set is a patch itself and keeps its nulls", "[scenario][patch]") {
    CHECK(
        merged("variants: {v: {title: T, set: {rounds.r.keep: 2, weights: {a: 1}}}}",
               "variants: {v: {set: {rounds.r.gates: null, weights: {b: null}}}, w: {set: {title: null}}}") ==
        R"({"variants":{"v":{"title":"T","set":{"rounds.r.keep":2,"weights":{"b":null},"rounds.r.gates":null}},)"
        R"("w":{"set":{"title":null}}}})");
}

TEST_CASE("a path sets what it leads to", "[scenario][patch]") {
    CHECK(after_set("rounds: {r: {keep: 3}}", "rounds.r.keep", "4") == R"({"rounds":{"r":{"keep":4}}})");
    CHECK(after_set("rounds: {r: {keep: 3}}", "rounds.r.keep", "") == R"({"rounds":{"r":{}}})");
    CHECK(after_set("rounds: {r: {keep: 3}}", "rounds.r", "{drop: 1, keep: null}") ==
          R"({"rounds":{"r":{"drop":1}}})");
    CHECK(after_set("criteria: {e: 35}", "criteria.e.resolution", "0.1") ==
          R"({"criteria":{"e":{"points":35,"resolution":0.1}}})");
    CHECK(after_set("spread: {form: {normal: [0, 1]}}", "spread.form", "{within: [0, 1]}") ==
          R"({"spread":{"form":{"normal":[0,1],"within":[0,1]}}})");
    CHECK(after_set("weights: {dirichlet: {a: 1, b: 2}}", "weights.dirichlet.b", "3") ==
          R"({"weights":{"dirichlet":{"a":1,"b":3}}})");
    CHECK(after_set("variants: {v: {set: {}}}", "variants.v.set.rounds.r.keep", "") ==
          R"({"variants":{"v":{"set":{"rounds.r.keep":null}}}})");
}

TEST_CASE("a path makes the maps that are missing, and a new id at its end", "[scenario][patch]") {
    CHECK(after_set("cutline: 1", "spread.form", "2%") == R"({"cutline":1,"spread":{"form":"2%"}})");
    CHECK(after_set("spread:", "spread.form", "2%") == R"({"spread":{"form":"2%"}})");
    CHECK(after_set("teams: {a: {}}", "teams.b", "{growth: 1%, name: null}") ==
          R"({"teams":{"a":{},"b":{"growth":"1%"}}})");
    CHECK(after_set("teams: {a: {}}", "teams.a.expected.x", "3") ==
          R"({"teams":{"a":{"expected":{"x":3}}}})");
    CHECK(after_set("rounds: {r: {}}", "rounds.r.gates.g", "{pass: 98%}") ==
          R"({"rounds":{"r":{"gates":{"g":{"pass":"98%"}}}}})");
    CHECK(after_set("rounds: {r: {}}", "rounds.r.criteria.x.resolution", "1") ==
          R"({"rounds":{"r":{"criteria":{"x":{"resolution":1}}}}})");
}

TEST_CASE("a path through an unknown id offers the nearest", "[scenario][patch]") {
    constexpr auto base =
        "rounds: {stage1: {gates: {independence: {pass: 1}}}, stage2: {keep: 2}}\n"
        "criteria: {b: {parts: {nia: 10, global: 20}}}\nteams: {lg: {}, skt: {}}\nopen_rules: {}";
    CHECK(after_set(base, "rounds.stag2.keep", "3") ==
          "--set: error: no round 'stag2'; did you mean 'stage2'?");
    CHECK(after_set(base, "rounds.stage1.gates.independance.pass", "3") ==
          "--set: error: no gate 'independance'; did you mean 'independence'?");
    CHECK(after_set(base, "criteria.b.parts.nix.points", "3") ==
          "--set: error: no part 'nix'; did you mean 'nia'?");
    CHECK(after_set(base, "criteria.c1.points", "3") == "--set: error: no criterion 'c1'; known: b");
    CHECK(after_set(base, "teams.motif.growth", "3") == "--set: error: no team 'motif'; known: lg, skt");
    CHECK(after_set(base, "inputs.x.within", "[0, 1]") ==
          "--set: error: no input 'x'; set 'inputs.x' as a whole to add it");
    CHECK(after_set(base, "open_rules.cuts.as-is", "1") ==
          "--set: error: no open rule 'cuts'; set 'open_rules.cuts' as a whole to add it");
}

TEST_CASE("removing what isn't there is a slip of the pen", "[scenario][patch]") {
    constexpr auto base = "title: T\nrounds: {stage1: {gates: {}, keep: 1}}";
    CHECK(after_set(base, "rounds.stage1.gate", "") ==
          "--set: error: there is no 'gate' in 'rounds.stage1' to remove; did you mean 'gates'?");
    CHECK(after_set(base, "rounds.stage2", "") ==
          "--set: error: there is no round 'stage2' to remove; did you mean 'stage1'?");
    CHECK(after_set(base, "titl", "") == "--set: error: there is no 'titl' to remove; did you mean 'title'?");
    CHECK(after_set(base, "spread.form", "~") ==
          "--set: error: there is no 'spread' to remove; known: title, rounds");

    Diagnostics diagnostics;
    auto document = parsed(base);
    Node nothing;
    nothing.place = {"g.yaml", 3, 9};
    set_path(document, "titl", nothing, {"g.yaml", 3, 2}, diagnostics);
    CHECK(diagnostics.all().at(0).place == Place{"g.yaml", 3, 9});
}

TEST_CASE("no path leads into a list or a word", "[scenario][patch]") {
    constexpr auto base = "rounds: {r: {teams: [a, b], keep: 3}}\nspread: {form: 2%}";
    CHECK(after_set(base, "rounds.r.teams.a", "1") ==
          "--set: error: 'rounds.r.teams' is a list: no path leads into it; set 'rounds.r.teams' as a whole");
    CHECK(after_set(base, "rounds.r.keep.x.y", "1") == "--set: error: 'rounds.r.keep' is the number 3: no "
                                                       "path leads into it; set 'rounds.r.keep' as a whole");
    CHECK(
        after_set(base, "spread.form.lg", "1") ==
        "--set: error: 'spread.form' is the number 2%: no path leads into it; set 'spread.form' as a whole");
}

TEST_CASE("a path is names between dots", "[scenario][patch]") {
    CHECK(after_set("a: 1", "", "1") ==
          "--set: error: the path is empty; write a path such as rounds.stage2.keep");
    for (const auto* path : {".", "a.", ".a", "a..b"})
        CHECK(after_set("a: 1", path, "1") == "--set: error: a name is missing in the path '" +
                                                  std::string{path} + "'; write one name between two dots");
    CHECK(after_set("a: 1", "extends", "b.yaml") ==
          "--set: error: 'extends' can't be patched; write it at the top of the file");
    std::string deep = "x";
    for (int i = 0; i < 100'000; ++i)
        deep += ".x";
    CHECK(after_set("a: 1", deep, "1").find("leads more than 32 levels deep; patch a block higher up") !=
          std::string::npos);
}
