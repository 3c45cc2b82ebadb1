#pragma once
/// Which published results can't hold together.

#include "evidence/splitting.hpp"

#include <vector>

namespace cutline::evidence {

/// Of facts that no world agrees with, a set that none agrees with either, from which none can be left out.
/// (Deletion filter: Chinneck, Feasibility and Infeasibility in Optimization, 2008, section 6.1.)
[[nodiscard]] std::vector<const Fact*> irreducible(const Model& model, const Directions& directions, Key key);

} // namespace cutline::evidence
