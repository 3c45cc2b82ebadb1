#include "cli/report_page.hpp"

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/png.hpp"

#include <cutline/report/html.hpp>

#include <fmt/format.h>

#include <array>

namespace cutline::cli {
namespace {

constexpr std::string_view png = ".png";

[[noreturn]] void refuse_name(std::string_view option, const std::string& path, std::string_view endings) {
    throw UsageError(fmt::format("--{} '{}' must end in {}; results go to --output", option, path, endings));
}

void expect_picture(const std::string& path) {
    if (!path.ends_with(".svg") && !path.ends_with(png))
        refuse_name("plot", path, ".svg or .png");
    if (path.ends_with(png) && !has_png())
        throw UsageError("this cutline was built without PNG pictures; draw an .svg, or build it where "
                         "Debian's librsvg2-dev is, with -DCUTLINE_PNG=ON");
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
        if (!options.report->ends_with(".html"))
            refuse_name("report", *options.report, ".html");
        expect_writable(*options.report);
    }
    if (options.plot)
        expect_picture(*options.plot);
    expect_apart(options);
}

void write_report(const Options& options, const std::function<std::string()>& json) {
    if (!options.report)
        return;
    const std::array<NamedResult, 1> results{{{"the result", json()}}};
    write_file(options, *options.report, html_page(results, options.language));
}

void write_plot(const Options& options, const std::function<std::string()>& svg) {
    if (options.plot)
        write_file(options, *options.plot, options.plot->ends_with(png) ? png_of_svg(svg()) : svg());
}

} // namespace cutline::cli
