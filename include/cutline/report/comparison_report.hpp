#pragma once
/// A comparison for people, spreadsheets and programs.

#include <cutline/analysis/comparison.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/report/page.hpp>
#include <cutline/report/result.hpp>
#include <cutline/report/table.hpp>

#include <string>
#include <utility>
#include <vector>

namespace cutline {

/// One of the games of a comparison.
struct Compared {
    std::string name;  ///< "as-is", a variant, a file without its ending, or the values of a sweep
    std::string title; ///< empty: none
    std::vector<std::pair<std::string, std::string>> point; ///< of a sweep: path and value
    Game game;
};

struct ComparisonReport {
    const std::vector<Compared>& games; ///< the baseline first; outlives the report
    const ComparisonStudy& study;       ///< of these games; outlives the report
    const Comparison& comparison;       ///< outlives the report
    std::uint64_t seed = 1;
    Changes changes = {}; ///< in all games
    std::optional<MissedPrecision> missed = {};
};

/// What changes most, every alternative beside the baseline, and who gains and loses under each of the first
/// few.
[[nodiscard]] Page comparison_page(const ComparisonReport& report);

/// One JSON object: `teams` has each team's chance under the baseline, `alternatives` by name what it
/// becomes, the difference and the paired table. Estimates are {"value", "low", "high"}.
[[nodiscard]] std::string comparison_json(const ComparisonReport& report);

/// One row for each game, stage and team, the baseline first, with a column for each swept value.
[[nodiscard]] Table comparison_rows(const ComparisonReport& report);

/// "1,000 trials did not reach the precision of ±0.1%; …"; empty if they did, or none was asked for.
[[nodiscard]] std::string missed_precision_text(const ComparisonReport& report);

} // namespace cutline
