#pragma once
/// What a team would need, for people, spreadsheets and programs.

#include <cutline/analysis/target.hpp>
#include <cutline/report/page.hpp>
#include <cutline/report/result.hpp>
#include <cutline/report/table.hpp>

#include <string>

namespace cutline {

struct TargetReport {
    const Game& game;               ///< outlives the report
    const TargetQuestion& question; ///< outlives the report
    const Target& target;           ///< outlives the report
    std::uint64_t seed = 1;
    Changes changes = {};
    bool missed_precision = false;
};

/// The answer in a sentence, and what was tried.
[[nodiscard]] Page target_page(const TargetReport& report);
/// One JSON object; "points" is the answer, null where it is out of reach. Estimates are {"value", "low",
/// "high"}.
[[nodiscard]] std::string target_json(const TargetReport& report);
/// One row for each number of points that was tried, and one for the answer.
[[nodiscard]] Table target_rows(const TargetReport& report);

} // namespace cutline
