#pragma once
/// How little the weights must change for others to be the likeliest finalists.

#include <cutline/analysis/weight_second_runs.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace cutline {

/// Where, on the way from the nominal weights, another set of finalists becomes the likeliest.
struct Flip {
    std::vector<double> weights; ///< there
    Estimated distance; ///< total variation from the nominal weights, 0 … 1: the share that changes hands
    std::vector<TeamId> to; ///< who are the likeliest then
};

/// A run a little beyond a flip, on trials that found none.
struct FlipCheck {
    std::vector<double> weights;
    double distance = 0;
    Estimated difference; ///< chance of the new finalists less that of the old, at these weights
    std::uint64_t trials = 0;
    bool holds = false; ///< the interval excludes zero
};

/// How far one weight can go, the others keeping their proportions, before the likeliest finalists change.
struct StabilityEnd {
    Estimated weight;                      ///< 0, or the sum of the weights, where none change
    std::optional<std::vector<TeamId>> to; ///< who are the likeliest beyond; none: it goes all the way
};
struct Stability {
    StabilityEnd low, high;
};

struct FlipStudy {
    std::vector<TeamId> finalists;    ///< the likeliest at the nominal weights
    Estimate chance;                  ///< that it is just they
    std::optional<Flip> nearest;      ///< none was found
    std::optional<FlipCheck> check;   ///< of the nearest
    std::vector<Stability> stability; ///< by criterion
    std::uint64_t trials = 0;         ///< of the run that places the flips
};

/// Looks for the nearest flip, by simulation on common draws: along every transfer of weight from one
/// criterion to another, which is where a boundary that is flat is nearest, and towards the nearest points of
/// a lattice over the whole simplex on which others are the likeliest; then finely where it is found. Nothing
/// if it was stopped.
[[nodiscard]] std::optional<FlipStudy> find_flips(const WeightStudy& study, const SecondRuns& runs);

} // namespace cutline
