#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <cutline/random/digest.hpp>
#include <cutline/report/html.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace {

namespace fs = std::filesystem;

using cutline::test::contents;
using cutline::test::Ended;
using cutline::test::Folder;
using cutline::test::run_program;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

/// A folder with a scenario, and results in it.
struct Place {
    Folder folder;
    std::string file = folder.write("four.yaml", scenarios::four_teams);
    std::string results = folder.path("results");

    [[nodiscard]] Ended save(Words more = {}) const {
        Words words{"run", file, "--save", "--results", results, "--format", "csv"};
        words.insert(words.end(), more.begin(), more.end());
        if (std::ranges::find(words, "--trials") == words.end())
            words.insert(words.end(), {"--trials", "1000"});
        return run_program(words);
    }
    /// Saves, and gives the folder that the program has told.
    [[nodiscard]] std::string saved(Words more = {}) const {
        const auto ended = save(std::move(more));
        INFO(ended.errors);
        REQUIRE(ended.status == 0);
        REQUIRE(ended.errors.starts_with("saved: "));
        return ended.errors.substr(7, ended.errors.size() - 8);
    }
};

std::map<std::string, std::string> files_in(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = contents(entry.path().string());
    return files;
}

Json json_of(const std::string& file) {
    return Json::parse(contents(file));
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

std::string complaint(const Words& words) {
    const auto ended = run_program(words);
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    return ended.errors;
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
    REQUIRE(files.erase("manifest.json") == 1);
    CHECK(manifest["files"].size() == files.size());
    for (const auto& [name, text] : files) {
        CHECK(manifest["files"][name]["sha256"] == cutline::sha256_hex(text));
        CHECK(text.find(place.folder.path("")) == std::string::npos); // no path of the machine
    }
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
        const auto at = ended.errors.rfind("saved: ") + 7;
        return ended.errors.substr(at, ended.errors.size() - at - 1);
    };
    for (const auto& folder :
         {place.saved({"--variant", "two-cuts", "--set", "teams.lg.name=A 'B' $C"}),
          place.saved({"--design"}), saved({}), saved({"--variant", "weights-equal", "--seed", "3"}),
          saved({"--set", "rounds.stage1.gates=", "--counterfactual"})}) {
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
    CHECK(again.errors == "saved before, the same bytes: " + folder + "\n");
    CHECK(files_in(place.results) == before);
    CHECK(place.save({"--quiet"}).errors.empty());
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
        CHECK(ended.errors.find("'" + folder + "' holds another result: scenario.yaml differs") !=
              std::string::npos);
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
        CHECK(place.save().errors.find("'" + folder + "' is no saved run: it has no manifest.json") !=
              std::string::npos);
    }
}

TEST_CASE("a page is saved when one is asked for") {
    if (!cutline::has_html())
        return;
    const Place place;
    const auto page = place.folder.path("page.html");
    const auto ended = place.save({"--report", page, "--quiet"});
    CHECK(ended.status == 0);
    const auto run = fs::directory_iterator(place.results + "/four")->path().string();
    CHECK(contents(run + "/report.html") == contents(page));
    CHECK(place.save().errors.starts_with("saved before")); // a page more is no other result
}

TEST_CASE("what can't be saved is told before the work") {
    const Place place;
    CHECK(complaint({"run", place.file, "--save", "--shard", "1/2", "--trials", "1e12"}) ==
          "cutline: error: a part can't be saved: it tells no chances, and only all parts together make a "
          "run; save a run of all trials\n");
    CHECK(complaint({"run", place.file, "--results", place.results}) ==
          "cutline: error: --results says where --save keeps the run; add --save\n");
    CHECK(complaint({"run", place.file, "--save", "--results", place.file, "--trials", "1e12"}) ==
          "cutline: error: --results can't be '" + place.file + "', which is no folder\n");
    CHECK_FALSE(fs::exists(place.results));
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

TEST_CASE("saved runs are listed by name with their likeliest finalists") {
    const Place place;
    (void)place.saved();
    (void)place.saved({"--variant", "two-cuts"});
    (void)place.folder.write("results/june.json", "{}"); // a file that someone has put there
    const auto json =
        Json::parse(run_program({"results", place.results, "--format", "json"}).output)["results"];
    REQUIRE(json.size() == 2);
    CHECK(json[0]["name"] < json[1]["name"]);
    for (const auto& result : json) {
        const auto saved = json_of(place.results + "/" + result["name"].get<std::string>() + "/result.json");
        CHECK(result["digest"] == saved["digest"]);
        CHECK(result["variant"] == saved["options"]["variant"]);
        CHECK(result["likeliest"][0]["team"] == "lg");
        CHECK(result["likeliest"][0]["name"] == "LG AI연구원");
        CHECK(result["likeliest"][0]["value"] == saved["teams"]["lg"]["final"]["p"]);
        double second = 0;
        for (const auto* team : {"skt", "upstage", "motif"})
            second = std::max(second, saved["teams"][team]["final"]["p"].get<double>());
        CHECK(result["likeliest"][1]["value"] == second);
    }
    const auto table = run_program({"results", place.results}).output;
    CHECK(table.find("two-cuts") != std::string::npos);
    CHECK(table.find("LG AI연구원 (lg)") != std::string::npos);
    CHECK(run_program({"results", place.results, "--format", "csv"})
              .output.starts_with("result,title,variant,"));
    CHECK(run_program({"results", place.results + "/four", "--format", "json"}).output ==
          run_program({"results", place.results, "--format", "json"}).output);
}

TEST_CASE("folders that hold no saved run are named and left out") {
    const Place place;
    const auto whole = place.saved();
    const auto damaged = place.saved({"--seed", "2"});
    fs::resize_file(damaged + "/survival.csv", 10);
    fs::create_directories(place.results + "/four/foreign");
    fs::create_directories(place.results + "/empty");
    fs::create_directories(place.results + "/.hidden");
    const auto hostile = place.results + "/four/hostile";
    fs::create_directories(hostile);
    std::ofstream(hostile + "/manifest.json") << R"({"files": {"../../../four.yaml": {"sha256": "00"}}})";
    const auto deep = place.results + "/four/deep";
    fs::create_directories(deep);
    const auto nested = std::string(100'000, '[');
    std::ofstream(deep + "/result.json") << nested;
    std::ofstream(deep + "/manifest.json")
        << Json{{"files", {{"result.json", {{"sha256", cutline::sha256_hex(nested)}}}}}};

    const auto ended = run_program({"results", place.results, "--format", "json"});
    CHECK(ended.status == 0);
    CHECK(Json::parse(ended.output)["results"].size() == 1);
    const auto told = [&](const std::string& folder, const std::string& why) {
        INFO(ended.errors);
        CHECK(ended.errors.find("cutline: warning: left out: '" + folder + "' " + why) != std::string::npos);
    };
    told(damaged, "is damaged: survival.csv is not as it was saved (SHA-256)\n");
    told(place.results + "/four/foreign", "is no saved run: it has no manifest.json\n");
    told(place.results + "/empty", "is no saved run: it has no manifest.json\n");
    told(hostile, "is damaged: its manifest.json doesn't tell its files\n");
    told(deep + "/result.json", "is no result of cutline run\n");
    CHECK(std::ranges::count(ended.errors, '\n') == 5);
    CHECK(complaint({"results", whole, damaged}).find("is damaged") != std::string::npos);
}

TEST_CASE("saved results are set side by side") {
    const Place place;
    const auto a = place.saved();
    const auto b = place.saved({"--variant", "two-cuts", "--set", "teams.motif.expected.user=25"});
    const auto json = Json::parse(run_program({"results", a, b, "--format", "json"}).output);
    const auto of = [](const std::string& folder, const std::string& team) {
        return json_of(folder + "/result.json")["teams"][team]["final"];
    };
    for (const auto* team : {"lg", "skt", "upstage", "motif"}) {
        const auto [x, y] = std::pair(of(a, team), of(b, team));
        const auto at = [](const Json& final, const char* key) { return final[key].get<double>(); };
        const auto& told = json["teams"][team];
        CHECK(told["final"][1]["value"] == y["p"]);
        CHECK(told["difference"][0].is_null());
        CHECK(told["difference"][1]["value"].get<double>() == Approx(at(y, "p") - at(x, "p")).margin(1e-9));
        const double below = std::hypot(at(y, "p") - at(y, "low"), at(x, "high") - at(x, "p"));
        CHECK(told["difference"][1]["low"].get<double>() ==
              Approx(at(y, "p") - at(x, "p") - below).margin(1e-8));
    }
    CHECK(json["differs"] == Json{{"rounds.stage2.keep", {3, 2}}, {"teams.motif.expected.user", {19.5, 25}}});
    const auto page = run_program({"results", a, b}).output;
    CHECK(page.find("rounds.stage2.keep") != std::string::npos);
    CHECK(page.find("cutline compare") != std::string::npos);
    CHECK(page.find("These results share seed 1") != std::string::npos);

    const auto same = run_program({"results", a, a}).output;
    CHECK(same.find("The scenarios are the same") != std::string::npos);
    const auto other = place.saved({"--confidence", "99%"});
    CHECK(complaint({"results", a, other}).find("at another confidence") != std::string::npos);
}

TEST_CASE("without saved results the list says how to save one") {
    const Place place;
    fs::create_directories(place.results);
    CHECK(run_program({"results", place.results}).output ==
          "No saved results. To save one: cutline run FILE --save\n");
    CHECK(Json::parse(run_program({"results", place.results, "--format", "json"}).output)["results"].empty());
    CHECK(complaint({"results", place.folder.path("nowhere")}).find("is no folder") != std::string::npos);
}
