#pragma once
/// A result in the format that the user asked for.

#include "cli/options.hpp"

#include <cutline/report/page.hpp>
#include <cutline/report/table.hpp>

#include <functional>
#include <string>

namespace cutline::cli {

/// The same result for programs, spreadsheets and people; only the one that is asked for is made.
struct ResultForms {
    std::function<std::string()> json;
    std::function<Table()> rows;
    std::function<Page()> page;
};

[[nodiscard]] std::string result_text(const ResultForms& result, const Options& options);

/// Warns on standard error of what a page on standard output says itself.
void warn_beside_page(const Options& options, const std::string& warning);

} // namespace cutline::cli
