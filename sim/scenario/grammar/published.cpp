#include "scenario/grammar/numbers.hpp"
#include "scenario/grammar/rounds.hpp"

namespace cutline::grammar {
namespace {

const Shape& printed() {
    static const Shape shape{
        .kind = Kind::printed, .what = "points as published", .measure = &measure::expected};
    return shape;
}

const Shape& printed_by_id() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of criteria to points", .element = printed};
    return shape;
}
const Shape& scores() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of teams to their scores", .element = printed_by_id};
    return shape;
}
const Shape& shared_place() {
    static const Shape shape{.kind = Kind::record,
                             .what = "teams that share a place",
                             .keys = {{"teams", id_or_ids, "The teams.", true},
                                      {"within", constant<measure::tolerance>,
                                       "How far apart they may be, in points; default 0.05."}},
                             .mark = "teams"};
    return shape;
}
const Shape& placing() {
    static const Shape shape{.kind = Kind::one_of,
                             .what = "a team, a list of teams, or {teams: […], within: 0.05}",
                             .options = {id, ids, shared_place}};
    return shape;
}
const Shape& placings() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of criteria to teams", .element = placing};
    return shape;
}
const Shape& tops() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of criteria to lists of teams", .element = id_or_ids};
    return shape;
}
const Shape& cause() {
    static const Shape shape{
        .kind = Kind::cause, .what = "cut, withdrew or gate:NAME", .words = {"cut", "withdrew"}};
    return shape;
}
const Shape& exits() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of teams to cut, withdrew or gate:NAME", .element = cause};
    return shape;
}

} // namespace

const Shape& published() {
    static const Shape shape{.kind = Kind::record,
                             .name = "published",
                             .what = "a block of published results",
                             .keys = {{"scores", scores, "Scores by team and criterion, as printed."},
                                      {"mean", printed_by_id, "Means over the field, as printed."},
                                      {"best", placings, "Who scored highest."},
                                      {"worst", placings, "Who scored lowest."},
                                      {"top", tops, "Teams that ranked above all others."},
                                      {"exits", exits, "Who left and why; everyone else stayed."},
                                      {"field", ids, "Who took part, where entry was by chance."}}};
    return shape;
}

} // namespace cutline::grammar
