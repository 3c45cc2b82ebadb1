#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

#include <cutline/scenario/read.hpp>

namespace cutline::cli {
namespace {

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "schema",
        .description = "Prints the JSON Schema (draft-07) of scenario files. Editors that know it check and "
                       "complete a scenario while it is written.",
        .groups = {Group::output},
        .examples = {{"The schema, to be read", "cutline schema"},
                     {"The schema beside your scenarios, for editors",
                      "cutline schema --output scenario.schema.json"}}};
    return syntax;
}

Exit print_schema(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    write_result(options, scenario_schema());
    return Exit::done;
}

} // namespace

const Command schema_command{"schema", "", "the JSON Schema of scenario files, for editors", syntax,
                             print_schema};

} // namespace cutline::cli
