#pragma once
/// What a report of a fault needs to know of the program.

#include <string>

namespace cutline::cli {

/// "cutline 0.1.0", then how it was built and with what; no times, no paths.
[[nodiscard]] std::string version_text();

} // namespace cutline::cli
