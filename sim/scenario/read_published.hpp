#pragma once
/// From checked nodes to what was published about a round.

#include "scenario/spot.hpp"

#include <cutline/scenario/scenario.hpp>

namespace cutline {

[[nodiscard]] Published read_published(const Spot& spot);

} // namespace cutline
