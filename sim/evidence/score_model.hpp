#pragma once
/// The distribution of the teams' raw scores in all held rounds, given the uncertain numbers: normal, team by
/// team, with means of their own and a `Scatter` that teams alike share.

#include "evidence/chance.hpp"
#include "evidence/facts.hpp"
#include "evidence/scatter.hpp"

#include <cutline/engine/draws.hpp>
#include <cutline/plan/plan.hpp>
#include <cutline/random/known.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace cutline::evidence {

class ScoreModel {
  public:
    /// @param coordinates  team by team. Everything outlives the model.
    ScoreModel(const Plan& plan, const std::vector<HeldRound>& held, std::span<const Coordinate> coordinates);

    /// The teams' coordinates, a block of neighbours each.
    struct Block {
        TeamId team;
        std::size_t first, count;
        std::size_t scatter; ///< whose
    };
    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
    [[nodiscard]] const Scatter& scatter(const Block& block) const { return scatters_[block.scatter]; }

    /// Learn uncertain numbers: those that move means; those that spread scores.
    void learn_means(std::span<const double> drawn);
    void learn_spreads(std::span<const double> drawn);

    [[nodiscard]] double mean(std::size_t i) const { return mean_[i]; }
    /// The logarithm of the density at x of some teams' scores, but for a constant.
    [[nodiscard]] double log_density(std::span<const double> x, TeamSet teams) const;
    [[nodiscard]] double log_density(std::span<const double> x) const { return log_density(x, teams_); }
    /// The standard normals that make x, and back.
    void whiten(std::span<const double> x, std::span<double> y) const;
    void colour(std::span<const double> y, std::span<double> x) const;

    /// Draws the normals of strength, growth, profile, form and noise given x (Matheron's rule: a draw from
    /// the prior, moved by the share of each normal in what x differs from it), and writes them down.
    /// @return the strength, a share of the points
    double explain(const Block& block, std::span<const double> x, Chance& chance, const DrawKeys& keys,
                   std::size_t draw, Stretch& stretch) const;

  private:
    [[nodiscard]] Key key_of(const Source& source, TeamId team, const DrawKeys& keys) const;

    const Plan& plan_;
    const std::vector<HeldRound>& held_;
    std::span<const Coordinate> coordinates_;
    std::vector<Block> blocks_;
    TeamSet teams_;
    std::vector<Scatter> scatters_;
    std::vector<double> mean_;
    mutable std::vector<double> apart_;
};

} // namespace cutline::evidence
