#include "report/schema/parts.hpp"

namespace cutline::schema {
namespace {

/// Which run it is.
std::vector<Property> identity() {
    return {{"name", about("Its folder, and that of its scenario.", text())},
            {"title", text()},
            {"digest", ref("digest")},
            {"trials", ref("count")},
            {"seed", {{"type", "integer"}, {"minimum", 0}}},
            {"confidence", ref("share")},
            {"options", ref("options")}};
}

Json likely() {
    return object({{"team", ref("id")},
                   {"name", text()},
                   {"count", ref("count")},
                   {"p", ref("share")},
                   {"low", ref("share")},
                   {"high", ref("share")},
                   {"proven", {{"const", true}}, Presence::sometimes}});
}

} // namespace

Json of_results() {
    auto properties = identity();
    properties.push_back({"likeliest", about("Finalists, at most two.", list_of(likely()))});
    return about("`cutline results`: the list",
                 object({{"cutline", text()}, {"results", list_of(object(properties))}}));
}

Json of_results_compared() {
    const auto team =
        object({{"name", text()},
                {"final", about("In each result; null where it doesn't take part.",
                                list_of(or_null(ref("estimate"))))},
                {"difference", about("From the first result.", list_of(or_null(ref("figure"))))}});
    return about(
        "`cutline results A B…`: side by side",
        object({{"cutline", text()},
                {"confidence", ref("share")},
                {"results", list_of(object(identity()))},
                {"teams", map_of(team)},
                {"differs", about("Paths and the value in each scenario; null where it has none.",
                                  map_of(list_of(Json::object())))},
                {"order",
                 about("Paths and the order of the keys there in each scenario, where it may be a rule.",
                       map_of(list_of(list_of(text()))))}}));
}

} // namespace cutline::schema
