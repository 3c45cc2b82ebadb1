#include "cli/command.hpp"
#include "cli/file_text.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report_page.hpp"

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "report",
        .description =
            "Makes one HTML page of results that were written with --format json: at most one each of "
            "run, compare, weights and sensitivity, all of the same scenario. The page needs no "
            "network, speaks English and Korean, and holds the scenario that was played.",
        .groups = {Group::pages, Group::output},
        .examples = {
            {"A result that can be made a page",
             "cutline run scenarios/school-debate.yaml --output run.json"},
            {"The page", "cutline report run.json --output run.html"},
            {"A page that opens in Korean", "cutline report run.json --lang ko --output run.ko.html"}}};
    return syntax;
}

Exit report_results(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    expect_pages();
    if (options.output) {
        expect_writable(*options.output);
        for (const auto& file : options.parts)
            if (same_file(*options.output, file))
                throw UsageError("--output " + file +
                                 " would overwrite a result; give the page another name");
    }
    std::vector<NamedResult> results;
    for (const auto& file : options.parts) {
        stop_if_interrupted();
        results.push_back({file, file_text(file)});
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
