#include "cli/run_text.hpp"

#include "cli/console.hpp"

#include <cutline/report/run_json.hpp>
#include <cutline/report/survival_tables.hpp>

namespace cutline::cli {

std::string run_text(const RunReport& report, const Options& options) {
    switch (options.format) {
    case Format::json:
        return run_json(report);
    case Format::csv:
        return csv_text(survival_rows(report));
    case Format::md:
        return markdown_text(survival_page(report));
    case Format::table:
        break;
    }
    return terminal_text(survival_page(report), options.output ? TerminalStyle{} : style_of(Stream::output));
}

} // namespace cutline::cli
