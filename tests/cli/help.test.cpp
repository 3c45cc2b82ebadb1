#include "support/program.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/version.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>
#include <vector>

namespace {

using cutline::test::Folder;
using cutline::test::run_line;
using cutline::test::run_program;

/// The words after "cutline" in the lines of the program's help that begin with it, up to its own.
std::vector<std::string> commands() {
    std::istringstream help{run_program({"--help"}).output};
    std::vector<std::string> names;
    const std::regex line{"  cutline ([a-z]+)( .*)?"};
    std::smatch found;
    for (std::string text; std::getline(help, text) && text != "Examples:";)
        if (std::regex_match(text, found, line) && found[1] != "help")
            names.push_back(found[1]);
    return names;
}

std::vector<std::string> examples_of(const std::string& help) {
    const auto from = help.find("\nExamples:\n");
    REQUIRE(from != std::string::npos);
    std::istringstream lines{help.substr(from)};
    std::vector<std::string> examples;
    for (std::string text; std::getline(lines, text);)
        if (text.starts_with("    "))
            examples.push_back(text.substr(4));
    return examples;
}

bool has_pages() {
    return run_program({"--version"}).output.find("HTML pages: yes,") != std::string::npos;
}

TEST_CASE("the help tells every command, with two to four examples of each") {
    const auto names = commands();
    for (const char* name : {"init", "run", "check", "trace", "compare", "weights", "sensitivity", "target",
                             "merge", "report", "results", "schema", "completion", "man"})
        CHECK(std::ranges::find(names, name) != names.end());
    for (const auto& name : names) {
        const auto examples = examples_of(run_program({"help", name}).output);
        CHECK(examples.size() >= 2);
        CHECK(examples.size() <= 4);
        CHECK(std::ranges::any_of(examples, [&](const std::string& example) {
            return example.find("cutline " + name) != std::string::npos;
        }));
    }
}

TEST_CASE("each example in the help works as it stands", "[slow]") {
    auto names = commands();
    names.insert(names.begin(), "--help");
    for (const auto& name : names) {
        if (name == "report" && !has_pages())
            continue;
        const Folder folder;
        std::filesystem::copy(CUTLINE_SCENARIOS, folder.path("scenarios"));
        for (const auto& example : examples_of(run_program({"help", name}).output)) {
            INFO(example);
            const auto ended = run_line(example, folder.path(""));
            INFO(ended.errors);
            CHECK(ended.status == 0);
            CHECK(ended.errors.find("warning") == std::string::npos);
        }
    }
}

TEST_CASE("no line of the help is wider than a hundred columns or ends in a space") {
    auto names = commands();
    names.insert(names.begin(), "--help");
    for (const auto& name : names) {
        std::istringstream lines{run_program({"help", name}).output};
        for (std::string text; std::getline(lines, text) && text != "Examples:";) {
            INFO(text);
            // Code points: the help has no wide letters.
            CHECK(std::ranges::count_if(text, [](char c) { return (c & '\xC0') != '\x80'; }) <= 100);
            CHECK_FALSE(text.ends_with(' '));
        }
    }
}

TEST_CASE("the version comes first and then what a report of a fault needs") {
    const auto ended = run_program({"--version"});
    CHECK(ended.status == 0);
    CHECK(ended.errors.empty());
    CHECK(ended.output.starts_with("cutline " + std::string{cutline::version} + "\n"));
    for (const std::string fact : {"\nbuild: ", "\nexecutor: ", "\ninstruction sets: ", "\nHTML pages: ",
                                   "\nlibraries: Boost 1.", "fmt ", "Highway ", "oneTBB 20", "yaml-cpp 0."})
        CHECK(ended.output.find(fact) != std::string::npos);
    CHECK(ended.output.find('/') == std::string::npos); // no paths
    CHECK(run_program({"--version"}).output == ended.output);
}

TEST_CASE("the version names the instruction set in use") {
    for (const auto name : cutline::instruction_sets()) {
        const auto line = "CUTLINE_INSTRUCTION_SET=" + std::string{name} + " cutline --version";
        CHECK(run_line(line, "/").output.find("\ninstruction sets: " + std::string{name} + " in use, of ") !=
              std::string::npos);
    }
}

} // namespace
