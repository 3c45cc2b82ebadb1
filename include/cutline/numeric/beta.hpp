#pragma once
/// The beta distribution: its two tails, and its quantile as a table that one uniform number looks up.

#include <cstddef>
#include <vector>

namespace cutline {

/// The probabilities on the two sides of a point: below + above = 1, each with its own relative accuracy.
struct Tails {
    double below;
    double above;
};

/// P(X <= x) and P(X > x) for X ~ Beta(a, b), a and b from 0.01 to 1e6; the smaller within 1e-12 relative, or
/// 1e-15 (a + b) if that is more.
[[nodiscard]] Tails beta_tails(double x, double a, double b);

/// P(X <= x) for X ~ Beta(a, b), the regularised incomplete beta function.
[[nodiscard]] double beta_cdf(double x, double a, double b);

/// The quantile of Beta(a, b) conditioned on low <= X <= high, tabulated once.
///
/// With x = 1 / (1 + e^-y), y has a smooth, log-concave density, x^a (1 - x)^b / B(a, b), for every a and b.
/// The table holds y and dy/du at 16 nodes per octave of u and of 1 - u, down to 2^-33, and cubic Hermite
/// interpolation between them keeps |F(x) - u| <= 1e-7, F being the conditional distribution function (3e-6
/// where a and b are both at most 0.1), but for the rounding of x to a double, which near x = 1 is coarse if
/// b < 1. Shape parameters from 0.01 to 1e6. 16 KB and less than 5 ms to make.
class BetaQuantile {
  public:
    struct Shape {
        double a;
        double b;
    };
    explicit BetaQuantile(Shape shape, double low = 0, double high = 1);

    /// The conditional quantile of u, in [low, high] and increasing in u; u outside [2^-33, 1 - 2^-33] is
    /// taken there.
    [[nodiscard]] double operator()(double u) const;

    /// P(low <= X <= high). Below 1e-12 the region is all rounding: the quantile is then linear from low to
    /// high.
    [[nodiscard]] double probability() const { return probability_; }

  private:
    struct Node {
        double y;
        double slope; ///< dy/du
    };
    static constexpr std::size_t segments_per_octave = 16;
    static constexpr std::size_t octaves = 32; ///< from 2^-33 to 2^-1

    /// The nodes from the lower end to the median of the conditioned law.
    [[nodiscard]] static std::vector<Node> lower_half(Shape shape, double y_low, double below,
                                                      double probability);
    [[nodiscard]] static double interpolate(const std::vector<Node>& nodes, double u);

    double low_;
    double high_;
    double probability_;
    std::vector<Node> lower_; ///< y against u; empty: linear
    std::vector<Node> upper_; ///< -y against 1 - u
};

} // namespace cutline
