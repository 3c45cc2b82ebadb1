#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path sources = CUTLINE_SOURCES;

// A file may include its own folder and lower floors, never a neighbour: so there is no cycle.
const std::map<std::string, int> floors{{"base", 0}, {"numeric", 1},  {"random", 1}, {"scenario", 2},
                                        {"plan", 3}, {"engine", 4},   {"tally", 4},  {"evidence", 5},
                                        {"run", 5},  {"analysis", 6}, {"report", 7}, {"cli", 8}};

/// Calls visit(folder, line, place) for each line below `root`, which holds a folder for each part.
void each_line(const fs::path& root, const auto& visit) {
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        std::ifstream file(entry.path());
        std::string line;
        for (int number = 1; entry.is_regular_file() && std::getline(file, line); ++number) {
            visit(entry.path().lexically_relative(root).begin()->string(), line,
                  entry.path().lexically_relative(sources).string() + ":" + std::to_string(number));
        }
    }
}

TEST_CASE("a file includes only its own folder and lower floors") {
    const std::regex include(R"(^\s*#\s*include\s*(?:<cutline/|")([\w.]+)/.*)");
    const auto check = [&](const std::string& folder, const std::string& line, const std::string& place) {
        std::smatch match;
        INFO(place << ": " << line);
        REQUIRE(floors.contains(folder));
        if (std::regex_match(line, match, include) && match[1] != folder) {
            REQUIRE(floors.contains(match[1]));
            CHECK(floors.at(match[1]) < floors.at(folder));
        }
    };
    each_line(sources / "include/cutline", check);
    each_line(sources / "sim", check);
}

TEST_CASE("no public header shows a third party") {
    const std::regex third_party(
        R"(^\s*#\s*include\s*<(boost|tbb|oneapi|fmt|yaml-cpp|nlohmann|openssl|utf8proc).*)");
    each_line(sources / "include/cutline",
              [&](const auto&, const std::string& line, const std::string& place) {
                  INFO(place << ": " << line);
                  CHECK_FALSE(std::regex_match(line, third_party));
              });
}

TEST_CASE("only the program writes to the standard streams or leaves the process") {
    const std::regex stream(R"((^\s*#\s*include\s*<(iostream|print)>)"
                            R"(|\bstd::(cout|cerr|clog)\b|\b(fmt::print|std::puts|printf|fprintf)\s*\()"
                            R"(|\b(std::exit|std::quick_exit|std::_Exit)\s*\().*)");
    const auto check = [&](const std::string& folder, const std::string& line, const std::string& place) {
        INFO(place << ": " << line);
        CHECK((folder == "cli" || !std::regex_search(line, stream)));
    };
    each_line(sources / "include/cutline", check);
    each_line(sources / "sim", check);
}

} // namespace
