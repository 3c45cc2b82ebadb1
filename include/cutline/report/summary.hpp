#pragma once
/// What a scenario file says, in words: so that its writer sees whether the program understood it.

#include <cutline/plan/game.hpp>
#include <cutline/report/page.hpp>
#include <cutline/scenario/node.hpp>

#include <string>

namespace cutline {

/// @param document  the file as loaded, for its variants; null for an API user
[[nodiscard]] Page summary_page(const Game& game, const Node& document);

/// The resolved scenario, its digest, the size of what it describes, its open rules and variants, for
/// programs; ends in a newline.
/// @param document  as above
[[nodiscard]] std::string summary_json(const Game& game, const Node& document);

} // namespace cutline
