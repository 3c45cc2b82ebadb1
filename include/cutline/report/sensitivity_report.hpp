#pragma once
/// Which uncertainty decides, for people and for programs.

#include <cutline/analysis/sensitivity_study.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/report/page.hpp>
#include <cutline/report/result.hpp>
#include <cutline/report/table.hpp>
#include <cutline/scenario/document.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace cutline {

struct SensitivityReport {
    const Game& game; ///< these three outlive the report
    const SensitivityStudy& study;
    const Sensitivity& sensitivity;
    std::uint64_t seed = 1;
    Changes changes = {};
    std::optional<MissedPrecision> missed = {};
};

/// "What decides who reaches the final two: the teams' unknown ability 52%, luck 30%, the rules 18%. …";
/// empty without shares.
[[nodiscard]] std::string sensitivity_headline(const SensitivityReport& report);

/// The sources over all outputs together, the most important first; without rows where the method has no such
/// figures.
[[nodiscard]] Table together_table(const SensitivityReport& report);

/// One figure of the method: a row for each source in the same order, a column for each output that has
/// figures.
/// @param measure  among the entry's
[[nodiscard]] Table measure_table(const SensitivityReport& report, std::size_t measure);

/// The headline and all tables.
[[nodiscard]] Page sensitivity_page(const SensitivityReport& report);

/// "200,000 trials did not reach …"; empty if they did, or none was asked for.
[[nodiscard]] std::string missed_precision_text(const SensitivityReport& report);

/// Every figure, one a row.
///
/// | figure | output | source | is |
/// | --- | --- | --- | --- |
/// | title, digest, method, of, trials, plays, seed, confidence | | | what was asked; in `text` or `value` |
/// | mean | name | | the chance of what is asked, or the mean place; `text` says why there are no figures, if
/// so | | share | | | Shapley effects of all sources of a `kind` together | | a measure's name | a name, or
/// none for all together | name | the figure with its interval |
[[nodiscard]] Table sensitivity_rows(const SensitivityReport& report);

/// One JSON object: `outputs` holds, by output and source, each figure as {"value", "low", "high"} or null;
/// `unknown` says why an output has none. `together` holds the same for all outputs, `shares` by kind. Ends
/// in a newline.
[[nodiscard]] std::string sensitivity_json(const SensitivityReport& report);

} // namespace cutline
