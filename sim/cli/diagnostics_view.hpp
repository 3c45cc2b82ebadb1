#pragma once
/// What is wrong with an input, shown with the line that it stands in.

#include <cutline/base/diagnostic.hpp>
#include <cutline/report/page.hpp>

#include <string>
#include <vector>

namespace cutline::cli {

/// Each diagnostic as `file:line:column: error: …`, with the line and a caret below it where the file can be
/// read, then "2 errors in FILE"; says so where there are as many as are kept.
[[nodiscard]] std::string diagnostics_text(const std::vector<Diagnostic>& diagnostics,
                                           const TerminalStyle& style);

/// The same to standard error.
void show(const std::vector<Diagnostic>& diagnostics);

} // namespace cutline::cli
