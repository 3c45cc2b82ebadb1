#include "cli/saved_runs.hpp"

#include <cutline/random/digest.hpp>

#include <cmath>
#include <filesystem>
#include <utility>

namespace fs = std::filesystem;

using namespace saved_runs;

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
    fs::create_directories(place.results + "/four/.1234-1-10.99.part"); // was being saved
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
    CHECK(complaint({"results", a, b, "--output", b + "/result.json"}).find("would stand in a saved run") !=
          std::string::npos);
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

TEST_CASE("whatever a scenario's file is called its run is saved below the results and listed") {
    const Place place;
    for (const auto* name : {"..yaml", "...yaml", ".hidden.yaml", "학교 토론.yaml", "no_ending"}) {
        const auto file = place.folder.write(name, scenarios::four_teams);
        const auto ended = run_program(
            {"run", file, "--trials", "10", "--save", "--results", place.results, "--format", "csv"});
        INFO(ended.errors);
        CHECK(ended.status == 0);
    }
    CHECK(Json::parse(run_program({"results", place.results, "--format", "json"}).output)["results"].size() ==
          5);
    CHECK(place.folder.files().size() == 1 + 5 + 1); // four.yaml, these, and results
}
