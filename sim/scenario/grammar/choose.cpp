#include "scenario/grammar.hpp"

#include <cutline/numeric/law_catalogue.hpp>

#include <algorithm>

namespace cutline::grammar {

bool is_law(const Node& node) {
    if (!node.is_map())
        return false;
    return std::ranges::any_of(law_catalogue(), [&](const LawEntry& law) {
        const Node* value = node.find(law.name);
        // A team may be called `choice`: then a law stands there, or a plain number.
        return value != nullptr && (law.is_map ? value->is_map() && !is_law(*value) : value->is_list());
    });
}

bool is_annotation(std::string_view key) {
    return key == "note" || key == "source";
}

namespace {

/// Whether a node has what tells an option from the others.
bool fits(const Shape& option, const Node& node) {
    switch (option.kind) {
    case Kind::number:
        return node.is_scalar() || is_law(node);
    case Kind::record:
        return node.is_map() && (option.mark.empty() || node.has(option.mark));
    case Kind::by_id:
        return node.is_map();
    case Kind::list:
    case Kind::interval:
        return node.is_list();
    default:
        return node.is_scalar();
    }
}

std::ptrdiff_t known_keys(const Shape& option, const Node& node) {
    return std::ranges::count_if(option.keys, [&](const Key& key) { return node.has(key.name); });
}

} // namespace

const Shape* choose(const Shape& shape, const Node& node) {
    if (shape.kind != Kind::one_of)
        return &shape;
    for (const auto option : shape.options)
        if (fits(option(), node))
            return &option();
    const Shape* nearest = nullptr;
    std::ptrdiff_t most = 0;
    for (const auto option : shape.options)
        if (const auto known = known_keys(option(), node); known >= most) {
            nearest = known == most ? nullptr : &option();
            most = known;
        }
    return nearest;
}

} // namespace cutline::grammar
