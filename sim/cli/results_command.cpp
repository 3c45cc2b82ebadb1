#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/kept_results.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/result_text.hpp"

#include <cutline/report/saved_results.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "results",
        .description =
            "Lists the runs that `cutline run FILE --save` has kept, in the folder `results` or the one that "
            "is named. With two or more saved runs it sets them side by side instead: each team's chance of "
            "the final, the difference from the first, and what differs between the scenarios.",
        .groups = {Group::saved, Group::format, Group::output},
        .formats = {Format::table, Format::json, Format::csv, Format::md},
        .examples = {{"What has been saved here", "cutline results"},
                     {"The same for a spreadsheet", "cutline results --output results.csv"}}};
    return syntax;
}

std::string list_text(const std::vector<SavedResult>& results, const Options& options) {
    return result_text({.json = [&] { return saved_results_json(results); },
                        .rows = [&] { return saved_results_rows(results); },
                        .page = [&] { return saved_results_page(results); }},
                       options);
}

std::string comparison_text(const std::vector<SavedResult>& results, const Options& options) {
    return result_text({.json = [&] { return saved_comparison_json(results); },
                        .rows = [&] { return saved_comparison_rows(results); },
                        .page = [&] { return saved_comparison_page(results); }},
                       options);
}

std::vector<SavedResult> compared(const std::vector<std::string>& folders) {
    if (folders.size() > most_compared_results)
        throw UsageError(fmt::format("at most {} results can be compared", most_compared_results));
    std::vector<SavedResult> results;
    for (const auto& folder : folders) {
        stop_if_interrupted();
        results.push_back(kept_result(folder));
        const double first = results.front().confidence.value;
        if (results.back().confidence.value != first)
            throw UsageError(fmt::format("'{}' has intervals at another confidence ({}) than '{}' ({}); save "
                                         "them with the same --confidence",
                                         folder, results.back().confidence.value, folders.front(), first));
    }
    return results;
}

/// The folder that is listed; without one that is named, nothing has been saved yet where `results` is
/// missing.
std::vector<SavedResult> listed(const Options& options) {
    const std::string folder = options.parts.empty() ? "results" : options.parts.front();
    std::error_code ignored;
    if (std::filesystem::is_directory(folder, ignored))
        return kept_results(folder);
    if (!options.parts.empty())
        throw UsageError(fmt::format("'{}' is no folder", folder));
    return {};
}

Exit show_results(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    write_result(options, options.parts.size() > 1 ? comparison_text(compared(options.parts), options)
                                                   : list_text(listed(options), options));
    return Exit::done;
}

} // namespace

const Command results_command{"results", "[FOLDER]…", "the runs that were saved, listed or side by side",
                              syntax, show_results};

} // namespace cutline::cli
