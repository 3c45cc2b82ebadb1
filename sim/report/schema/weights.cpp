#include "report/schema/parts.hpp"

namespace cutline::schema {
namespace {

const Json& number() {
    static const Json schema{{"type", "number"}};
    return schema;
}

Json tuple(const std::vector<Json>& items) {
    return {{"type", "array"}, {"prefixItems", items}, {"items", false}, {"minItems", items.size()}};
}

Json options() {
    return options_with(
        {{"level", or_null(ref("id"))},
         {"dirichlet", or_null(number())},
         {"order", list_of(list_of(ref("id")))},
         {"within", map_of(tuple({number(), or_null(number()), one_of_words({"points", "share"})}))},
         {"ratio", map_of(tuple({number(), or_null(number())}))}});
}

Json team() {
    return object({{"name", text()},
                   {"final", ref("figure")},
                   {"nominal", about("At the scenario's own weights.", ref("figure"))},
                   {"acceptability",
                    about("Of each rank in a round, the first first.", map_of(list_of(ref("figure"))))},
                   {"pairwise", about("Of ranking above another team.", map_of(map_of(ref("figure"))))},
                   {"entropy", about("Bits, of its rank.", map_of(ref("figure")))},
                   {"central_weights", about("Mean weights where it is a finalist; null where it hardly is.",
                                             or_null(map_of(ref("figure"))))},
                   {"confidence", about("Of the final at its central weights.", or_null(ref("figure")))}});
}

Json effects() {
    return map_of(object({{"final", ref("figure")}, {"difference", ref("figure")}}));
}

Json left_out() {
    const auto teams =
        object({{"teams", effects()},
                {"reversals", about("Pairs that change places.", list_of(tuple({ref("id"), ref("id")})))}});
    return object({{"criteria", map_of(effects())}, {"teams", map_of(teams)}});
}

Json flip() {
    const auto weights = map_of(number());
    const auto nearest =
        object({{"finalists", ref("ids")}, {"distance", ref("figure")}, {"weights", weights}});
    const auto check = object({{"weights", weights},
                               {"distance", number()},
                               {"difference", ref("figure")},
                               {"trials", ref("count")},
                               {"holds", {{"type", "boolean"}}}});
    return about("How little the weights must change for others to be the likeliest finalists.",
                 object({{"finalists", ref("ids")},
                         {"chance", ref("figure")},
                         {"trials", ref("count")},
                         {"nearest", or_null(nearest)},
                         {"check", or_null(check)}}));
}

Json stability() {
    const auto end = object({{"weight", ref("figure")}, {"finalists", or_null(ref("ids"))}});
    return about("How far one weight can go before they change.",
                 map_of(object({{"low", end}, {"high", end}})));
}

} // namespace

Json of_weights() {
    const auto grid = object({{"weights", map_of(number())}, {"final", map_of(ref("share"))}});
    return result("`cutline weights`",
                  {{"criteria", map_of(object({{"name", text()}, {"nominal", number()}}))},
                   {"teams", map_of(team())},
                   {"leave_one_out", left_out()},
                   {"flip", flip()},
                   {"stability", stability()},
                   {"grid", list_of(grid), Presence::sometimes}},
                  options());
}

} // namespace cutline::schema
