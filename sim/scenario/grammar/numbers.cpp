#include "scenario/grammar/numbers.hpp"

namespace cutline::grammar {

const Shape& text() {
    static const Shape shape{.kind = Kind::text, .what = "text"};
    return shape;
}
const Shape& id() {
    static const Shape shape{.kind = Kind::id, .name = "id", .what = "an id"};
    return shape;
}
const Shape& flag() {
    static const Shape shape{.kind = Kind::flag, .what = "true or false"};
    return shape;
}
const Shape& date() {
    static const Shape shape{
        .kind = Kind::date, .name = "date", .what = "a date, YYYY-MM or YYYY-MM-DD", .stand_in = "?"};
    return shape;
}

const Shape& ids() {
    static const Shape shape{.kind = Kind::list, .name = "ids", .what = "a list of ids", .element = id};
    return shape;
}
const Shape& id_or_ids() {
    static const Shape shape{.kind = Kind::one_of, .what = "an id or a list of ids", .options = {id, ids}};
    return shape;
}

} // namespace cutline::grammar
