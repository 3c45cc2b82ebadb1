#pragma once
/// The HTML page, and the picture, that a command writes beside its result.

#include "cli/options.hpp"

#include <functional>
#include <string>

namespace cutline::cli {

/// @throws UsageError if this build can't make pages
void expect_pages();

/// Complains of --report and --plot before the work rather than after it. A page's name must end in .html and
/// a picture's in .svg or .png, so that a slip never costs a scenario or a result. @throws UsageError;
/// CouldNotFinish if one of them can't be written
void expect_pictures(const Options& options);

/// To the file of --report, if there is one, and says so on standard error unless the user wants it quiet.
/// @param json  makes the command's result as JSON; called only for a page. @throws CouldNotFinish
void write_report(const Options& options, const std::function<std::string()>& json);

/// The same to the file of --plot: the SVG, or the PNG that it makes. @throws CouldNotFinish
void write_plot(const Options& options, const std::function<std::string()>& svg);

} // namespace cutline::cli
