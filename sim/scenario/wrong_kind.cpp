#include "scenario/wrong_kind.hpp"

#include "scenario/word_form.hpp"

#include <cutline/scenario/number_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cutline {
namespace {

using grammar::Kind;
using grammar::Shape;

bool takes_a_list(const Shape& shape) {
    return shape.kind == Kind::list ||
           std::ranges::any_of(shape.options, [](const auto option) { return takes_a_list(option()); });
}

/// "{raters: 7, spread: 12%}" for the number 7.
std::string example_with(std::string_view example, const Node& node) {
    const auto sign = example.find('#');
    if (sign == std::string_view::npos)
        return std::string{example};
    const bool is_number = node.is_plain() && parse_number(node.text);
    return fmt::format("{}{}{}", example.substr(0, sign), is_number ? node.text : "7",
                       example.substr(sign + 1));
}

std::string guess_remedy(const Shape& shape, const Node& node) {
    if (takes_a_list(shape) && node.is_scalar() && is_id(node.text))
        return fmt::format("write [{}]", node.text);
    if (shape.kind != Kind::by_id && !shape.example.empty())
        return "write " + example_with(shape.example, node);
    if (shape.kind == Kind::by_id && !shape.example.empty() && !node.is_map())
        return fmt::format("write '{}: …' for each, without '-' and '[ ]'", shape.example);
    return {};
}

} // namespace

void refuse_kind(const Shape& shape, const Node& node, const std::string& path, Diagnostics& diagnostics,
                 std::string remedy) {
    if (remedy.empty())
        remedy = guess_remedy(shape, node);
    const bool has_marks = shape.kind == Kind::one_of && node.is_map();
    const auto found = has_marks ? "neither" : describe(node);
    diagnostics.error(node.place, path, fmt::format("expected {}, found {}", shape.what, found),
                      std::move(remedy));
}

} // namespace cutline
