#pragma once
/// Everything about the held rounds that does not change from draw to draw.

#include "evidence/directions.hpp"
#include "evidence/facts.hpp"
#include "evidence/score_model.hpp"

#include <cutline/plan/plan.hpp>
#include <cutline/plan/roster.hpp>

#include <cstddef>
#include <vector>

namespace cutline::evidence {

/// What an uncertain number moves.
struct Touch {
    std::size_t draw; ///< in Plan::numbers
    bool scores;      ///< rounding, weights, bars, counts: whether facts hold
    bool chances;     ///< of what has happened
    bool means;       ///< of raw scores
    bool spreads;     ///< of raw scores
    [[nodiscard]] bool abilities() const { return means || spreads; }
};

/// Immutable.
struct Model {
    Model(Plan the_plan, const Roster& the_roster, std::vector<HeldRound> rounds);

    Plan plan;
    const Roster& roster;
    std::vector<HeldRound> held;
    std::vector<Coordinate> coordinates; ///< team by team; those that no fact asks about are left out
    std::vector<Touch> touches;
    std::vector<std::size_t> weights; ///< drawn weights that matter, in Plan::weights
    bool carries;                     ///< a held round carries totals over

    /// The distribution of the raw scores, for one sampler.
    [[nodiscard]] ScoreModel score_model() const { return {plan, held, coordinates}; }
};

} // namespace cutline::evidence
