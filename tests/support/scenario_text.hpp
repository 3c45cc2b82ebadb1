#pragma once
/// Scenarios as text, for tests of what is read from them and of what is said about them.

#include <cutline/scenario/read.hpp>
#include <cutline/scenario/yaml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace cutline::test {

struct ReadText {
    Scenario scenario;
    std::vector<std::string> lines; ///< every diagnostic, as a user sees it
};

/// Reads a whole scenario, called "t" in messages.
inline ReadText read(std::string_view text) {
    Diagnostics diagnostics;
    const auto document = parse_yaml(text, "t", diagnostics);
    ReadText result{read_scenario(document, diagnostics), {}};
    for (const auto& diagnostic : diagnostics.all())
        result.lines.push_back(to_string(diagnostic));
    return result;
}

/// The smallest scenario in four lines, for a test to add its own from line 5 on: criteria x and y, teams a
/// and b, one round r.
inline std::string with(std::string_view lines, std::string_view round = "{keep: 1}") {
    std::string text = "cutline: 1\ncriteria: {x: 60, y: 40}\nteams: {a: {}, b: {}}\nrounds: {r: ";
    return text.append(round).append("}\n").append(lines);
}

} // namespace cutline::test
