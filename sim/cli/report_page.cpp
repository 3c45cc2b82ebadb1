#include "cli/report_page.hpp"

#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cutline/report/html.hpp>

#include <fmt/format.h>

#include <array>

namespace cutline::cli {

void expect_pages() {
    if (!has_html())
        throw UsageError(
            "this cutline was built without HTML pages; build it where Node.js and npm are, with "
            "-DCUTLINE_REPORT=ON");
}

void expect_report(const std::string& path) {
    expect_pages();
    if (!path.ends_with(".html") && !path.ends_with(".htm"))
        throw UsageError(fmt::format("--report '{}' must end in .html; results go to --output", path));
    expect_writable(path);
}

void write_report(const Options& options, const std::function<std::string()>& json) {
    if (!options.report)
        return;
    const std::array<NamedResult, 1> results{{{"the result", json()}}};
    write_file(options, *options.report, html_page(results, options.language));
}

} // namespace cutline::cli
