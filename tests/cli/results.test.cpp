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
        CHECK(result["options"] == saved["options"]);
        CHECK(result["likeliest"][0]["team"] == "lg");
        CHECK(result["likeliest"][0]["name"] == "LG AI연구원");
        for (const auto& [word, value] : saved["teams"]["lg"]["final"].items())
            CHECK(result["likeliest"][0][word] == value);
        double second = 0;
        for (const auto* team : {"skt", "upstage", "motif"})
            second = std::max(second, saved["teams"][team]["final"]["p"].get<double>());
        CHECK(result["likeliest"][1]["p"] == second);
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
    fs::create_directories(place.results + "/four/.cutline-0123456789abcdef.part"); // was being saved
    const auto hostile = place.results + "/four/hostile";
    fs::create_directories(hostile);
    std::ofstream(hostile + "/manifest.json")
        << R"({"kind": "saved run", "files": {"../../../four.yaml": {"sha256": "00"}}})";
    const auto deep = place.results + "/four/deep";
    fs::create_directories(deep);
    const auto nested = std::string(100'000, '[');
    std::ofstream(deep + "/result.json") << nested;
    std::ofstream(deep + "/manifest.json") << Json{
        {"kind", "saved run"}, {"files", {{"result.json", {{"sha256", cutline::sha256_hex(nested)}}}}}};
    const auto app = place.results + "/four/app";
    fs::create_directories(app);
    std::ofstream(app + "/manifest.json") << R"({"name": "앱", "files": {}})";
    fs::create_directories(place.results +
                           "/killed/.cutline-0123456789abcdef.part"); // its first run wasn't saved

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
    told(app, "is no saved run: its manifest.json is not one of cutline's\n");
    CHECK(std::ranges::count(ended.errors, '\n') == 6);
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
        CHECK(told["final"] == Json::array({x, y}));
        CHECK(told["difference"][0].is_null());
        CHECK(told["difference"][1]["value"].get<double>() == Approx(at(y, "p") - at(x, "p")).margin(1e-9));
        const double below = std::hypot(at(y, "p") - at(y, "low"), at(x, "high") - at(x, "p"));
        CHECK(told["difference"][1]["low"].get<double>() ==
              Approx(at(y, "p") - at(x, "p") - below).margin(1e-8));
    }
    CHECK(json["results"][1]["options"] == json_of(b + "/result.json")["options"]);
    CHECK(json["order"].empty());
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

TEST_CASE("the changes of a saved run are told in the words of its result") {
    const Place place;
    const auto folder = place.saved({"--set", "teams.motif.name=3", "--set", "spread.noise=", "--set",
                                     "teams.lg.name=엘지 'AI'", "--set", "rounds.stage2.keep=2"});
    const auto options =
        Json::parse(run_program({"results", folder, "--format", "json"}).output)["results"][0]["options"];
    CHECK(options == json_of(folder + "/result.json")["options"]);
    CHECK(options["set"]["spread.noise"].is_null());
    CHECK(options["set"]["rounds.stage2.keep"] == 2);
    CHECK(run_program({"results", folder, "--format", "csv"}).output.find("spread.noise= teams.lg.name=") !=
          std::string::npos);
}

TEST_CASE("scenarios that differ in their digests are never told to be the same") {
    const Place place;
    const auto changed = [&](const std::string& from, const std::string& to) {
        auto text = std::string{scenarios::four_teams};
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
        (void)place.folder.write("four.yaml", text);
        return place.saved();
    };
    std::string a;
    const auto told = [&](const std::string& b) { return run_program({"results", a, b}).output; };
    const std::string same = "The scenarios are the same";
    {
        const std::string dated = "  stage2: {date: 2026-08, keep: 3}\n  stage3: {date: 2027-01, keep: 2}";
        a = changed(dated, "  stage2: {keep: 2}\n  stage3: {keep: 2}");
        const auto rounds = changed(dated, "  stage3: {keep: 2}\n  stage2: {keep: 2}");
        CHECK(told(rounds).find("rounds: another order  stage2, stage3  stage3, stage2") !=
              std::string::npos);
        CHECK(told(rounds).find(same) == std::string::npos);
        const auto json = Json::parse(run_program({"results", a, rounds, "--format", "json"}).output);
        CHECK(json["order"] == Json::parse(R"({"rounds": [["stage2", "stage3"], ["stage3", "stage2"]]})"));
        CHECK(json["differs"].empty());
    }
    a = changed("upstage:", "upstage: ");
    const auto teams =
        changed("  upstage: {expected: {benchmark: 30.8, expert: 28.7, user: 20.8}}\n  motif:   "
                "{expected: {benchmark: 29.5, expert: 27.5, user: 19.5}}",
                "  motif:   {expected: {benchmark: 29.5, expert: 27.5, user: 19.5}}\n  upstage: "
                "{expected: {benchmark: 30.8, expert: 28.7, user: 20.8}}");
    CHECK(told(teams).find("teams: another order  …, upstage, motif  …, motif, upstage") !=
          std::string::npos);
    const auto spread = changed("{strength: 4%, form: 2%, noise: 3%}", "{form: 2%, strength: 4%, noise: 3%}");
    CHECK(told(spread).find(same) == std::string::npos);
    CHECK(told(spread).find("differ only in how they are written") != std::string::npos);
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
    for (const auto* name :
         {"..yaml", "...yaml", ".hidden.yaml", ".x.part.yaml", ".1.part", "학교 토론.yaml", "no_ending"}) {
        const auto file = place.folder.write(name, scenarios::four_teams);
        const auto ended = run_program(
            {"run", file, "--trials", "10", "--save", "--results", place.results, "--format", "csv"});
        INFO(ended.errors);
        CHECK(ended.status == 0);
    }
    CHECK(Json::parse(run_program({"results", place.results, "--format", "json"}).output)["results"].size() ==
          7);
    CHECK(place.folder.files().size() == 1 + 7 + 1); // four.yaml, these, and results
}
