#include <cutline/scenario/document.hpp>
#include <cutline/scenario/json.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace cutline;

namespace {

Node document_of(std::string_view text) {
    Diagnostics diagnostics;
    auto document = load_document_text(text, "f.yaml", diagnostics);
    for (const auto& diagnostic : diagnostics.all())
        FAIL_CHECK(to_string(diagnostic));
    return document;
}

std::string json_of(std::string_view text) {
    return to_json(document_of(text));
}
std::string digest_of(std::string_view text) {
    return digest(resolved(document_of(text)));
}

constexpr std::string_view sample = R"(cutline: 1
title: "따옴표 \" 와 줄\n바꿈"
description: 1.50
sources: {s1: {title: 기사, date: 2026-06-01}}
criteria:
  benchmark: {name: 벤치마크, parts: {nia: 10.0, other: 30}}
  name: 60
teams:
  lg: {name: LG AI연구원, expected: {nia: 9.2, name: 1e1}, source: s1}
  note: {withdraw: 1%}
rounds:
  r1:
    date: 2026-01-15
    drop: 1
    published: {mean: {nia: 9.0, other: 25.50}, exits: {note: cut}, note: printed}
  r2: {keep: 2, final: true, name: 2차}
spread: {form: {normal: [2%, 1%], note: a guess}}
variants:
  v: {title: T, set: {rounds.r2.keep: 3, rounds.r2.name: 1.0, rounds.r1.gates: null}}
  unused: {set: {title: x}}
open_rules: {rule: {as-is: 60%, v: 40%}}
run: {trials: 1000}
)";

} // namespace

TEST_CASE("plain numbers become the shortest JSON numbers", "[scenario][json]") {
    CHECK(json_of("a: [40.0, 40, 4e1, 0.10, -0.0, .5, +3, 1e3, 1e22, 1e-7]") ==
          R"({"a":[40,40,40,0.1,0,0.5,3,1000,1e+22,1e-07]})");
}

TEST_CASE("percentages, words and quoted numbers stay strings", "[scenario][json]") {
    CHECK(json_of("a: [3%, '3%', '40', 010, NO, yes, 2026-08, $x, .nan, true, false, 'true', ~, '~']") ==
          R"({"a":["3%","3%","40","010","NO","yes","2026-08","$x",".nan",true,false,"true",null,"~"]})");
}

TEST_CASE("published numbers keep their printed digits", "[scenario][json]") {
    CHECK(json_of("rounds: {r: {keep: 3.0, published: {mean: {a: 25.0, b: 25, c: 9.2}}}}") ==
          R"({"rounds":{"r":{"keep":3,"published":{"mean":{"a":"25.0","b":25,"c":9.2}}}}})");
}

TEST_CASE("a label is text even where it looks like a number", "[scenario][json]") {
    CHECK(json_of("title: 1.50\nteams: {a: {name: 007}}\ncriteria: {name: 1.50}") ==
          R"({"title":"1.50","teams":{"a":{"name":"007"}},"criteria":{"name":1.5}})");
}

TEST_CASE("labels are left out of the digest, ids called like labels are not", "[scenario][json]") {
    CHECK(to_json(without_labels(resolved(document_of(sample)))) ==
          R"({"cutline":1,"criteria":{"benchmark":{"parts":{"nia":10,"other":30}},"name":60},)"
          R"("teams":{"lg":{"expected":{"nia":9.2,"name":10}},"note":{"withdraw":"1%"}},)"
          R"("rounds":{"r1":{"date":"2026-01-15","drop":1,"published":{"mean":{"nia":"9.0","other":"25.50"},)"
          R"("exits":{"note":"cut"}}},"r2":{"keep":2,"final":true}},)"
          R"("spread":{"form":{"normal":["2%","1%"]}},)"
          R"("variants":{"v":{"set":{"rounds.r2.keep":3,"rounds.r1.gates":null}}},)"
          R"("open_rules":{"rule":{"as-is":"60%","v":"40%"}}})");
}

TEST_CASE("the JSON of a scenario is a scenario with the same JSON and digest", "[scenario][json]") {
    const auto once = resolved(document_of(sample));
    const auto twice = resolved(document_of(to_json(once)));
    CHECK(to_json(twice) == to_json(once));
    CHECK(digest(twice) == digest(once));
}

TEST_CASE("the digest is the SHA-256 of the JSON", "[scenario][json]") {
    // printf '{"cutline":1}' | sha256sum
    CHECK(digest_of("cutline: 1\ntitle: any") ==
          "sha256:1771079cc0dac6a75667facde313645d09895359567cf177d565287bdc8d3b82");
}

TEST_CASE("the digest changes with what is played and with nothing else", "[scenario][json]") {
    const auto same =
        digest_of("cutline: 1\nteams: {a: {growth: 0.5}}\nrounds: {r: {keep: 2}, s: {keep: 1}}");
    CHECK(same == digest_of("# a comment\ncutline: 1.0\ntitle: T\nteams:\n  a: {name: A, growth: 5e-1}\n"
                            "rounds: {r: {keep: 2, note: n}, s: {keep: 1}}\nrun: {seed: 3}"));
    CHECK(same != digest_of("cutline: 1\nteams: {a: {growth: 0.5}}\nrounds: {s: {keep: 1}, r: {keep: 2}}"));
    CHECK(same != digest_of("cutline: 1\nteams: {a: {growth: 0.6}}\nrounds: {r: {keep: 2}, s: {keep: 1}}"));
}
