#pragma once
/// The result of a run in the format that is asked for.

#include "cli/options.hpp"

#include <cutline/report/result.hpp>

#include <string>

namespace cutline::cli {

[[nodiscard]] std::string run_text(const RunReport& report, const Options& options);

} // namespace cutline::cli
