#include "cli/command.hpp"
#include "cli/file_text.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_page.hpp"
#include "cli/saved_folder.hpp"

#include <filesystem>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "report",
        .description =
            "Makes one HTML page of results that were written with --format json: at most one each of "
            "run, compare, weights and sensitivity, all of the same scenario. The page needs no "
            "network, speaks English and Korean, and holds the scenario that was played. A folder that `run "
            "--save` has made stands for the result in it.",
        .groups = {Group::pages, Group::output},
        .examples = {
            {"A result that can be made a page",
             "cutline run scenarios/school-debate.yaml --output run.json"},
            {"The page", "cutline report run.json --output run.html"},
            {"A page that opens in Korean", "cutline report run.json --lang ko --output run.ko.html"}}};
    return syntax;
}

/// A file, or that of a saved run's folder, which is held against what the folder tells of it.
NamedResult result_of(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored))
        return {path, file_text(path)};
    try {
        return {(std::filesystem::path{path} / result_name).string(), kept_text(path, result_name)};
    } catch (const FolderError& error) {
        throw UsageError(error.what());
    }
}

Exit report_results(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    expect_pages();
    if (options.output) {
        expect_writable(*options.output);
        expect_no_input(options, options.parts);
    }
    std::vector<NamedResult> results;
    for (const auto& path : options.parts) {
        stop_if_interrupted();
        results.push_back(result_of(path));
    }
    try {
        write_result(options, html_page(results, options.language));
    } catch (const ResultError& error) {
        throw UsageError(error.what());
    }
    return Exit::done;
}

} // namespace

const Command report_command{"report", "RESULT.json…", "an HTML page of results", syntax, report_results};

} // namespace cutline::cli
