#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <cutline/report/html.hpp>

#include <catch2/catch.hpp>

#include <filesystem>

namespace {

using namespace std::chrono_literals;
using cutline::test::Folder;
using cutline::test::run_program;

TEST_CASE("a result in a file has the bytes that standard output would have") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto shown = run_program({"run", file, "--trials", "1e4", "--format", "csv"});
    const auto kept = run_program(
        {"run", file, "--trials", "1e4", "--format", "csv", "--output", folder.path("result.csv")});
    CHECK(kept.status == 0);
    CHECK(kept.output.empty());
    CHECK(cutline::test::contents(folder.path("result.csv")) == shown.output);
    CHECK(folder.files().size() == 2); // nothing is left beside it
}

TEST_CASE("a result doesn't take the place of a file that it was made from") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto patch = folder.write("patch.yaml", "extends: four.yaml\nset: {title: Other}\n");
    std::filesystem::create_symlink("four.yaml", folder.path("link.csv"));
    for (const auto& [scenario, output] :
         {std::pair{file, file}, {file, folder.path("link.csv")}, {patch, file}, {patch, patch}}) {
        INFO(scenario << " " << output);
        const auto ended = run_program({"run", scenario, "--trials", "100", "--output", output});
        CHECK(ended.status == 2);
        CHECK(ended.errors.find("would overwrite") != std::string::npos);
        CHECK(cutline::test::contents(file) == scenarios::four_teams);
    }
}

TEST_CASE("a result takes no scenario's name and none of a file that it isn't") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto other = folder.write("다른.yml", scenarios::four_teams);
    for (const auto& [output, said] :
         {std::pair<std::string, std::string>{other, "would overwrite a scenario"},
          {folder.path("survival.XLSX"), "no .xlsx can be written"},
          {folder.path("쪽.html"), "pages come from --report"}}) {
        const auto ended = run_program({"run", file, "--trials", "100", "--output", output});
        CHECK(ended.status == 2);
        CHECK(ended.errors.find(said) != std::string::npos);
    }
    CHECK(cutline::test::contents(other) == scenarios::four_teams);
    CHECK(folder.files().size() == 2);
}

TEST_CASE("a picture and a page take neither an input's place nor each other's nor the result's") {
    const Folder folder;
    const auto input = folder.write("four.svg", scenarios::four_teams);
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto refused = [&](std::vector<std::string> words, const std::string& why) {
        words.insert(words.begin(), "run");
        words.insert(words.end(), {"--trials", "1e12"});
        const auto ended = run_program(words);
        INFO(ended.errors);
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        CHECK(ended.errors.find(why) != std::string::npos);
    };
    refused({input, "--plot", input}, "--plot " + input + " would overwrite what it is made from");
    refused({file, "--output", folder.path("o.txt"), "--checkpoint", folder.path("./o.txt")},
            "--output and --checkpoint name the same file; give each its own");
    if (cutline::has_html())
        refused({file, "--checkpoint", folder.path("o.html"), "--report", folder.path("./o.html")},
                "--report and --checkpoint name the same file");
    CHECK(cutline::test::contents(input) == scenarios::four_teams);
    CHECK(folder.files().size() == 2);
}

TEST_CASE("the ending of the output tells the format, and standard error that it is written") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto written = [&](const std::string& name) {
        const auto ended = run_program({"run", file, "--trials", "100", "--output", folder.path(name)});
        CHECK(ended.status == 0);
        CHECK(ended.errors == "written: " + folder.path(name) + "\n");
        return cutline::test::contents(folder.path(name));
    };
    CHECK(written("r.csv").starts_with("measure,round,"));
    CHECK(written("r.json").starts_with("{"));
    CHECK(written("r.MD").starts_with("# Four teams"));
    CHECK(written("r.txt").starts_with("Four teams"));
    CHECK(run_program({"run", file, "--trials", "100", "--quiet", "--output", folder.path("q")})
              .errors.empty());
    CHECK(run_program({"check", file, "--output", folder.path("r.csv")}).status == 2);
}

TEST_CASE("an old result is replaced whole, through a link too, and keeps its permissions") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto result = folder.write("result.csv", "old");
    namespace fs = std::filesystem;
    fs::permissions(result, fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("result.csv", folder.path("link.csv"));
    REQUIRE(run_program({"schema", "--output", folder.path("link.csv")}).status == 0);
    CHECK(cutline::test::contents(result) == run_program({"schema"}).output);
    CHECK(fs::is_symlink(folder.path("link.csv")));
    CHECK(fs::status(result).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a CSV for Excel begins with a byte-order mark and is the same else") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto output = folder.path("표.csv");
    const auto plain = run_program({"run", file, "--trials", "100", "--format", "csv"}).output;
    CHECK(run_program({"run", file, "--trials", "100", "--excel", "--output", output}).status == 0);
    CHECK(cutline::test::contents(output) == "\xEF\xBB\xBF" + plain);
    const auto ended = run_program({"run", file, "--trials", "100", "--excel"});
    CHECK(ended.status == 2);
    CHECK(ended.errors == "cutline: error: --excel is about CSV; add --format csv, or --output FILE.csv\n");
}

TEST_CASE("a result may have the longest name that a file can have") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    std::string name;
    for (int i = 0; i < 83; ++i)
        name += "독";
    const auto output = folder.path(name + ".json"); // 254 bytes
    CHECK(run_program({"run", file, "--trials", "100", "--output", output}).status == 0);
    CHECK(cutline::test::contents(output).starts_with("{"));
}

TEST_CASE("a link to a file that isn't there yet stays a link") {
    namespace fs = std::filesystem;
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    fs::create_directory(folder.path("안"));
    fs::create_symlink("안/result.json", folder.path("link.json"));
    CHECK(run_program({"run", file, "--trials", "100", "--output", folder.path("link.json")}).status == 0);
    CHECK(fs::is_symlink(folder.path("link.json")));
    CHECK(cutline::test::contents(folder.path("안/result.json")).starts_with("{"));
}

TEST_CASE("an output that can't be written is found out before the work") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    for (const auto& output : {folder.path("no/such/folder.json"), folder.path(""), file + "/x"}) {
        INFO(output);
        const auto ended = run_program({"run", file, "--trials", "1e15", "--output", output});
        CHECK(ended.status == 1);
        CHECK(ended.output.empty());
        CHECK(ended.errors.starts_with("cutline: error: can't write '"));
    }
}

TEST_CASE("a full disk is an error that says so") {
    if (!std::filesystem::exists("/dev/full"))
        return;
    const auto ended = run_program({"schema", "--output", "/dev/full"});
    CHECK(ended.status == 1);
    CHECK(ended.errors.find("No space left on device") != std::string::npos);
}

TEST_CASE("SIGINT and SIGTERM end a run with 130 and leave no file behind") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const Folder folder;
        const auto file = folder.write("four.yaml", scenarios::four_teams);
        const cutline::test::Running running(
            {"run", file, "--trials", "1e15", "--output", folder.path("result.json"), "--format", "json"});
        std::this_thread::sleep_for(300ms);
        running.send(signal);
        const auto ended = running.wait();
        CHECK(ended.status == 130);
        CHECK(ended.output.empty());
        CHECK(folder.files() == std::vector<std::string>{"four.yaml"});
    }
}

} // namespace
