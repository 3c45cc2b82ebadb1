#pragma once
/// The scenario language as data: what may stand where. The checker, the JSON Schema and the docs are all
/// drawn from this one table, so that they can't disagree.

#include <cutline/scenario/measure.hpp>
#include <cutline/scenario/node.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace cutline::grammar {

enum class Kind {
    text,     ///< any scalar
    word,     ///< one of some words
    id,       ///< [a-z][a-z0-9_-]*
    flag,     ///< true or false
    date,     ///< YYYY-MM or YYYY-MM-DD
    constant, ///< a plain number
    printed,  ///< a plain number whose digits matter
    number,   ///< a number that may be uncertain
    interval, ///< [low, high]
    cause,    ///< cut, withdrew or gate:NAME
    record,   ///< a block with known keys
    by_id,    ///< a map from ids to one shape
    list,     ///< a list of one shape
    one_of    ///< the first of some shapes that fits
};

struct Shape;
/// A shape by name, so that shapes can hold each other.
using ShapeOf = const Shape& (*)();

struct Key {
    std::string_view name;
    ShapeOf shape;
    std::string_view summary;
    bool required = false;
};

struct Shape {
    Kind kind;
    std::string_view name{};               ///< of its definition in the schema; "": it is written out
    std::string_view what;                 ///< as messages say it: "a date, YYYY-MM or YYYY-MM-DD"
    std::string_view example{};            ///< for remedies: a value, `#` being a number; of `by_id`, an id
    std::vector<std::string_view> words{}; ///< of a word; of `by_id`, ids that it may not have
    const Measure* measure = nullptr;      ///< of a constant or number
    std::vector<Key> keys{};               ///< of a record
    ShapeOf element = nullptr;             ///< of a list or a map
    bool may_have_else = false;            ///< of `by_id`
    bool may_be_empty = false;             ///< a block for which nothing may stand
    std::string_view mark{};     ///< of a record among options: the key that tells it; "*": any key may stand
    std::string_view stand_in{}; ///< read instead of a value that is wrong, so that its id stays known
    bool checked_when_read = false; ///< of `by_id`: what stands in it is checked by its own reader
    std::vector<ShapeOf> options{}; ///< of one_of
};

/// The whole file.
const Shape& scenario();
/// What `set` and `variants` hold: a patch of the file.
const Shape& variant();

/// True where a node is a law such as {normal: [0, 1]}, and not a map of ids.
[[nodiscard]] bool is_law(const Node& node);

/// Whether a key may stand in any block and says nothing to the simulation: `note` and `source`.
[[nodiscard]] bool is_annotation(std::string_view key);

/// The option of a one_of that a node means, or null when none fits; any other shape is its own. A map that
/// has the mark of no option means the one block that knows most of its keys.
[[nodiscard]] const Shape* choose(const Shape& shape, const Node& node);

} // namespace cutline::grammar
