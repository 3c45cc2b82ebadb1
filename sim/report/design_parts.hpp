#pragma once
/// How good the rules are at finding the best, for people and programs.

#include "report/json_parts.hpp"

#include <cutline/analysis/design_quality.hpp>
#include <cutline/report/table.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace cutline {

/// {"strongest_survives", "strongest_two_final", "strength_lost", "kendall"}, each an estimate.
[[nodiscard]] Json design_json(const DesignQuality& design);
/// The same of differences.
[[nodiscard]] Json design_json(const DesignDifference& difference);

/// One row a measure.
[[nodiscard]] Table design_table(const DesignQuality& design, std::size_t finalists, Confidence confidence);

/// What the measures are called, in the order of the table.
[[nodiscard]] std::vector<std::string> design_names(std::size_t finalists);

} // namespace cutline
