#pragma once
/// The runs that `run --save` has kept.

#include <cutline/report/saved_results.hpp>

#include <string>
#include <vector>

namespace cutline::cli {

/// One of them. @throws UsageError if the folder holds none, or is damaged
[[nodiscard]] SavedResult kept_result(const std::string& folder);

/// All in a folder, by name; the folder may itself be one, or that of one scenario. What is no saved run, or
/// damaged, is told on standard error and left out. @throws UsageError if the folder can't be read
[[nodiscard]] std::vector<SavedResult> kept_results(const std::string& folder);

} // namespace cutline::cli
