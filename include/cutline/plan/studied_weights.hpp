#pragma once
/// The weights that a study of weighting rules changes: those of the criteria at one level of the tree, in
/// every round that has no published results.

#include <cutline/numeric/simplex.hpp>
#include <cutline/plan/game.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cutline {

/// A criterion whose weight is studied.
struct StudiedCriterion {
    std::string id;
    std::string name;
    double nominal; ///< the weight that the scenario gives it; an uncertain one counts with its mean
};

/// How weights are drawn: uniform on the simplex or Dirichlet, if need be under constraints. Weights sum to
/// the nominal ones.
struct WeightRule {
    struct Bounds {
        std::string id;
        Support within;        ///< points, or shares of the sum
        bool is_share = false; ///< of the sum
    };
    struct Ratio {
        std::string above, below;
        Support within; ///< of the weight of `above` over that of `below`
    };
    std::optional<double> concentration = {}; ///< Dirichlet around the nominal weights; absent: uniform
    std::vector<std::vector<std::string>> orders = {}; ///< each with the largest first
    std::vector<Bounds> within = {};
    std::vector<Ratio> ratios = {};
};

/// Immutable; may be shared between threads.
class StudiedWeights {
  public:
    /// @param game   needn't outlive this
    /// @param level  the criterion whose parts are studied, sharing its weight; absent: the top level
    /// @throws InputError if there is no such criterion, fewer than two weights to study, or nothing to share
    explicit StudiedWeights(const Game& game, const std::optional<std::string>& level = {});

    [[nodiscard]] const std::vector<StudiedCriterion>& criteria() const { return criteria_; }
    [[nodiscard]] std::vector<double> nominal() const;
    /// The sum of the nominal weights, > 0.
    [[nodiscard]] double total() const { return total_; }

    /// The law of a rule. @throws InputError, all errors at once; also for a rule that less than a millionth
    /// of the weights obeys
    [[nodiscard]] SimplexLaw law(const WeightRule& rule) const;

    /// Gives a plan other weights. A criterion's weight is shared over the leaves below it as the round
    /// shares its own. @param which  of the game's plans it is  @param weights  one for each criterion
    void set(Plan& plan, std::size_t which, std::span<const double> weights) const;

    /// The game with weights that every trial draws anew, from the stream ("weights", "study"). In each plan
    /// they are the last of a trial's drawn numbers.
    [[nodiscard]] Game drawn(Game game, const SimplexLaw& law) const;

    /// How a round's total is made up of the weights: of which leaf, for which criterion, with which share of
    /// its weight.
    struct Part {
        LeafId leaf;
        std::size_t criterion;
        double share;
    };
    /// In the order of the leaves; empty where the round's weights are left alone.
    [[nodiscard]] const std::vector<Part>& parts(std::size_t plan, std::size_t round) const {
        return parts_[plan][round];
    }

  private:
    [[nodiscard]] std::vector<Part> parts_of(const Plan& plan, const RoundPlan& round) const;

    std::vector<StudiedCriterion> criteria_;
    double total_ = 0;
    std::vector<std::vector<std::vector<Part>>> parts_; ///< by plan, by position of the round
};

} // namespace cutline
