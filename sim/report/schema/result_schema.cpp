#include "report/schema/parts.hpp"

#include <cutline/report/result_schema.hpp>

namespace cutline {

std::string result_schema() {
    using namespace schema;
    auto kinds = Json::array();
    auto definitions = shared_definitions();
    const auto add = [&](std::string_view command, Json kind) {
        definitions[std::string{command}] = std::move(kind);
        kinds.push_back(ref(command));
    };
    add("run", of_run());
    add("compare", of_compare());
    add("weights", of_weights());
    add("sensitivity", of_sensitivity());
    add("target", of_target());
    add("check", of_check());
    add("results", of_results());
    add("results_compared", of_results_compared());
    const Json whole{
        {"$schema", "https://json-schema.org/draft/2020-12/schema"},
        {"$id", "urn:cutline:result:1"},
        {"title", "cutline result"},
        {"description", "What a command of cutline writes with --format json; cutline trace has no schema."},
        {"oneOf", std::move(kinds)},
        {"$defs", std::move(definitions)}};
    return whole.dump(2) + "\n";
}

} // namespace cutline
