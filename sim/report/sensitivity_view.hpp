#pragma once
/// What the tables and sentences of a sensitivity study have in common.

#include <cutline/report/sensitivity_report.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace cutline {

/// "12.3%", with so many decimals that its interval shows; never "-0.0%".
[[nodiscard]] std::string figure_words(const Estimated& figure);
/// "12.3% ±0.4%"; "-0.1% ≈0" where the interval holds zero.
[[nodiscard]] std::string figure_with_interval(const Estimated& figure);

/// The rows of all tables: sources by number, the most important first.
[[nodiscard]] std::vector<std::size_t> most_important_first(const SensitivityReport& report);

/// What is asked: "who reaches the final two", "who survives 2차 단계평가", "whether LG reaches the final
/// two".
[[nodiscard]] std::string asked_words(const SensitivityReport& report);

/// The kind of a source; "–" for a group of several.
[[nodiscard]] std::string kind_words(const Source& source);

} // namespace cutline
