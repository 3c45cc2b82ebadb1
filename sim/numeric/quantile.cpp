#include "shapes.hpp"

#include <cutline/numeric/beta.hpp>
#include <cutline/numeric/elementary.hpp>
#include <cutline/numeric/law.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace cutline {

namespace {

/// An inverse that does with many words what `Law` does with one, without a virtual call for each.
template <class Law>
class Inverse : public Quantile::Inverse {
  public:
    void at_each(std::span<const std::int32_t> words, double* numbers) const final {
        const auto& law = static_cast<const Law&>(*this);
        for (std::size_t i = 0; i < words.size(); ++i)
            numbers[i] = law.at(words[i]);
    }
};

constexpr double infinity = std::numeric_limits<double>::infinity();

/// An inverse, and the chance of the interval to which it is truncated.
struct Made {
    std::shared_ptr<const Quantile::Inverse> inverse;
    double probability;
};

/// The word's place among all words, in (0, 1).
double uniform(std::int32_t word) {
    return (static_cast<double>(word) + 2147483648.5) * 0x1p-32;
}

double clamp(double value, const Support& within) {
    return std::min(std::max(value, within.low), within.high);
}

/// A law without spread.
class Point final : public Inverse<Point> {
  public:
    explicit Point(double value) : value_(value) {}
    [[nodiscard]] double at(std::int32_t /*word*/) const override { return value_; }

  private:
    double value_;
};

Made make_point(double value, const Support& within) {
    const bool inside = within.low <= value && value <= within.high;
    return {std::make_shared<Point>(clamp(value, within)), inside ? 1.0 : 0.0};
}

/// quantile(F(low) + u (F(high) - F(low))), from whichever end is nearer.
template <TwoTailed Shape>
class Truncated final : public Inverse<Truncated<Shape>> {
  public:
    Truncated(Shape shape, const Support& within)
        : shape_(shape), within_(within), below_(shape.tails(within.low).below),
          above_(shape.tails(within.high).above) {
        if (below_ > 0.5)
            mass_ = shape.tails(within.low).above - above_;
        else if (above_ > 0.5)
            mass_ = shape.tails(within.high).below - below_;
        else
            mass_ = 1 - below_ - above_;
    }

    [[nodiscard]] double at(std::int32_t word) const override {
        const double u = uniform(word);
        return clamp(shape_.point({below_ + u * mass_, above_ + (1 - u) * mass_}), within_);
    }
    [[nodiscard]] double mass() const { return mass_; }

  private:
    Shape shape_;
    Support within_;
    double below_; ///< P(X < within.low)
    double above_; ///< P(X > within.high)
    double mass_;
};

template <TwoTailed Shape>
Made make_truncated(const Shape& shape, const Support& within) {
    auto inverse = std::make_shared<Truncated<Shape>>(shape, within);
    const double mass = inverse->mass();
    if (mass > 0)
        return {std::move(inverse), mass};
    // nothing of the law lies there: the end that is nearest to it
    return {std::make_shared<Point>(shape.tails(within.low).below > 0.5 ? within.low : within.high), 0};
}

/// A beta law on low ... high.
class StretchedBeta final : public Inverse<StretchedBeta> {
  public:
    StretchedBeta(BetaQuantile::Shape shape, const Support& range, const Support& within)
        : range_(range), within_(within), quantile_(shape, share(within.low), share(within.high)) {}

    [[nodiscard]] double at(std::int32_t word) const override {
        return clamp(range_.low + (range_.high - range_.low) * quantile_(uniform(word)), within_);
    }
    [[nodiscard]] double mass() const { return quantile_.probability(); }

  private:
    [[nodiscard]] double share(double x) const { return (x - range_.low) / (range_.high - range_.low); }

    Support range_;
    Support within_;
    BetaQuantile quantile_;
};

Made make_beta(BetaQuantile::Shape shape, const Support& range, const Support& within) {
    auto inverse = std::make_shared<StretchedBeta>(shape, range, within);
    const double mass = inverse->mass();
    return {std::move(inverse), mass};
}

/// Values in increasing order, each below its threshold on the unsigned word.
class Steps final : public Inverse<Steps> {
  public:
    /// `values` in increasing order, chances summing to `mass`.
    Steps(std::span<const std::pair<double, double>> values, double mass) {
        double below = 0;
        for (const auto& [value, chance] : values) {
            below += chance / mass;
            const auto threshold =
                static_cast<std::uint64_t>(std::floor(std::min(below, 1.0) * 0x1p32 + 0.5));
            steps_.push_back({threshold, value});
        }
        steps_.back().threshold = std::uint64_t{1} << 32;
    }

    [[nodiscard]] double at(std::int32_t word) const override {
        const std::uint64_t place = static_cast<std::uint32_t>(word) ^ 0x80000000U; // word + 2^31
        std::size_t below = 0; // all are compared: steps are few, and no branch is guessed wrong
        for (const auto& step : steps_)
            below += place < step.threshold ? 0U : 1U;
        return steps_[below].value;
    }

  private:
    struct Step {
        std::uint64_t threshold;
        double value;
    };
    std::vector<Step> steps_;
};

Made make_steps(const Choice& law, const Support& within) {
    std::vector<std::pair<double, double>> inside;
    double mass = 0;
    for (const auto& [value, chance] : law.chances)
        if (chance > 0 && within.low <= value && value <= within.high)
            inside.emplace_back(value, chance);
    std::ranges::sort(inside);
    for (const auto& [value, chance] : inside)
        mass += chance;
    if (inside.empty())
        return {std::make_shared<Point>(clamp(0, within)), 0};
    return {std::make_shared<Steps>(inside, mass), std::min(mass, 1.0)};
}

/// Makes the inverse of each law.
struct Maker {
    Support within; ///< as asked for

    /// What is left of it within the law's own range.
    [[nodiscard]] Support inside(double low, double high) const {
        return {std::clamp(within.low, low, high), std::clamp(within.high, low, high)};
    }

    Made operator()(const Normal& law) const {
        return law.sd > 0 ? make_truncated(NormalShape{law}, within) : make_point(law.mean, within);
    }
    Made operator()(const LogNormal& law) const {
        if (!(law.geometric_sd > 1))
            return make_point(law.median, within);
        const Normal log{elementary::log(law.median), elementary::log(law.geometric_sd)};
        return make_truncated(LogNormalShape{{log}}, inside(0, infinity));
    }
    Made operator()(const Uniform& law) const {
        return law.low < law.high ? make_truncated(UniformShape{law}, inside(law.low, law.high))
                                  : make_point(law.low, within);
    }
    Made operator()(const Triangular& law) const {
        return law.low < law.high ? make_truncated(TriangularShape{law}, inside(law.low, law.high))
                                  : make_point(law.low, within);
    }
    Made operator()(const Pert& law) const {
        const double width = law.high - law.low;
        if (!(width > 0))
            return make_point(law.low, within);
        const BetaQuantile::Shape shape{1 + 4 * (law.mode - law.low) / width,
                                        1 + 4 * (law.high - law.mode) / width};
        return make_beta(shape, {law.low, law.high}, inside(law.low, law.high));
    }
    Made operator()(const Beta& law) const { return make_beta({law.a, law.b}, {0, 1}, inside(0, 1)); }
    Made operator()(const Choice& law) const { return make_steps(law, within); }
};

} // namespace

Quantile::Quantile(const Law& law, std::optional<Support> within) {
    auto made = std::visit(Maker{within.value_or(Support{-infinity, infinity})}, law);
    inverse_ = std::move(made.inverse);
    probability_within_ = made.probability;
}

} // namespace cutline
