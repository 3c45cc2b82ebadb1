#include "scenario/grammar/teams.hpp"

#include "scenario/grammar/numbers.hpp"

namespace cutline::grammar {
namespace {

const Shape& team() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "team",
        .what = "a team",
        .keys = {{"name", text, "Its label, in any language."},
                 {"expected", numbers_by_id<measure::expected>,
                  "Mean points on each criterion at the reference date."},
                 {"growth", number<measure::growth>, "Share of a criterion's points gained per month."},
                 {"withdraw", number<measure::chance>, "Chance of leaving, for each round entered."}},
        .may_be_empty = true};
    return shape;
}

} // namespace

const Shape& teams() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of teams", .example = "oak", .element = team};
    return shape;
}

const Shape& spread() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "spread",
        .what = "a block of standard deviations",
        .keys = {{"strength", number_or_map<measure::spread>,
                  "How much better a team is than expected, by team."},
                 {"profile", number_or_map<measure::spread>, "The same on one criterion, by leaf criterion."},
                 {"growth", number_or_map<measure::spread>, "Of the growth per month, by team."},
                 {"form", number_or_map<measure::spread>, "Of one round, by team."},
                 {"noise", number_or_map<measure::spread>, "Of one score, by leaf criterion."}},
        .may_be_empty = true};
    return shape;
}
const Shape& spread_again() {
    static const Shape shape{.kind = Kind::record,
                             .what = "a block that says form or noise anew",
                             .keys = {{"form", number_or_map<measure::spread>, "Of this round, by team."},
                                      {"noise", number_or_map<measure::spread>,
                                       "Of one score in this round, by leaf criterion."}}};
    return shape;
}

} // namespace cutline::grammar
