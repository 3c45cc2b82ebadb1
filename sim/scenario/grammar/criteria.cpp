#include "scenario/grammar/criteria.hpp"

#include "scenario/grammar/numbers.hpp"

namespace cutline::grammar {
namespace {

const Shape& normalise() {
    static const Shape shape{
        .kind = Kind::word, .what = "a way to normalise", .words = {"none", "top", "minmax", "rank"}};
    return shape;
}

} // namespace

const Shape& aggregate() {
    static const Shape shape{.kind = Kind::word, .what = "sum or geometric", .words = {"sum", "geometric"}};
    return shape;
}

namespace {

const Shape& panel() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "panel",
        .what = "a panel",
        .example = "{raters: #, spread: 12%}",
        .keys = {{"raters", constant<measure::raters>, "How many judges; the score is their mean.", true},
                 {"spread", number<measure::spread>, "Standard deviation of one judge.", true}}};
    return shape;
}

const Shape& criterion_block() {
    static const Shape shape{
        .kind = Kind::record,
        .what = "a criterion",
        .keys = {{"name", text, "Its label, in any language."},
                 {"points", constant<measure::points>, "Full points; of a criterion with parts, their sum."},
                 {"parts", criteria, "The criteria that it is the sum of."},
                 {"resolution", number<measure::resolution>, "Scores are rounded to this step."},
                 {"panel", panel, "Judges whose mean is the score; replaces the leaf's noise."},
                 {"normalise", normalise,
                  "Rescales the scores within the field: none, top, minmax or rank."}},
        .may_be_empty = false};
    return shape;
}
const Shape& criterion() {
    static const Shape shape{.kind = Kind::one_of,
                             .name = "criterion",
                             .what = "points, or a block with points or parts",
                             .stand_in = "1",
                             .options = {constant<measure::points>, criterion_block}};
    return shape;
}

} // namespace

const Shape& criteria() {
    static const Shape shape{.kind = Kind::by_id,
                             .name = "criteria",
                             .what = "a map of criteria",
                             .example = "tests",
                             .words = {"total", "dirichlet", "simplex"},
                             .element = criterion};
    return shape;
}

namespace {

const Shape& leaf_again() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "leaf_again",
        .what = "a block that says resolution, panel or normalise anew",
        .keys = {{"resolution", number<measure::resolution>, "Scores are rounded to this step."},
                 {"panel", panel, "Judges whose mean is the score."},
                 {"normalise", normalise, "Rescales the scores within the field."}}};
    return shape;
}

} // namespace

const Shape& criteria_again() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of leaf criteria", .element = leaf_again};
    return shape;
}

namespace {

const Shape& interval() {
    static const Shape shape{
        .kind = Kind::interval, .what = "an interval [low, high]", .measure = &measure::weight};
    return shape;
}
const Shape& intervals() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of ids to intervals", .element = interval};
    return shape;
}
const Shape& means() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of ids to mean weights", .element = constant<measure::weight>};
    return shape;
}
const Shape& dirichlet() {
    static const Shape shape{.kind = Kind::record,
                             .what = "Dirichlet weights",
                             .keys = {{"dirichlet", means, "Mean weights; their sum is kept.", true},
                                      {"concentration", constant<measure::concentration>,
                                       "How close the weights keep to the means.", true},
                                      {"order", ids, "Criteria by weight, largest first."},
                                      {"within", intervals, "Bounds on weights."}},
                             .mark = "dirichlet"};
    return shape;
}
const Shape& simplex() {
    static const Shape shape{
        .kind = Kind::record,
        .what = "weights on the simplex",
        .keys = {{"simplex", ids,
                  "Criteria whose weights are uniform over all that have their sum of points.", true},
                 {"order", ids, "Criteria by weight, largest first."},
                 {"within", intervals, "Bounds on weights."}},
        .mark = "simplex"};
    return shape;
}

} // namespace

const Shape& weights() {
    static const Shape shape{.kind = Kind::one_of,
                             .name = "weights",
                             .what = "a map of criteria to weights, or {dirichlet: …}, or {simplex: […]}",
                             .options = {dirichlet, simplex, numbers_by_id<measure::weight>}};
    return shape;
}

} // namespace cutline::grammar
