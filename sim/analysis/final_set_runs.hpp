#pragma once
/// How often some sets of teams are the finalists under many weightings.

#include <cutline/analysis/weight_second_runs.hpp>
#include <cutline/base/team_set.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace cutline {

/// Sets that may be the likeliest finalists somewhere, the commonest first, from a short run.
[[nodiscard]] std::vector<TeamSet>
likely_sets(const WeightStudy& study, const std::vector<std::vector<double>>& weightings, std::uint64_t seed);

/// One counter for each weighting and set, [weighting][set]. Nothing if the run was stopped.
[[nodiscard]] std::optional<Counts> count_sets(const WeightStudy& study,
                                               const std::vector<std::vector<double>>& weightings,
                                               const std::vector<TeamSet>& sets,
                                               const CountsOptions& options);

} // namespace cutline
