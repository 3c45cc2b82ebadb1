#include <cutline/numeric/beta.hpp>
#include <cutline/numeric/elementary.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace cutline {

namespace {

using Shape = BetaQuantile::Shape;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// 1 / (1 + e^-y), down to the smallest double.
double logistic(double y) {
    const double odds = elementary::exp(y < 0 ? y : -y);
    return (y < 0 ? odds : 1) / (1 + odds);
}

double logit(double x) {
    if (x <= 0)
        return -infinity;
    return x >= 1 ? infinity : elementary::log(x / (1 - x));
}

/// log(x^a (1 - x)^b / B(a, b)): the log of the density of y = logit(x). With t = log(1 + e^-|y|), the nearer
/// of log(x) and log(1 - x) to 0 is -t and the other -|y| - t.
double log_density(Shape shape, double log_beta, double y) {
    const double t = elementary::log_1p(elementary::exp(-std::fabs(y)));
    return y * (y > 0 ? -shape.b : shape.a) - (shape.a + shape.b) * t - log_beta;
}

/// The continued fraction of the incomplete beta function by Lentz's method as Thompson & Barnett modified it
/// (Numerical Recipes, 3rd edition, section 6.4). Takes O(sqrt(max(a, b))) steps where x < (a + 1) / (a + b +
/// 2).
double beta_fraction(Shape shape, double x) {
    const auto [a, b] = shape;
    constexpr double tiny = 1e-300;
    const auto away_from_zero = [](double value) { return std::fabs(value) < tiny ? tiny : value; };
    double c = 1;
    double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (double m = 1; m <= 10'000; m += 1) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away_from_zero(1 + even * d);
        c = away_from_zero(1 + even / c);
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away_from_zero(1 + odd * d);
        c = away_from_zero(1 + odd / c);
        fraction *= d * c;
        if (std::fabs(d * c - 1) < 0x1p-52)
            break;
    }
    return fraction;
}

/// log P(Y <= y), which does not underflow.
double log_cdf(Shape shape, double log_beta, double y) {
    const double x = logistic(y);
    const Shape mirror{shape.b, shape.a};
    if (x < (shape.a + 1) / (shape.a + shape.b + 2))
        return log_density(shape, log_beta, y) + elementary::log(beta_fraction(shape, x) / shape.a);
    const double above =
        elementary::exp(log_density(shape, log_beta, y)) * beta_fraction(mirror, logistic(-y)) / shape.b;
    return above < 1 ? elementary::log(1 - above) : -infinity;
}

Tails tails_at_logit(Shape shape, double y) {
    if (y == -infinity)
        return {0, 1};
    if (y == infinity)
        return {1, 0};
    const double log_beta = elementary::log_beta(shape.a, shape.b);
    const double density = elementary::exp(log_density(shape, log_beta, y));
    const double x = logistic(y);
    if (x < (shape.a + 1) / (shape.a + shape.b + 2)) {
        const double below = std::min(1.0, density * beta_fraction(shape, x) / shape.a);
        return {below, 1 - below};
    }
    const double above = std::min(1.0, density * beta_fraction({shape.b, shape.a}, logistic(-y)) / shape.b);
    return {1 - above, above};
}

/// The y with log P(Y <= y) = log_p, log_p < log(1/2). The log of a log-concave law's distribution function
/// is concave, so Newton's steps can pass the root only once, to its left, and then climb to it.
double lower_tail_point(Shape shape, double log_beta, double log_p) {
    double y = (log_p + elementary::log(shape.a) + log_beta) / shape.a; // exact as x goes to 0
    y = std::min(y, elementary::log(shape.a / shape.b));                // the mode of y
    for (int step = 0; step < 200; ++step) {
        const double log_f = log_cdf(shape, log_beta, y);
        const double change = (log_p - log_f) / elementary::exp(log_density(shape, log_beta, y) - log_f);
        y += change;
        if (std::fabs(change) <= 1e-13 * std::max(1.0, std::fabs(y)))
            break;
    }
    return y;
}

/// P(from < Y < to) by Gauss-Legendre quadrature on 5 points: for steps along which the density changes
/// little.
double mass_between(Shape shape, double log_beta, double from, double to) {
    constexpr std::array<double, 3> points{0, 0.53846931010568309104, 0.90617984593866399280};
    constexpr std::array<double, 3> weights{128.0 / 225, 0.47862867049936646804, 0.23692688505618908751};
    const double middle = (from + to) / 2;
    const double half = (to - from) / 2;
    const auto density = [&](double y) { return elementary::exp(log_density(shape, log_beta, y)); };
    double sum = weights[0] * density(middle);
    for (std::size_t i = 1; i < points.size(); ++i)
        sum += weights[i] * (density(middle - half * points[i]) + density(middle + half * points[i]));
    return sum * half;
}

/// The point above `from` with that much mass between: Newton, halving a step that leaves the mass behind far
/// off.
double advance(Shape shape, double log_beta, double from, double mass) {
    const auto density = [&](double y) { return elementary::exp(log_density(shape, log_beta, y)); };
    double to = from + mass / density(from);
    for (int step = 0; step < 20; ++step) {
        const double change = (mass - mass_between(shape, log_beta, from, to)) / density(to);
        to = std::max(to + change, (from + to) / 2);
        if (std::fabs(change) <= 1e-6 * (to - from)) // Newton squares it
            break;
    }
    return to;
}

/// 2^-33 2^(i / segments), linear within an octave: the i-th node of u.
double node_probability(std::size_t index, std::size_t segments) {
    const auto exponent = static_cast<std::uint64_t>(1023 - 33 + index / segments);
    const double mantissa = 1 + static_cast<double>(index % segments) / static_cast<double>(segments);
    return std::bit_cast<double>(exponent << 52) * mantissa;
}

} // namespace

Tails beta_tails(double x, double a, double b) {
    return tails_at_logit({a, b}, logit(x));
}

double beta_cdf(double x, double a, double b) {
    return beta_tails(x, a, b).below;
}

BetaQuantile::BetaQuantile(Shape shape, double low, double high)
    : low_(std::clamp(low, 0.0, 1.0)), high_(std::clamp(high, 0.0, 1.0)) {
    const double y_low = logit(low_);
    const double y_high = logit(high_);
    const Tails at_low = tails_at_logit(shape, y_low);
    const Tails at_high = tails_at_logit(shape, y_high);
    probability_ = at_low.below > 0.5 ? at_low.above - at_high.above : at_high.below - at_low.below;
    if (!(probability_ > 1e-12))
        return;
    lower_ = lower_half(shape, y_low, at_low.below, probability_);
    upper_ = lower_half({shape.b, shape.a}, -y_high, at_high.above, probability_);
    // the two halves meet but for rounding
    const double median = (lower_.back().y - upper_.back().y) / 2;
    lower_.back().y = median;
    upper_.back().y = -median;
}

std::vector<BetaQuantile::Node> BetaQuantile::lower_half(Shape shape, double y_low, double below,
                                                         double probability) {
    const double log_beta = elementary::log_beta(shape.a, shape.b);
    const double first = 0x1p-33 * probability;
    std::vector<Node> nodes;
    nodes.reserve(octaves * segments_per_octave + 1);
    double y = below < 0.25 ? lower_tail_point(shape, log_beta, elementary::log(below + first))
                            : advance(shape, log_beta, y_low, first);
    for (std::size_t index = 0;; ++index) {
        const double u = node_probability(index, segments_per_octave);
        nodes.push_back({y, probability / elementary::exp(log_density(shape, log_beta, y))});
        if (u >= 0.5)
            return nodes;
        const double step = node_probability(index + 1, segments_per_octave) - u;
        y = advance(shape, log_beta, y, step * probability);
    }
}

double BetaQuantile::interpolate(const std::vector<Node>& nodes, double u) {
    const double position = std::clamp(u, 0x1p-33, 0x1.fffffffffffffp-2);
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(position) - std::bit_cast<std::uint64_t>(0x1p-33);
    const auto index = static_cast<std::size_t>(bits >> 48); // 4 bits of the mantissa: 16 segments
    const double from = node_probability(index, segments_per_octave);
    const double width = node_probability(index + 1, segments_per_octave) - from;
    const double t = (position - from) / width;
    const Node& left = nodes[index];
    const Node& right = nodes[index + 1];
    const double rise = right.y - left.y;
    const double start = left.slope * width - rise;
    const double end = right.slope * width - rise;
    return left.y + t * (rise + (1 - t) * (start * (1 - t) - end * t));
}

double BetaQuantile::operator()(double u) const {
    if (lower_.empty())
        return low_ + u * (high_ - low_);
    const double y = u <= 0.5 ? interpolate(lower_, u) : -interpolate(upper_, 1 - u);
    return std::clamp(logistic(y), low_, high_);
}

} // namespace cutline
