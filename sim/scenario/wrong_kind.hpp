#pragma once
/// Says that another kind of value stands where a shape is expected, and what would be right.

#include "scenario/grammar.hpp"

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/node.hpp>

#include <string>

namespace cutline {

/// @param remedy  what would be right; "": it is guessed
void refuse_kind(const grammar::Shape& shape, const Node& node, const std::string& path,
                 Diagnostics& diagnostics, std::string remedy = {});

} // namespace cutline
