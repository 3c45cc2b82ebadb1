#pragma once
/// A run's answer for programs.

#include <cutline/report/result.hpp>

#include <string>

namespace cutline {

/// The JSON object that the scenario language's section "Results" describes: the same bytes for the same
/// scenario, trials and seed on every machine. Reals have 9 significant digits; counts are exact. Ends in a
/// newline.
[[nodiscard]] std::string run_json(const RunReport& report);

} // namespace cutline
