#pragma once
/// What single values are made of: text, ids, dates and numbers, and lists and maps of them.

#include "scenario/grammar.hpp"

namespace cutline::grammar {

const Shape& text();
const Shape& id();
const Shape& flag();
const Shape& date();
const Shape& ids();
const Shape& id_or_ids();

template <const Measure& measure_of>
const Shape& constant() {
    static const Shape shape{.kind = Kind::constant, .what = measure_of.what, .measure = &measure_of};
    return shape;
}

template <const Measure& measure_of>
const Shape& number() {
    static const Shape shape{.kind = Kind::number, .what = measure_of.what, .measure = &measure_of};
    return shape;
}

template <const Measure& measure_of>
const Shape& numbers_by_id() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of ids to numbers", .element = number<measure_of>};
    return shape;
}

template <const Measure& measure_of>
const Shape& numbers_by_id_or_else() {
    static const Shape shape{.kind = Kind::by_id,
                             .what = "a map of ids to numbers",
                             .element = number<measure_of>,
                             .may_have_else = true};
    return shape;
}

/// One number for all, or one for each id with `else` for the rest.
template <const Measure& measure_of>
const Shape& number_or_map() {
    static const Shape shape{.kind = Kind::one_of,
                             .what = "a number, or a map of ids to numbers",
                             .options = {number<measure_of>, numbers_by_id_or_else<measure_of>}};
    return shape;
}

} // namespace cutline::grammar
