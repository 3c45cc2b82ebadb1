#pragma once
/// Results of earlier runs: a list of them, and several side by side.

#include <cutline/analysis/survival.hpp>
#include <cutline/report/page.hpp>
#include <cutline/report/table.hpp>
#include <cutline/scenario/document.hpp>
#include <cutline/scenario/node.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace cutline {

/// What is told of a run that has been saved.
struct SavedResult {
    struct Team {
        std::string id;
        std::string name;
        Estimate final;
    };
    std::string name; ///< by which it is listed: "four/3f1c0a9b2d7e-1-1000000"
    std::string title;
    std::string digest;
    std::uint64_t trials = 0;
    std::uint64_t seed = 1;
    Confidence confidence{0.95};
    Changes changes;         ///< of the command line; null removed a value
    std::vector<Team> teams; ///< in the order of the scenario
    Node scenario;           ///< as it was played
};

/// From the JSON of `cutline run`. @throws ResultError, which speaks of it by `name`
[[nodiscard]] SavedResult read_saved_result(const std::string& name, const std::string& json);

/// A list, in the order given: what was run, and the two likeliest finalists.
[[nodiscard]] Page saved_results_page(std::span<const SavedResult> results);
/// The same with one row a result.
[[nodiscard]] Table saved_results_rows(std::span<const SavedResult> results);
[[nodiscard]] std::string saved_results_json(std::span<const SavedResult> results);

/// The most results that are compared at once, each called by a letter.
inline constexpr std::size_t most_compared_results = 26;

/// Each team's chance of the final in every result, its difference from the first as if the results knew
/// nothing of each other, and what differs between the scenarios. From 1 to `most_compared_results` results
/// of the same confidence.
[[nodiscard]] Page saved_comparison_page(std::span<const SavedResult> results);
/// One row for each result and team, then one for each value that differs.
[[nodiscard]] Table saved_comparison_rows(std::span<const SavedResult> results);
[[nodiscard]] std::string saved_comparison_json(std::span<const SavedResult> results);

} // namespace cutline
