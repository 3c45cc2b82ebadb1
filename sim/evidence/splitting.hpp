#pragma once
/// Finds worlds that agree with the evidence, however rare they are, and whether there are any.
///
/// Multilevel splitting (Kahn & Harris 1951; Botev & Kroese, Statistics and Computing 22, 2012): worlds
/// imagined without the evidence are ranked by how many points they miss it by; the better half lives on and
/// is doubled, and each walks within what the worst of the half misses; again and again until they miss it by
/// nothing. What is missed may come in steps; where most stand on one, those who are below it live on.

#include "evidence/sampler.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace cutline::evidence {

struct Start {
    std::vector<World> worlds; ///< that agree with all facts that count
    Reach reach;
    double log2_chance = 0; ///< estimated: of evidence about scores and chance together
};

/// @param items  the facts that count, by held round and fact; empty: all
/// @param worlds how many to look for; the same again while looking
/// @return nothing if no world comes near: the facts contradict one another, as far as this search can tell
[[nodiscard]] std::optional<Start> find_worlds(const Model& model, const Directions& directions,
                                               const std::vector<std::vector<bool>>& items,
                                               std::size_t worlds, Key key);

} // namespace cutline::evidence
