#include "cli/saved_runs.hpp"

#include <cutline/random/digest.hpp>
#include <cutline/report/html.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>

namespace {

namespace fs = std::filesystem;

using namespace saved_runs;

std::map<std::string, std::string> files_in(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = contents(entry.path().string());
    return files;
}

/// Runs the command that a manifest names, in its folder.
Ended repeated(const std::string& folder) {
    const auto command = json_of(folder + "/manifest.json")["command"].get<std::string>();
    REQUIRE(command.starts_with("cutline "));
    const auto output = folder + "/../again";
    const auto status = std::system(("cd '" + folder + "' && '" CUTLINE_PROGRAM "'" + command.substr(7) +
                                     " --format json --quiet >'" + output + "'")
                                        .c_str());
    return {WEXITSTATUS(status), contents(output), {}};
}

} // namespace

TEST_CASE("a saved run holds its scenario and result and says what each file is") {
    const Place place;
    const auto folder = place.saved();
    const auto result = json_of(folder + "/result.json");
    const auto digest = result["digest"].get<std::string>();
    CHECK(folder == place.results + "/four/" + digest.substr(7, 12) + "-1-1000");

    const auto manifest = json_of(folder + "/manifest.json");
    CHECK(manifest["digest"] == digest);
    CHECK(manifest["command"] == "cutline run scenario.yaml --trials 1000 --seed 1");
    auto files = files_in(folder);
    for (const auto& [name, text] : files) {
        INFO(name);
        CHECK(text.find(place.folder.path("")) == std::string::npos); // no path of the machine
        CHECK(text.find(fs::current_path().string()) == std::string::npos);
    }
    REQUIRE(files.erase("manifest.json") == 1);
    CHECK(manifest["files"].size() == files.size());
    for (const auto& [name, text] : files)
        CHECK(manifest["files"][name]["sha256"] == cutline::sha256_hex(text));
    const auto run = [&](const char* format) {
        return run_program({"run", place.file, "--trials", "1000", "--format", format}).output;
    };
    CHECK(files["result.json"] == run("json"));
    CHECK(files["survival.csv"] == run("csv"));
    CHECK(files["survival.md"] == run("md"));
    CHECK(files["table.txt"] == run("table"));
    CHECK(files["curves.svg"].find("LG AI연구원") != std::string::npos);
    CHECK(fs::directory_iterator(place.results + "/four") != fs::directory_iterator{});
    CHECK(std::ranges::distance(fs::directory_iterator(place.results + "/four"), fs::directory_iterator{}) ==
          1);
}

TEST_CASE("the scenario of a saved run gives the same digest and numbers") {
    const Place place;
    for (const auto& more :
         {Words{}, Words{"--variant", "two-cuts", "--seed", "7"},
          Words{"--seed", "2", "--set", "teams.lg.name=엘지 '인공지능'"},
          Words{"--confidence", "90%", "--design", "--set", "spread.noise={uniform: [2%, 4%]}"}}) {
        const auto folder = place.saved(more);
        const auto result = json_of(folder + "/result.json");
        const auto again = Json::parse(run_program({"run", folder + "/scenario.yaml", "--trials", "1000",
                                                    "--seed", result["seed"].dump(), "--format", "json"})
                                           .output);
        CHECK(again["digest"] == result["digest"]);
        CHECK(again["scenario"] == result["scenario"]);
        for (const auto& [id, team] : result["teams"].items())
            CHECK(again["teams"][id]["final"]["count"] == team["final"]["count"]);
    }
}

TEST_CASE("the command of a manifest gives the result again to the last byte") {
    const Place place;
    const auto held =
        std::string{CUTLINE_SCENARIOS} + "/sovereign-ai-2026-06.yaml"; // what is published has taught
    const auto saved = [&](Words words) {
        words.insert(words.begin(), {"run", held, "--trials", "2000", "--save", "--results", place.results});
        const auto ended = run_program(words);
        REQUIRE(ended.status == 0);
        return told_folder(ended);
    };
    const std::vector<std::string> folders{
        place.saved({"--variant", "two-cuts", "--set", "teams.lg.name=A 'B' $C"}),
        place.saved({"--design"}),
        place.saved({"--precision", "1%", "--trials", "100000"}),  // ends after a batch
        place.saved({"--precision", "0.01%", "--trials", "3000"}), // isn't reached
        saved({}),
        saved({"--variant", "weights-equal", "--seed", "3"}),
        saved({"--set", "rounds.stage1.gates=", "--counterfactual"})};
    for (const auto& folder : folders) {
        INFO(folder);
        const auto again = repeated(folder);
        CHECK(again.status == 0);
        CHECK(again.output == contents(folder + "/result.json"));
    }
}

TEST_CASE("saving a run again changes nothing and says so") {
    const Place place;
    const auto folder = place.saved();
    const auto before = files_in(place.results);
    const auto again = place.save({"--threads", "1"});
    CHECK(again.status == 0);
    CHECK(again.errors == "saved before, the same result: " + folder + "\n");
    CHECK(files_in(place.results) == before);
    CHECK(place.save({"--quiet"}).errors.empty());
}

TEST_CASE("another command line that leads to the same result is no other result") {
    const Place place;
    const auto told = "saved before, the same result: " + place.saved() + "\n";
    const auto before = files_in(place.results);
    CHECK(place.save({"--set", "rounds.stage2.keep=3"}).errors == told);
    CHECK(place.save({"--set", "rounds.stage2.keep=3.0", "--set", "teams.lg.name=LG AI연구원"}).errors ==
          told);
    CHECK(place.save({"--variant", "as-is"}).errors == told);
    CHECK(place.save({"--precision", "0.01%"}).errors.ends_with(told)); // isn't reached in as many trials
    CHECK(place.save({"--lang", "ko"}).errors == told);
    CHECK(files_in(place.results) == before);
}

TEST_CASE("runs that differ never share a folder") {
    const Place place;
    std::vector<std::string> folders{place.saved(),
                                     place.saved({"--seed", "2"}),
                                     place.saved({"--confidence", "99%"}),
                                     place.saved({"--design"}),
                                     place.saved({"--variant", "two-cuts"}),
                                     place.saved({"--trials", "2000"})};
    std::ranges::sort(folders);
    CHECK(std::ranges::adjacent_find(folders) == folders.end());
}

TEST_CASE("a folder that holds something else is refused and left as it is") {
    const Place place;
    const auto folder = place.saved();
    SECTION("another label: the same digest, other bytes") {
        auto text = std::string{scenarios::four_teams};
        text.replace(text.find("SK텔레콤"), std::string{"SK텔레콤"}.size(), "에스케이");
        (void)place.folder.write("four.yaml", text);
        const auto before = files_in(place.results);
        const auto ended = place.save();
        CHECK(ended.status == 2);
        CHECK(ended.errors.find(
                  "'" + folder +
                  "' holds another result: \"scenario\" in its result.json differs; remove it, or "
                  "save elsewhere with --results FOLDER\n") != std::string::npos);
        CHECK(ended.output.empty()); // before the trials
        CHECK(files_in(place.results) == before);
        CHECK(place.save({"--precision", "0.01%"}).status == 2);
        CHECK(files_in(place.results) == before);
    }
    SECTION("a file in it was changed") {
        std::ofstream(folder + "/result.json", std::ios::app) << " ";
        const auto ended = place.save();
        CHECK(ended.status == 2);
        CHECK(ended.errors.find("'" + folder + "' is damaged: result.json is not as it was saved") !=
              std::string::npos);
    }
    SECTION("it is none of cutline's") {
        fs::remove(folder + "/manifest.json");
        CHECK(place.save().output.empty());
        CHECK(place.save().errors.find("'" + folder + "' is no saved run: it has no manifest.json") !=
              std::string::npos);
    }
}

TEST_CASE("a page that was asked for stands beside the saved run and not in it") {
    if (!cutline::has_html())
        return;
    const Place place;
    const auto page = place.folder.path("page.html");
    const auto folder = place.saved();
    const auto before = files_in(place.results);
    for (const auto* language : {"en", "ko"}) {
        const auto ended = place.save({"--report", page, "--lang", language});
        CHECK(ended.status == 0);
        CHECK(ended.errors == "written: " + page + "\nsaved before, the same result: " + folder + "\n");
    }
    CHECK(files_in(place.results) == before);
}

TEST_CASE("no command writes over a file of a saved run") {
    const Place place;
    const auto folder = place.saved();
    const auto before = files_in(place.results);
    fs::create_symlink(folder + "/curves.svg", place.folder.path("link.svg"));
    for (const auto& words :
         {Words{"schema", "--output", folder + "/result.json"},
          Words{"run", place.file, "--trials", "1e12", "--output", folder + "/manifest.json"},
          Words{"run", place.file, "--trials", "1e12", "--plot", place.folder.path("link.svg")},
          Words{"run", place.file, "--trials", "1e12", "--checkpoint", folder + "/table.txt"},
          Words{"results", folder, folder, "--output", folder + "/survival.csv"}})
        CHECK(complaint(words).find("is part of a saved run; choose another name") != std::string::npos);
    CHECK(files_in(place.results) == before);
    CHECK(run_program({"schema", "--quiet", "--output", folder + "/mine.json"}).status == 0);

    (void)place.folder.write("manifest.json", R"({"name": "앱", "files": {"app.json": {"sha256": "0"}}})");
    (void)place.folder.write("app.json", "{}");
    CHECK(run_program({"schema", "--quiet", "--output", place.folder.path("app.json")}).status == 0);
}

TEST_CASE("what can't be saved is told before the work") {
    const Place place;
    CHECK(complaint({"run", place.file, "--save", "--shard", "1/2", "--trials", "1e12"}) ==
          "cutline: error: a part can't be saved: it tells no chances, and only all parts together make a "
          "run; save a run of all trials\n");
    CHECK(complaint({"run", place.file, "--results", place.results}) ==
          "cutline: error: --results says where --save keeps the run; add --save\n");
    CHECK(complaint({"run", place.file, "--save", "--results", place.file, "--trials", "1e12"}) ==
          "cutline: error: can't save into '" + place.file +
              "', which is no folder; save elsewhere with --results FOLDER\n");
    CHECK(complaint({"run", place.file, "--save", "--results", ""}) ==
          "cutline: error: --results needs the name of a folder\n");
    CHECK_FALSE(fs::exists(place.results));
    fs::create_directories(place.results);
    const auto in_the_way = place.folder.write("results/four", "");
    CHECK(complaint({"run", place.file, "--save", "--results", place.results, "--trials", "1e12"}) ==
          "cutline: error: can't save into '" + in_the_way +
              "', which is no folder; save elsewhere with --results FOLDER\n");
    fs::remove(in_the_way);
    fs::create_symlink("nowhere", in_the_way);
    CHECK(complaint({"run", place.file, "--save", "--results", place.results, "--trials", "1e12"})
              .find(in_the_way) != std::string::npos);
}

TEST_CASE("runs are saved in results where nothing else is said") {
    const Place place;
    const auto before = fs::current_path();
    fs::current_path(place.folder.path(""));
    const auto ended = run_program({"run", "four.yaml", "--save", "--trials", "1000", "--format", "csv"});
    const auto list = run_program({"results"});
    fs::current_path(before);
    CHECK(ended.status == 0);
    CHECK(ended.errors.starts_with("saved: results/four/"));
    CHECK(list.output.starts_with("1 saved result\n"));
}
