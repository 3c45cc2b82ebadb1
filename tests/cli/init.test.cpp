#include "support/program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace {

using cutline::test::contents;
using cutline::test::Folder;
using cutline::test::run_program;
using nlohmann::json;

TEST_CASE("a first scenario passes the check without a warning and can be played") {
    for (const std::string language : {"en", "ko"}) {
        const Folder folder;
        REQUIRE(run_program({"init", "--lang", language}, folder.path("")).status == 0);
        CHECK(contents(folder.path("scenario.yaml"))
                  .starts_with("# yaml-language-server: $schema=scenario.schema.json\n"));
        CHECK(contents(folder.path("scenario.schema.json")) == run_program({"schema"}).output);

        const auto checked = run_program({"check", "scenario.yaml"}, folder.path(""));
        CHECK(checked.status == 0);
        CHECK(checked.errors.empty());
        const auto compared =
            run_program({"compare", "scenario.yaml", "--all-variants", "--trials", "1000"}, folder.path(""));
        CHECK(compared.status == 0);
        CHECK(compared.errors.empty());
    }
}

TEST_CASE("the Korean first scenario is the English one but for its words") {
    const Folder folder;
    const auto played = [&](const std::string& language) {
        const auto file = folder.path(language + ".yaml");
        CHECK(run_program({"init", file, "--lang", language, "--quiet"}).status == 0);
        return json::parse(run_program({"run", file, "--trials", "1000", "--format", "json"}).output);
    };
    const auto english = played("en");
    const auto korean = played("ko");
    CHECK(english["digest"] == korean["digest"]);
    CHECK(english["teams"]["harbour"]["name"] == "Harbour Consortium");
    CHECK(korean["teams"]["harbour"]["name"] == "항구 컨소시엄");
}

TEST_CASE("a first scenario takes no file's place unless it is told to") {
    const Folder folder;
    const auto file = folder.write("regions.yaml", "mine");
    const auto refused = run_program({"init", file});
    CHECK(refused.status == 2);
    CHECK(refused.errors.find("--force") != std::string::npos);
    CHECK(contents(file) == "mine");
    CHECK(folder.files() == std::vector<std::string>{"regions.yaml"});

    CHECK(run_program({"init", file, "--force", "--quiet"}).status == 0);
    CHECK(contents(file).find("cutline: 1") != std::string::npos);
}

TEST_CASE("a schema that is there already stays as it is and is told of") {
    const Folder folder;
    const auto schema = folder.write("scenario.schema.json", "{}");
    const auto ended = run_program({"init", folder.path("a.yaml")});
    CHECK(ended.status == 0);
    CHECK(contents(schema) == "{}");
    CHECK(ended.errors.find("cutline schema --output ") != std::string::npos);
    CHECK(run_program({"init", schema, "--force"}).status == 2);
    CHECK(contents(schema) == "{}");
}

TEST_CASE("a schema that has no place is told before the first scenario is written") {
    const Folder folder;
    std::filesystem::create_directory(folder.path("scenario.schema.json"));
    const auto ended = run_program({"init", folder.path("지역.yaml")});
    CHECK(ended.status == 2);
    CHECK(ended.errors.find("'" + folder.path("scenario.schema.json") +
                            "' is no file, but the schema for editors goes there; rename it, or") !=
          std::string::npos);
    CHECK(folder.files() == std::vector<std::string>{"scenario.schema.json"});
}

TEST_CASE("a first scenario that can't be written leaves nothing behind") {
    const Folder folder;
    CHECK(run_program({"init", folder.path("nowhere/a.yaml")}).status == 1);
    CHECK(folder.files().empty());
}

} // namespace
