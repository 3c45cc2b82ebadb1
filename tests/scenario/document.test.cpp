#include <cutline/scenario/document.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/scenario/yaml.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

using namespace cutline;

namespace {

/// A folder of scenario files for one test.
class Folder {
  public:
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "cutline-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::string write(const std::string& name, std::string_view text) const {
        const auto path = path_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << text;
        return path.string();
    }
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

std::string complaints(const Diagnostics& diagnostics) {
    std::string lines;
    for (const auto& diagnostic : diagnostics.all())
        lines += (lines.empty() ? "" : "\n") + to_string(diagnostic);
    return lines;
}

std::string loaded(const std::string& path) {
    Diagnostics diagnostics;
    const auto document = load_document(path, diagnostics);
    return diagnostics.has_errors() ? complaints(diagnostics) : to_json(document);
}

Node document_of(std::string_view text) {
    Diagnostics diagnostics;
    auto document = load_document_text(text, "f.yaml", diagnostics);
    CHECK(complaints(diagnostics).empty());
    return document;
}

std::string rule_complaints(std::string_view text) {
    Diagnostics diagnostics;
    (void)read_open_rules(document_of(text), diagnostics);
    return complaints(diagnostics);
}

} // namespace

TEST_CASE("a file's own keys patch the file that it extends, then its set applies", "[scenario][document]") {
    const Folder folder;
    folder.write("base/base.yaml",
                 "cutline: 1\ntitle: B\nspread: {form: 1%, noise: 1%}\nset: {spread.form: 2%}");
    const auto child = folder.write("child.yaml", "extends: base/base.yaml\ntitle: C\nspread: {noise: null}\n"
                                                  "set: {rounds.r: {keep: 2}, spread.form: 3%}");
    CHECK(loaded(child) == R"({"cutline":1,"title":"C","spread":{"form":"3%"},"rounds":{"r":{"keep":2}}})");
}

TEST_CASE("extends is looked up from the folder of the file that says it", "[scenario][document]") {
    const Folder folder;
    folder.write("a/top.yaml", "x: 1");
    folder.write("a/b/mid.yaml", "extends: ../top.yaml\ny: 2");
    CHECK(loaded(folder.write("c.yaml", "extends: a/b/mid.yaml\nz: 3")) == R"({"x":1,"y":2,"z":3})");
}

TEST_CASE("places name the file that a value came from", "[scenario][document]") {
    const Folder folder;
    const auto base = folder.write("base.yaml", "a: 1\nb: 2");
    const auto child = folder.write("child.yaml", "extends: base.yaml\nb: 3\nset: {c: 4}");
    Diagnostics diagnostics;
    const auto document = load_document(child, diagnostics);
    CHECK(document.find("a")->place == Place{base, 1, 4});
    CHECK(document.find("b")->place == Place{child, 2, 4});
    CHECK(document.find_entry("c")->key_place == Place{child, 3, 7});
}

TEST_CASE("a path that can't be read says why", "[scenario][document]") {
    const Folder folder;
    const auto missing = folder / "none.yaml";
    CHECK(loaded(missing) ==
          missing + ": error: can't read '" + missing + "': No such file or directory; check the path");
    const auto itself = (folder / "");
    CHECK(loaded(itself) == itself + ": error: can't read '" + itself + "': it is a folder; check the path");
    const auto large = folder.write("large.yaml", std::string(10'000'000, ' '));
    CHECK(loaded(large) ==
          large + ": error: can't read '" + large + "': it is larger than 4 MiB; check the path");
    const auto child = folder.write("child.yaml", "title: 한글\nextends: none.yaml");
    CHECK(loaded(child) ==
          child + ":2:10: error: can't read '" + missing + "': No such file or directory; check the path");
    CHECK(loaded("/dev/zero").find("it is larger than 4 MiB") != std::string::npos);
    CHECK(loaded("").find("can't read ''") != std::string::npos);
    CHECK(loaded(std::string(10'000, 'x')).find("File name too long") != std::string::npos);
}

TEST_CASE("files that extend themselves are refused", "[scenario][document]") {
    const Folder folder;
    const auto self = folder.write("self.yaml", "extends: ./self.yaml");
    CHECK(loaded(self) == self + ":1:10: error: a file can't extend itself; name another file, or remove it");
    const auto a = folder.write("a.yaml", "extends: b.yaml");
    const auto b = folder.write("b.yaml", "extends: a.yaml");
    CHECK(loaded(a) == b + ":1:10: error: the files extend one another in a circle: " + a + " → " + b +
                           " → " + a + "; remove one 'extends'");
}

TEST_CASE("sixteen files may extend one another, seventeen may not", "[scenario][document]") {
    const Folder folder;
    folder.write("f1.yaml", "x: 1");
    for (int i = 2; i <= 17; ++i)
        folder.write("f" + std::to_string(i) + ".yaml", "extends: f" + std::to_string(i - 1) + ".yaml");
    CHECK(loaded(folder / "f16.yaml") == R"({"x":1})");
    const auto message = loaded(folder / "f17.yaml");
    CHECK(message.find("f2.yaml:1:10: error: more than 16 files extend one another: ") != std::string::npos);
    CHECK(message.find("f17.yaml → ") != std::string::npos);
}

TEST_CASE("extends and set have one form each", "[scenario][document]") {
    Diagnostics diagnostics;
    (void)load_document_text("extends: [a]", "f.yaml", diagnostics);
    (void)load_document_text("제목: 1\nset: [a]", "f.yaml", diagnostics);
    (void)load_document_text("rounds: {r: {}}\nset: {한글: 1, rounds.final.keep: 2}", "f.yaml", diagnostics);
    CHECK(complaints(diagnostics) ==
          "f.yaml:1:10: error: 'extends' names one file, not a list; write extends: other.yaml\n"
          "f.yaml:2:6: error: 'set' maps paths to values, but here is a list; write set: "
          "{rounds.stage2.keep: 3}\n"
          "f.yaml:2:14: error: no round 'final'; known: r");
}

TEST_CASE("a variant is its patches applied in order", "[scenario][document]") {
    const auto document =
        document_of("rounds: {r: {keep: 3, gates: {g: {}}}}\n"
                    "variants: {v: {set: {rounds.r.keep: 2, rounds.r.gates: null}}, w: {title: T}}");
    Diagnostics diagnostics;
    CHECK(to_json(*apply_variant(document, "v", diagnostics).find("rounds")) == R"({"r":{"keep":2}})");
    CHECK(to_json(apply_variant(document, "as-is", diagnostics)) == to_json(document));
    CHECK(to_json(apply_variant(document, "w", diagnostics)) == to_json(document));
    CHECK(complaints(diagnostics).empty());
}

TEST_CASE("a variant that isn't there or isn't one is refused", "[scenario][document]") {
    const auto document = document_of("variants: {three-cuts: {set: {rounds.r.keep: 2}}, x: 3, y: {set: 4}}");
    Diagnostics diagnostics;
    (void)apply_variant(document, "three-cut", diagnostics, {"--variant"});
    (void)apply_variant(document, "x", diagnostics);
    (void)apply_variant(document, "y", diagnostics);
    (void)apply_variant(document, "three-cuts", diagnostics);
    CHECK(complaints(diagnostics) ==
          "--variant: error: no variant 'three-cut'; did you mean 'three-cuts'?\n"
          "f.yaml:1:54: error: a variant is a map, not the number 3; write {set: {rounds.stage2.keep: 3}}\n"
          "f.yaml:1:66: error: 'set' maps paths to values, but here is the number 4; write set: "
          "{rounds.stage2.keep: 3}\n"
          "f.yaml:1:31: error: no round 'r'; set 'rounds.r' as a whole to add it");
}

TEST_CASE("open rules are read with exact chances", "[scenario][document]") {
    Diagnostics diagnostics;
    const auto rules = read_open_rules(document_of("variants: {v: {}, w: {}}\nopen_rules:\n"
                                                   "  cuts: {as-is: 70%, v: '30%', note: guessed}\n"
                                                   "  fields: {as-is: 0.1, v: 0.2, w: 0.7}"),
                                       diagnostics);
    CHECK(complaints(diagnostics).empty());
    REQUIRE(rules.size() == 2);
    CHECK(rules[0].name == "cuts");
    CHECK(rules[0].choices == std::vector<std::pair<std::string, double>>{{"as-is", 0.7}, {"v", 0.3}});
    CHECK(rules[1].choices.size() == 3);
    CHECK(read_open_rules(document_of("a: 1"), diagnostics).empty());
}

TEST_CASE("an open rule that can't be settled is refused", "[scenario][document]") {
    const std::string variants = "variants: {one: {}}\nopen_rules: ";
    CHECK(
        rule_complaints(variants + "3") ==
        "f.yaml:2:13: error: 'open_rules' is a map, not the number 3; write open_rules: {name: {as-is: 60%, "
        "some-variant: 40%}}");
    CHECK(rule_complaints(variants + "{r: 60%}") == "f.yaml:2:17: error: an open rule is a map of variants "
                                                    "to chances, not the number 60%; write {as-is: 60%, "
                                                    "some-variant: 40%}");
    CHECK(rule_complaints(variants + "{r: {as-is: 60%, on: 40%}}") ==
          "f.yaml:2:30: error: no variant 'on'; did you mean 'one'?");
    CHECK(rule_complaints(variants + "{r: {as-is: 60, one: -0.1}}") ==
          "f.yaml:2:25: error: a chance of 60 is not within 0% to 100%; write 60%\n"
          "f.yaml:2:34: error: a chance of -0.1 is not within 0% to 100%; write 60% or 0.6");
    CHECK(rule_complaints(variants + "{r: {as-is: .nan, one: [1]}}") ==
          "f.yaml:2:25: error: a chance is a number, not the word '.nan'; write 60% or 0.6\n"
          "f.yaml:2:36: error: a chance is a number, not a list; write 60% or 0.6");
    CHECK(rule_complaints(variants + "{r: {as-is: 60%, one: 30%}}") ==
          "f.yaml:2:14: error: the chances of 'r' sum to 90%; make them sum to 100%");
    CHECK(rule_complaints(variants + "{r: {}}") ==
          "f.yaml:2:14: error: the chances of 'r' sum to 0%; make them sum to 100%");
}

TEST_CASE("4,096 combinations of open rules are not too many, 8,192 are", "[scenario][document]") {
    std::string text = "variants: {v: {}}\nopen_rules:\n";
    for (int i = 0; i < 12; ++i)
        text += "  r" + std::to_string(i) + ": {as-is: 50%, v: 50%}\n";
    CHECK(rule_complaints(text).empty());
    CHECK(rule_complaints(text + "  last: {as-is: 50%, v: 50%}\n") ==
          "f.yaml:2:1: error: the open rules have 8192 combinations; at most 4096 can be played; settle some "
          "rules");
    for (int i = 12; i < 1000; ++i)
        text += "  r" + std::to_string(i) + ": {as-is: 50%, v: 50%}\n";
    CHECK(rule_complaints(text).find("the open rules have 1.07e+301 combinations") !=
          std::string::npos); // 2^1000
}

TEST_CASE("a resolved document keeps only what its open rules name", "[scenario][document]") {
    const auto document = document_of("cutline: 1\nrun: {trials: 10}\nvariants: {v: {}, w: {}}\n"
                                      "open_rules: {r: {as-is: 50%, v: 50%}}");
    CHECK(to_json(resolved(document)) ==
          R"({"cutline":1,"variants":{"v":{}},"open_rules":{"r":{"as-is":"50%","v":"50%"}}})");
    CHECK(to_json(resolved(document_of("cutline: 1\nvariants: {v: {}}"))) == R"({"cutline":1})");
}

TEST_CASE("a change can't touch a round that has published results, but may remove them") {
    const auto told = [](const std::string& set) {
        Diagnostics diagnostics;
        const auto document =
            load_document_text("cutline: 1\nrounds: {held: {keep: 2, published: {}}, next: {keep: 1}}\n"
                               "variants: {v: {set: {" +
                                   set + "}}}\n",
                               "t", diagnostics);
        (void)apply_changes(document, {.variant = "v", .set = {}}, diagnostics);
        return diagnostics.all().empty() ? std::string{} : to_string(diagnostics.all()[0]);
    };
    const std::string refused =
        "error: round 'held' has published results, so a change can't touch it; change "
        "only rounds that have none, or ask what if they had been held so: --counterfactual";
    CHECK(told("rounds.held.keep: 1") == "t:3:22: " + refused);
    CHECK(told("rounds: {held: {keep: 1}}") == "t:3:22: " + refused);
    CHECK(told("rounds.next.keep: 2").empty());
    CHECK(told("rounds: {next: {keep: 2}}").empty());
    CHECK(told("rounds.held.published: null").empty());
}
