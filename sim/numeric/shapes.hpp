#pragma once
/// The continuous laws that have a closed form: both tails at a point, and the point with given tails.

#include <cutline/numeric/beta.hpp>
#include <cutline/numeric/elementary.hpp>
#include <cutline/numeric/law.hpp>
#include <cutline/numeric/normal.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>

namespace cutline {

/// A continuous law by its distribution function and its inverse, each told both tails and using the smaller
/// one.
template <class Shape>
concept TwoTailed = requires(const Shape& shape, double x, const Tails& tails) {
    { shape.tails(x) } -> std::same_as<Tails>;
    { shape.point(tails) } -> std::same_as<double>;
};

struct NormalShape {
    Normal law;
    [[nodiscard]] Tails tails(double x) const {
        const double z = (x - law.mean) / law.sd;
        return {normal_cdf(z), normal_tail(z)};
    }
    [[nodiscard]] double point(const Tails& tails) const {
        const double z =
            tails.below < tails.above ? normal_quantile(tails.below) : -normal_quantile(tails.above);
        return law.mean + law.sd * z;
    }
};

struct LogNormalShape {
    NormalShape log;
    [[nodiscard]] Tails tails(double x) const { return x > 0 ? log.tails(elementary::log(x)) : Tails{0, 1}; }
    [[nodiscard]] double point(const Tails& tails) const { return elementary::exp(log.point(tails)); }
};

struct UniformShape {
    Uniform law;
    [[nodiscard]] Tails tails(double x) const {
        const double width = law.high - law.low;
        return {std::clamp((x - law.low) / width, 0.0, 1.0), std::clamp((law.high - x) / width, 0.0, 1.0)};
    }
    [[nodiscard]] double point(const Tails& tails) const {
        const double width = law.high - law.low;
        return tails.below < tails.above ? law.low + width * tails.below : law.high - width * tails.above;
    }
};

struct TriangularShape {
    Triangular law;
    [[nodiscard]] Tails tails(double x) const {
        if (x <= law.low)
            return {0, 1};
        if (x >= law.high)
            return {1, 0};
        const double width = law.high - law.low;
        if (x < law.mode) {
            const double below = (x - law.low) / width * ((x - law.low) / (law.mode - law.low));
            return {below, 1 - below};
        }
        const double above = (law.high - x) / width * ((law.high - x) / (law.high - law.mode));
        return {1 - above, above};
    }
    [[nodiscard]] double point(const Tails& tails) const {
        const double width = law.high - law.low;
        if (tails.below * width < law.mode - law.low)
            return law.low + std::sqrt(tails.below * width * (law.mode - law.low));
        return law.high - std::sqrt(tails.above * width * (law.high - law.mode));
    }
};

} // namespace cutline
