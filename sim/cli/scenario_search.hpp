#pragma once
/// Scenario files that a user may want who named none, or one that isn't there.

#include "cli/options.hpp"

#include <string>

namespace cutline::cli {

/// That no scenario file was given, and the command for each one at hand: in the current folder, in
/// scenarios/, and among those that were installed with the program.
[[nodiscard]] std::string no_scenario_text(const Syntax& syntax);

/// @throws UsageError with the nearest names if there is no such file
void expect_scenario_file(const std::string& path);

} // namespace cutline::cli
