#pragma once
/// What a study of weights plays once it knows its central weights: confidence factors, and each team left
/// out.

#include <cutline/analysis/weight_study.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace cutline {

/// Second runs play at most so many trials, and none that the first one has played.
inline constexpr std::uint64_t most_second_trials = std::uint64_t{1} << 20;
/// Those that play a whole competition for each team, or many weightings, play at most so many.
inline constexpr std::uint64_t most_search_trials = std::uint64_t{1} << 18;

/// How second runs are played. Results depend on seed, trials and confidence alone.
struct SecondRuns {
    std::uint64_t seed = 1;
    std::uint64_t trials = 1'000'000; ///< of the first run; capped
    Confidence confidence{0.95};
    unsigned threads = 0;
    std::optional<Executor> executor{};
    std::function<bool(const Progress&)> on_progress{}; ///< false: stop
};

/// The chance of each team to be a finalist at its own central weights (Lahdelma & Salminen 2001); nothing
/// for a team that never was one. Nothing at all if it was stopped.
[[nodiscard]] std::optional<PerId<TeamId, std::optional<Estimate>>>
confidence_factors(const WeightStudy& study, const Acceptability& acceptability, const SecondRuns& runs);

/// The competition without one of its teams, under its own weights, on the same draws.
struct TeamLeftOut {
    TeamId team;
    PerId<TeamId, Estimate> final;
    PerId<TeamId, Estimated> difference; ///< from the final chance with all teams
    /// Rank reversals: pairs of which the first is likelier to be a finalist with all teams, and the second
    /// without this one; both intervals exclude equality.
    std::vector<std::pair<TeamId, TeamId>> reversals;
};

/// Each team left out in turn, its place being nobody's. Nothing if it was stopped.
[[nodiscard]] std::optional<std::vector<TeamLeftOut>> leave_teams_out(const WeightStudy& study,
                                                                      const SecondRuns& runs);

} // namespace cutline
