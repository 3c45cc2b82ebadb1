#pragma once
/// A team's raw scores in all held rounds together: a normal distribution, given the uncertain numbers.
///
/// Before rounding and clamping, the share of the points of leaf l in round r is
///   x = E_l/P_l + growth × months + S z + G months z' + Q_l z_l + F_r z_r + N_rl z_rl
/// with independent standard normals z: strength, growth, profile, form, noise. So x has a mean and a
/// covariance in closed form, and given x the normals have one too.

#include "evidence/chance.hpp"
#include "evidence/facts.hpp"
#include "evidence/matrix.hpp"

#include <cutline/engine/draws.hpp>
#include <cutline/plan/plan.hpp>
#include <cutline/random/known.hpp>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace cutline::evidence {

/// One raw score that draws move.
struct Coordinate {
    std::size_t held; ///< position among the held rounds
    TeamId team;
    LeafId leaf;
};

class TeamModel {
  public:
    /// @param coordinates  the team's, at least one. Everything outlives the model.
    TeamModel(const Plan& plan, const std::vector<HeldRound>& held, TeamId team,
              std::vector<Coordinate> coordinates);

    [[nodiscard]] TeamId team() const { return team_; }
    [[nodiscard]] std::size_t size() const { return coordinates_.size(); }
    /// The coordinates that each source of randomness moves together, and by how much, in shares.
    [[nodiscard]] std::vector<std::vector<std::pair<std::size_t, double>>> joint_moves() const;

    /// Learns the uncertain numbers; those that spread scores have changed since the last time, or not.
    void update(std::span<const double> drawn, bool spreads_changed = true);

    [[nodiscard]] double mean(std::size_t i) const { return mean_[i]; }
    [[nodiscard]] double covariance(std::size_t i, std::size_t j) const { return covariance_.at(i, j); }
    [[nodiscard]] double precision(std::size_t i, std::size_t j) const { return precision_.at(i, j); }

    /// The logarithm of the density at x, but for a constant.
    [[nodiscard]] double log_density(std::span<const double> x) const;
    /// The standard normals that make x, and back.
    void whiten(std::span<const double> x, std::span<double> y) const;
    void colour(std::span<const double> y, std::span<double> x) const;
    /// Precision × (x - mean).
    void pull(std::span<const double> x, std::span<double> result) const;

    /// Draws the normals of strength, growth, profile, form and noise given x (Matheron's rule: a draw from
    /// the prior, moved by the share of each normal in what x differs from it), and writes them down.
    /// @return the strength, a share of the points
    double explain(std::span<const double> x, Chance& chance, const DrawKeys& keys, std::size_t draw,
                   Stretch& stretch) const;

  private:
    /// A standard normal, its stream, and what it moves.
    struct Source {
        enum class Kind { strength, growth, profile, form, noise } kind;
        std::size_t held = 0;
        LeafId leaf{};
        std::vector<std::size_t> moves{}; ///< coordinates
        const Value* spread;
    };
    [[nodiscard]] double loading(const Source& source, double spread, std::size_t coordinate) const;
    void update_spreads(std::span<const double> drawn);
    [[nodiscard]] Key key_of(const Source& source, const DrawKeys& keys) const;
    void add_source(Source::Kind kind, const Value& spread, std::size_t held, LeafId leaf,
                    std::vector<std::size_t> moves);

    const Plan& plan_;
    const std::vector<HeldRound>& held_;
    TeamId team_;
    std::vector<Coordinate> coordinates_;
    std::vector<Source> sources_;

    std::vector<double> spreads_; ///< by source
    std::vector<double> mean_;
    std::vector<double> least_; ///< standard deviation of what no source moves
    Matrix covariance_, lower_, precision_;
    double log_determinant_ = 0; ///< half of it
    std::vector<double> room_;
};

} // namespace cutline::evidence
