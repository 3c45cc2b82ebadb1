#include "cli/report_page.hpp"

#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cutline/report/html.hpp>

#include <fmt/format.h>

#include <array>

namespace cutline::cli {
namespace {

void expect_name(std::string_view option, const std::string& path, std::string_view ending) {
    if (!path.ends_with(ending))
        throw UsageError(
            fmt::format("--{} '{}' must end in {}; results go to --output", option, path, ending));
    expect_writable(path);
}

} // namespace

void expect_pages() {
    if (!has_html())
        throw UsageError(
            "this cutline was built without HTML pages; build it where Node.js and npm are, with "
            "-DCUTLINE_REPORT=ON");
}

void expect_pictures(const Options& options) {
    if (options.shard && (options.report || options.plot))
        throw UsageError(
            fmt::format("a part has no --{}; make one of the whole run", options.report ? "report" : "plot"));
    if (options.report) {
        expect_pages();
        expect_name("report", *options.report, ".html");
    }
    if (options.plot)
        expect_name("plot", *options.plot, ".svg");
}

void write_report(const Options& options, const std::function<std::string()>& json) {
    if (!options.report)
        return;
    const std::array<NamedResult, 1> results{{{"the result", json()}}};
    write_file(options, *options.report, html_page(results, options.language));
}

} // namespace cutline::cli
