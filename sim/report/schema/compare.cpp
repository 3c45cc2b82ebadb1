#include "report/schema/parts.hpp"

namespace cutline::schema {
namespace {

/// The final at the top, the rounds, if they were asked for, below "rounds".
Json team(const std::vector<Property>& stage) {
    std::vector<Property> properties{{"name", text()}};
    properties.insert(properties.end(), stage.begin(), stage.end());
    properties.push_back({"rounds", map_of(object(stage)), Presence::sometimes});
    return object(properties);
}

std::vector<Property> change() {
    return {{"p", ref("figure")},
            {"difference", about("From the baseline, on the same draws.", ref("figure"))},
            {"both", about("Trials in which the team is there under both.", ref("count"))},
            {"only_baseline", ref("count")},
            {"only_alternative", ref("count")},
            {"neither", ref("count")}};
}

Json alternative() {
    return object({{"title", text()},
                   {"digest", ref("digest")},
                   {"point", about("Of a sweep: paths and values.", map_of(text())), Presence::sometimes},
                   {"teams", map_of(team(change()))},
                   {"design", design(), Presence::sometimes},
                   {"design_difference", design(), Presence::sometimes}});
}

} // namespace

Json of_compare() {
    return result("`cutline compare`", {{"baseline", text()},
                                        {"teams", map_of(team({{"p", ref("figure")}}))},
                                        {"design", design(), Presence::sometimes},
                                        {"alternatives", map_of(alternative())}});
}

} // namespace cutline::schema
