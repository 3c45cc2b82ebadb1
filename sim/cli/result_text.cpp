#include "cli/result_text.hpp"

#include "cli/console.hpp"

#include <fmt/format.h>

namespace cutline::cli {
namespace {

constexpr const char* byte_order_mark = "\xEF\xBB\xBF"; // in UTF-8

} // namespace

std::string result_text(const ResultForms& result, const Options& options) {
    switch (options.format) {
    case Format::json:
        return result.json();
    case Format::csv:
        return (options.excel ? byte_order_mark : "") + csv_text(result.rows());
    case Format::md:
        return markdown_text(result.page());
    case Format::table:
        break;
    }
    return terminal_text(result.page(), options.output ? TerminalStyle{} : style_of(Stream::output));
}

void warn_beside_page(const Options& options, const std::string& warning) {
    const bool page = options.format == Format::table || options.format == Format::md;
    if (!page || options.output)
        tell(fmt::format("cutline: warning: {}\n", warning));
}

} // namespace cutline::cli
