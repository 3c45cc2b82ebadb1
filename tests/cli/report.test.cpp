#include "cli/saved_runs.hpp"
#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <cutline/report/html.hpp>

#include <catch2/catch.hpp>

#include <filesystem>

namespace {

using cutline::has_html;
using cutline::test::contents;
using cutline::test::Folder;
using cutline::test::run_program;

using Words = std::vector<std::string>;

std::string scenario(const Folder& folder) {
    return folder.write("four.yaml", scenarios::four_teams);
}

std::string result(const Folder& folder) {
    const auto path = folder.path("result.json");
    REQUIRE(run_program({"run", scenario(folder), "--trials", "1000", "--output", path}).status == 0);
    return path;
}

/// What is said to a command line that can't be used.
std::string complaint(const Words& words) {
    const auto ended = run_program(words);
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    return ended.errors;
}

TEST_CASE("a build without pages says so, and that before any work") {
    if (has_html())
        return;
    const Folder folder;
    const std::string told = "cutline: error: this cutline was built without HTML pages; build it where "
                             "Node.js and npm are, with -DCUTLINE_REPORT=ON\n";
    CHECK(complaint({"report", "no-such-file.json"}) == told);
    CHECK(complaint({"run", scenario(folder), "--report", folder.path("page.html")}) == told);
}

TEST_CASE("report makes the page that run --report makes, to the last byte") {
    if (!has_html())
        return;
    const Folder folder;
    const auto json = result(folder);
    const auto page = run_program({"report", json});
    CHECK(page.status == 0);
    CHECK(page.errors.empty());
    CHECK(page.output.starts_with("<!doctype html>"));
    CHECK(page.output.ends_with("</html>\n"));

    const auto file = folder.path("page.html");
    const auto written = run_program({"report", json, "--output", file});
    CHECK(written.errors == "written: " + file + "\n");
    CHECK(contents(file) == page.output);

    const auto beside = folder.path("beside.html");
    const auto run =
        run_program({"run", scenario(folder), "--trials", "1000", "--report", beside, "--quiet"});
    CHECK(run.status == 0);
    CHECK(run.errors.empty());
    CHECK(run.output.starts_with("Four teams"));
    CHECK(contents(beside) == page.output);
}

TEST_CASE("report takes the folder of a saved run for the result in it") {
    if (!has_html())
        return;
    const saved_runs::Place place;
    const auto saved = place.saved();
    const auto page = run_program({"report", saved});
    CHECK(page.status == 0);
    CHECK(page.output == run_program({"report", saved + "/result.json"}).output);
    const auto elsewhere = run_program({"report", place.results});
    CHECK(elsewhere.status == 2);
    CHECK(elsewhere.errors.find("'" + place.results + "' ") != std::string::npos);
}

TEST_CASE("a page never takes the place of a scenario or a result") {
    if (!has_html())
        return;
    const Folder folder;
    const auto file = scenario(folder);
    const auto json = result(folder);
    CHECK(complaint({"run", file, "--report", file}) ==
          "cutline: error: --report '" + file + "' must end in .html; results go to --output\n");
    CHECK(complaint({"report", json, "--output", json}) ==
          "cutline: error: --output " + json +
              " would overwrite what it is made from; give the result another name\n");
    CHECK(contents(file) == scenarios::four_teams);
}

TEST_CASE("what can't be used is told before the work") {
    if (!has_html())
        return;
    const Folder folder;
    const auto file = scenario(folder);
    CHECK(complaint({"report"}) == "cutline: error: no result; as in: cutline report result.json\n");
    CHECK(complaint({"report", file}) ==
          "cutline: error: '" + file + "' is not JSON; write the result with --format json\n");
    CHECK(complaint({"report", result(folder), "--lang", "fr"}) ==
          "cutline: error: --lang can't be 'fr'; it takes en or ko\n");
    CHECK(complaint({"run", file, "--shard", "1/2", "--trials", "1000", "--report", folder.path("a.html")}) ==
          "cutline: error: a part has no --report; make one of the whole run\n");
    const auto nowhere = run_program({"run", file, "--trials", "1e12", "--report", "/no/such/folder/a.html"});
    CHECK(nowhere.status == 1);
    CHECK(nowhere.output.empty());
}

TEST_CASE("run --plot draws the survival curves beside the result") {
    const Folder folder;
    const auto file = scenario(folder);
    const auto picture = folder.path("curves.svg");
    const auto ended = run_program({"run", file, "--trials", "1000", "--plot", picture});
    CHECK(ended.status == 0);
    CHECK(ended.errors == "written: " + picture + "\n");
    CHECK(contents(picture).starts_with("<svg xmlns="));
    CHECK(contents(picture).find("LG AI연구원") != std::string::npos);

    const auto again = folder.path("again.svg");
    CHECK(
        run_program({"run", file, "--trials", "1000", "--threads", "1", "--quiet", "--plot", again}).status ==
        0);
    CHECK(contents(again) == contents(picture));
    CHECK(complaint({"run", file, "--plot", "curves.jpg"}) ==
          "cutline: error: --plot 'curves.jpg' must end in .svg or .png; results go to --output\n");
}

} // namespace
