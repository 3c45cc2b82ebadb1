#pragma once
/// Scores rescaled within the field.

#include "engine/batch/kernels/column.hpp"

#include <cutline/base/team_set.hpp>
#include <cutline/scenario/scenario.hpp>

#include <cstddef>
#include <span>

namespace cutline::batch {

/// A team's scores of one leaf, as shares of its points.
struct TeamScores {
    TeamId team;
    const double* measured;
    double* entering; ///< out; means nothing in lanes in which the team is not in the field
};

/// Rescales one leaf by the team's standing within `field`, lane by lane.
void normalise(std::size_t lanes, Normalise how, std::span<const TeamScores> teams, const TeamSet* field);

} // namespace cutline::batch
