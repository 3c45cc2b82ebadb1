#pragma once
/// What the weighting decides: stochastic multicriteria acceptability analysis (SMAA-2: Lahdelma & Salminen,
/// Operations Research 49, 2001), from one ranking extended to a competition in rounds.
/// docs/methods/weights.md has the formulas.

#include <cutline/analysis/survival.hpp>
#include <cutline/numeric/interval.hpp>
#include <cutline/plan/studied_weights.hpp>
#include <cutline/run/run_counts.hpp>
#include <cutline/tally/jackknife.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cutline {

struct WeightStudyOptions {
    WeightRule rule = {};
    std::optional<std::string> level = {}; ///< the criterion whose parts are weighed; absent: the top level
    bool grid = false;                     ///< the final chances over the whole simplex too
};

/// Ranks and wins of a team in one round, in which only those who are scored are ranked. Ties share: of k
/// teams with one total each has each of their k ranks with weight 1/k, and half a win against the others.
struct RankAcceptability {
    std::vector<Estimate> ranks;   ///< [rank], best first: their sum is the chance of being scored
    PerId<TeamId, Estimate> beats; ///< pairwise winning index: the chance to rank above, both being scored
    Estimated entropy; ///< bits, of the team's rank given that it is scored; 0: always the same rank
};

struct TeamAcceptability {
    TeamId team;
    Estimate final;   ///< under drawn weights
    Estimate nominal; ///< under the scenario's own
    PerId<RoundId, RankAcceptability> rounds;
    std::vector<Estimated> central; ///< mean weight of each criterion given that the team is a finalist
    bool has_central = false;       ///< it was one in some trial
    std::vector<Estimate>
        without_criterion; ///< final, with no weight on this criterion and more on the others
    std::vector<Estimated> without_difference; ///< from nominal, on the same draws
};

struct GridPoint {
    std::vector<double> weights;
    PerId<TeamId, Estimate> final;
};

struct Acceptability {
    std::uint64_t trials = 0;
    Confidence confidence{0.95};
    std::vector<TeamAcceptability> teams; ///< in the order of the roster
    std::vector<GridPoint> grid;
};

/// The points of the simplex of some weights whose coordinates are multiples of a step: a hundredth for two
/// weights, a twentieth for three (231 points), and for more the finest step of a tenth, fifth, quarter …
/// that makes at most 300 points.
[[nodiscard]] std::vector<std::vector<double>> simplex_lattice(std::size_t weights, double total);

/// Immutable; a player may be used by several threads at once.
class WeightStudy {
  public:
    /// @param game  outlives the study
    /// @throws InputError if weights can't be drawn so, or the competition is too large to be counted
    WeightStudy(const Game& game, WeightStudyOptions options);

    [[nodiscard]] const Game& game() const { return game_; }
    [[nodiscard]] const WeightStudyOptions& options() const { return options_; }
    [[nodiscard]] const StudiedWeights& studied() const { return studied_; }
    [[nodiscard]] const SimplexLaw& law() const { return law_; }

    /// Those that are played on the same draws: nominal, without each criterion in turn, the grid.
    [[nodiscard]] const std::vector<std::vector<double>>& weightings() const { return weightings_; }

    [[nodiscard]] Counts empty() const;
    /// Lives as long as the study. A trial costs one with drawn weights, and that of the grid.
    [[nodiscard]] CountTrials player(std::uint64_t seed, Engine engine) const;
    /// Of the final chances.
    [[nodiscard]] double widest(const Counts& counts, Confidence confidence) const;
    [[nodiscard]] Acceptability estimate(const Counts& counts, Confidence confidence) const;

  private:
    const Game& game_;
    WeightStudyOptions options_;
    StudiedWeights studied_;
    SimplexLaw law_;
    Game drawn_; ///< with weights drawn anew in each trial
    std::vector<std::vector<double>> weightings_;
};

} // namespace cutline
