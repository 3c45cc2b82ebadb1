#pragma once
/// What else a scenario file holds: rules not decided yet, and variants.

#include "report/json_parts.hpp"

#include <cutline/plan/game.hpp>
#include <cutline/report/page.hpp>

namespace cutline {

void describe_open_rules(const Game& game, Page& page);
/// @param document  may be null
void describe_variants(const Node& document, Page& page);

/// The variants by name, each with its title and the paths that it changes.
[[nodiscard]] Json variants_json(const Node& document);
/// The open rules by name, each with the chances of its variants.
[[nodiscard]] Json open_rules_json(const Game& game);

} // namespace cutline
