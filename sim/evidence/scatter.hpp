#pragma once
/// How the raw scores of one team scatter around their means, given the uncertain numbers: a covariance in
/// closed form, with its factors. Teams whose scores come of the same spreads share one.
///
/// Before rounding and clamping, the share of the points of leaf l in round r is
///   x = E_l/P_l + growth × months + S z + G months z' + Q_l z_l + F_r z_r + N_rl z_rl
/// with independent standard normals z: strength, growth, profile, form, noise.

#include "evidence/facts.hpp"
#include "evidence/matrix.hpp"

#include <cutline/plan/plan.hpp>

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

/// Coordinates that move together, and how far: coordinate, change per unit.
using Moves = std::vector<std::pair<std::size_t, double>>;

/// A standard normal, its stream, and what it moves.
struct Source {
    enum class Kind { strength, growth, profile, form, noise } kind;
    std::size_t held = 0;
    LeafId leaf{};
    Moves moves{}; ///< per unit of the spread
    Value spread{};
    friend bool operator==(const Source&, const Source&) = default;
};

/// What moves the raw scores of a team, and what stays with the team but moves none of them: all that is
/// known of a team is drawn together. @param coordinates  the team's, at least one
[[nodiscard]] std::vector<Source> sources_of(const Plan& plan, const std::vector<HeldRound>& held,
                                             std::span<const Coordinate> coordinates);

class Scatter {
  public:
    /// @param size  how many coordinates the sources move
    Scatter(std::vector<Source> sources, std::size_t size);

    [[nodiscard]] std::size_t size() const { return covariance_.size(); }
    [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }
    /// The source's standard deviation, a share of the points.
    [[nodiscard]] double spread(std::size_t source) const { return spreads_[source]; }
    /// Standard deviation of what no source moves: next to nothing.
    [[nodiscard]] double least(std::size_t coordinate) const { return least_[coordinate]; }

    /// Learns the uncertain numbers.
    void learn(std::span<const double> drawn);

    /// L of the covariance L L', and its inverse.
    [[nodiscard]] const Matrix& lower() const { return lower_; }
    [[nodiscard]] const Matrix& inverse() const { return inverse_; }
    /// Half the logarithm of the covariance's determinant.
    [[nodiscard]] double log_determinant() const { return log_determinant_; }

  private:
    std::vector<Source> sources_;
    std::vector<double> spreads_; ///< by source
    std::vector<double> least_;   ///< by coordinate
    Matrix covariance_, lower_, inverse_;
    double log_determinant_ = 0;
};

} // namespace cutline::evidence
