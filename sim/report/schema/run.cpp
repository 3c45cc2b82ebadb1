#include "report/schema/parts.hpp"

namespace cutline::schema {
namespace {

Json counts_by(std::string_view keys) {
    return {{"type", "object"}, {"propertyNames", ref(keys)}, {"additionalProperties", ref("count")}};
}

Json team_in_round() {
    return object({{"entered", ref("count")},
                   {"survived", ref("count")},
                   {"p", about("Of surviving it, among all trials.", ref("share"))},
                   {"low", ref("share")},
                   {"high", ref("share")},
                   {"proven", {{"const", true}}, Presence::sometimes},
                   {"exits", about("Causes that occurred.", counts_by("cause"))},
                   {"last_exits", about("Exits after which it never came back.", counts_by("cause"))}});
}

Json team() {
    return object({{"name", text()},
                   {"final", ref("estimate")},
                   {"rounds", map_of(team_in_round())},
                   {"awards", about("Expected amounts.", map_of({{"type", "number"}}))}});
}

Json final_set() {
    return object({{"teams", ref("ids")},
                   {"count", ref("count")},
                   {"p", ref("share")},
                   {"low", ref("share")},
                   {"high", ref("share")},
                   {"proven", {{"const", true}}, Presence::sometimes}});
}

Json round() {
    return object(
        {{"survivors",
          about("How many survive, in how many trials.", {{"type", "object"},
                                                          {"propertyNames", {{"pattern", "^[0-9]+$"}}},
                                                          {"additionalProperties", ref("count")}})},
         {"ties", about("Trials in which totals tie across the cut.", ref("count"))},
         {"path",
          about("The sets that survive it, commonest first; null where there may be too many to count.",
                or_null(list_of(object({{"teams", ref("ids")}, {"count", ref("count")}}))))},
         {"flows", about("Who came from which round, or by `entry`.", map_of(counts_by("id")))}});
}

Json evidence() {
    const Json ranks = about("The share of each rank, the first first.", map_of(list_of(ref("share"))));
    return about("What published results say.",
                 object({{"ess", about("Independent draws that the draws are worth.", {{"type", "number"}})},
                         {"draws", {{"type", "number"}}},
                         {"split_r_hat", {{"type", "number"}}},
                         {"acceptance", ref("share")},
                         {"teams", map_of(object({{"strength", ref("belief")},
                                                  {"totals", map_of(ref("belief"))},
                                                  {"ranks", ranks}}))}}));
}

} // namespace

Json of_run() {
    return result(
        "`cutline run`",
        {{"teams", map_of(team())},
         {"finals", about("The sets of finalists, commonest first; null where there may be too many to "
                          "count.",
                          or_null(list_of(final_set())))},
         {"rounds", map_of(round())},
         {"evidence", evidence(), Presence::sometimes},
         {"design", design(), Presence::sometimes}});
}

} // namespace cutline::schema
