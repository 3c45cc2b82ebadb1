#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

namespace {

using cutline::test::Ended;
using cutline::test::Folder;
using cutline::test::run_line;
using cutline::test::run_program;

/// A folder with a scenario of its own, one in scenarios/, and files that are none.
class Workplace {
  public:
    Workplace() {
        std::filesystem::create_directory(folder_.path("scenarios"));
        folder_.write("우리 시나리오.yaml", scenarios::four_teams);
        folder_.write("scenarios/small.yml", "cutline: 1\ntitle: 작은 대회\ncriteria: {bench: 40}\n"
                                             "teams: {lg: {}, skt: {}}\nrounds: {one: {keep: 1}}\n");
        folder_.write("scenarios/broken.yaml", "cutline: [\n");
        folder_.write("compose.yaml", "services: {}\n");
    }
    [[nodiscard]] std::string path() const { return folder_.path(""); }
    [[nodiscard]] Ended run(std::vector<std::string> words) const {
        return run_program(std::move(words), path());
    }

  private:
    Folder folder_;
};

TEST_CASE("commands to copy begin as the user calls the program") {
    const Workplace work;
    ::setenv("CUTLINE_CALLED_AS", "./dev cutline", 1);
    const auto ended = work.run({"run"});
    ::unsetenv("CUTLINE_CALLED_AS");
    CHECK(ended.errors.find("\n  ./dev cutline run '우리 시나리오.yaml'") != std::string::npos);
    CHECK(ended.errors.find("./dev cutline init\n") != std::string::npos);
    CHECK(work.run({"run"}).errors.find("./dev") == std::string::npos);
}

TEST_CASE("without a file each command says what is missing and lists the scenarios at hand") {
    const Workplace work;
    for (const std::string command : {"run", "check", "trace", "weights", "sensitivity"}) {
        const auto ended = work.run({command});
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        CHECK(ended.errors.starts_with("cutline: error: no scenario file"));
        CHECK(ended.errors.find("  cutline " + command +
                                " '우리 시나리오.yaml'  # Four teams, one cut every six months\n") !=
              std::string::npos);
        CHECK(ended.errors.find("  cutline " + command + " scenarios/small.yml") != std::string::npos);
        CHECK(ended.errors.find("# 작은 대회\n") != std::string::npos);
        CHECK(ended.errors.find("broken") == std::string::npos);
        CHECK(ended.errors.find("compose") == std::string::npos);
        CHECK(ended.errors.find("cutline init\n") != std::string::npos);
    }
}

TEST_CASE("the commands that are listed can be copied as they stand") {
    const Workplace work;
    for (const std::string command : {"check", "trace", "compare", "target"}) {
        const auto errors = work.run({command}).errors;
        const auto from = errors.find("  cutline " + command);
        REQUIRE(from != std::string::npos);
        const auto line = errors.substr(from, errors.find('\n', from) - from);
        const auto ended = run_line(line.substr(0, line.find('#')) +
                                        (command == "compare" || command == "target" ? " --trials 1000" : ""),
                                    work.path());
        INFO(line << ended.errors);
        CHECK(ended.status == 0);
    }
    // Only one of the two scenarios has variants.
    CHECK(work.run({"compare"}).errors.find("small.yml") == std::string::npos);
}

TEST_CASE("without any scenario at hand the way to a first one is told") {
    const Folder folder;
    const auto ended = run_program({"run"}, folder.path(""));
    CHECK(ended.status == 2);
    CHECK(ended.errors == "cutline: error: no scenario file; as in: cutline run scenario.yaml\n"
                          "To write a first one of your own: cutline init\n");
}

TEST_CASE("many scenarios are not listed to the last") {
    const Folder folder;
    for (char name = 'a'; name <= 'o'; ++name)
        folder.write(std::string(1, name) + ".yaml", scenarios::four_teams);
    const auto errors = run_program({"run"}, folder.path("")).errors;
    CHECK(errors.find("cutline run l.yaml") != std::string::npos); // the twelfth letter
    CHECK(errors.find("m.yaml") == std::string::npos);
    CHECK(errors.find("\n  and 3 more\n") != std::string::npos);
}

TEST_CASE("a file that does not exist is told the nearest names that do") {
    const Workplace work;
    const auto told = [&](std::vector<std::string> words) {
        const auto ended = work.run(std::move(words));
        CHECK(ended.status == 2);
        CHECK(ended.output.empty());
        return ended.errors;
    };
    CHECK(told({"run", "scenarios/smal.yml"}).find("did you mean 'scenarios/small.yml'?") !=
          std::string::npos);
    CHECK(told({"check", "small"}).find("did you mean 'scenarios/small.yml'?") != std::string::npos);
    CHECK(told({"compare", "scenario/small.yaml"}).find("did you mean 'scenarios/small.yml'?") !=
          std::string::npos);
    CHECK(told({"trace", "우리 시나리.yaml"}).find("did you mean '우리 시나리오.yaml'?") !=
          std::string::npos);
    CHECK(told({"weights", "x"}).find("there is no file 'x'; ") != std::string::npos);
    CHECK(told({"merge", "compose.yml"}).find("did you mean 'compose.yaml'?") != std::string::npos);
}

} // namespace
