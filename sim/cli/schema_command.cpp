#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

#include <cutline/report/result_schema.hpp>
#include <cutline/scenario/read.hpp>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "schema",
        .description = "Prints the JSON Schema (draft-07) of scenario files. Editors that know it check and "
                       "complete a scenario while it is written. With --result, that (draft 2020-12) of the "
                       "JSON which all commands but `trace` write, for programs that read it.",
        .groups = {Group::schema, Group::output},
        .examples = {
            {"The schema, to be read", "cutline schema"},
            {"The schema beside your scenarios, for editors", "cutline schema --output scenario.schema.json"},
            {"What the JSON of a result holds", "cutline schema --result"}}};
    return syntax;
}

Exit print_schema(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    write_result(options, options.of_results ? result_schema() : scenario_schema());
    return Exit::done;
}

} // namespace

const Command schema_command{"schema", "", "the JSON Schema of scenario files, or of results", syntax,
                             print_schema};

} // namespace cutline::cli
