#pragma once
/// Functions of independent uniform inputs as models of a sensitivity study, with their indices in closed
/// form.

#include <cutline/analysis/sensitivity_method.hpp>
#include <cutline/analysis/sensitivity_model.hpp>
#include <cutline/random/stream.hpp>
#include <cutline/run/run_counts.hpp>

#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

namespace cutline::test {

/// y = f(u), with u uniform in the unit cube, in units of 0.0001; or an event, 0 or 1.
class FunctionModel final : public SensitivityModel {
  public:
    using Function = std::function<double(const std::vector<double>&)>;

    FunctionModel(std::size_t inputs, Function function, std::uint64_t seed, bool event = false)
        : function_(std::move(function)), event_(event) {
        for (std::size_t i = 0; i < inputs; ++i)
            keys_.push_back(stream_key(seed, {"test", std::to_string(i)}));
    }

    [[nodiscard]] std::size_t sources() const override { return keys_.size(); }
    [[nodiscard]] std::size_t outputs() const override { return 1; }
    [[nodiscard]] bool is_event(std::size_t) const override { return event_; }
    [[nodiscard]] std::optional<Key> stream(std::size_t source) const override { return keys_[source]; }

    [[nodiscard]] OutputValues play(TrialRange trials, const RedrawnSources& redrawn_sources) const override {
        OutputValues values(1, static_cast<std::size_t>(trials.last - trials.first));
        std::vector<double> u(keys_.size());
        std::vector<std::array<std::int32_t, tile_trials>> words(keys_.size());
        for (auto trial = trials.first; trial < trials.last; ++trial) {
            if (trial % tile_trials == 0)
                for (std::size_t i = 0; i < u.size(); ++i)
                    words[i] = tile_words(redrawn(keys_[i], redrawn_sources[i] ? 1 : 0), trial / tile_trials);
            for (std::size_t i = 0; i < u.size(); ++i)
                u[i] = (words[i][trial % tile_trials] + 0x1p31 + 0.5) * 0x1p-32;
            values[0][static_cast<std::size_t>(trial - trials.first)] =
                static_cast<std::int32_t>(std::lround(function_(u) * (event_ ? 1 : 1e4)));
        }
        return values;
    }

  private:
    Function function_;
    bool event_;
    std::vector<Key> keys_;
};

/// What a model's figures should be, [source].
struct Indices {
    std::vector<double> first, total, shapley;
};

/// sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on [−π, π]³ (Ishigami & Homma 1990).
inline double ishigami(const std::vector<double>& u) {
    constexpr double pi = std::numbers::pi;
    const auto x = [&](std::size_t i) { return (2 * u[i] - 1) * pi; };
    return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}
/// Of its variance, 13.84: x1 has 4.346 alone, x2 6.125 alone, x1 and x3 3.374 together.
inline Indices of_ishigami() {
    const double pi4 = std::pow(std::numbers::pi, 4);
    const double v1 = std::pow(1 + 0.1 * pi4 / 5, 2) / 2;
    const double v2 = 49.0 / 8;
    const double v13 = 8 * 0.01 * pi4 * pi4 / 225;
    const double v = v1 + v2 + v13;
    return {
        {v1 / v, v2 / v, 0}, {(v1 + v13) / v, v2 / v, v13 / v}, {(v1 + v13 / 2) / v, v2 / v, v13 / 2 / v}};
}

/// Π (|4 u_i − 2| + a_i) / (1 + a_i) (Saltelli & Sobol' 1995).
inline FunctionModel::Function sobol_g(std::vector<double> a) {
    return [a = std::move(a)](const std::vector<double>& u) {
        double product = 1;
        for (std::size_t i = 0; i < a.size(); ++i)
            product *= (std::abs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
        return product;
    };
}
/// The part of the variance that a set of inputs has together is the product of theirs, 1 / 3(1 + a_i)²; a
/// Shapley effect is 1/|set| of it, over the sets that hold the input (Owen 2014).
inline Indices of_sobol_g(const std::vector<double>& a) {
    const auto k = a.size();
    Indices made{std::vector<double>(k), std::vector<double>(k), std::vector<double>(k)};
    double v = 0;
    for (std::size_t set = 1; set < std::size_t{1} << k; ++set) {
        double part = 1;
        double size = 0;
        for (std::size_t i = 0; i < k; ++i)
            if ((set >> i & 1U) != 0) {
                part *= 1 / (3 * (1 + a[i]) * (1 + a[i]));
                ++size;
            }
        v += part;
        for (std::size_t i = 0; i < k; ++i)
            if ((set >> i & 1U) != 0) {
                made.first[i] += size == 1 ? part : 0;
                made.total[i] += part;
                made.shapley[i] += part / size;
            }
    }
    for (auto* of : {&made.first, &made.total, &made.shapley})
        for (auto& value : *of)
            value /= v;
    return made;
}

/// u1 < 0.6 and u2 < 0.5: the variance is 0.21, of which u1 has 0.06 and u2 0.09 alone.
inline double both(const std::vector<double>& u) {
    return u[0] < 0.6 && u[1] < 0.5 ? 1 : 0;
}
inline Indices of_both() {
    return {{0.06 / 0.21, 0.09 / 0.21}, {0.12 / 0.21, 0.15 / 0.21}, {0.09 / 0.21, 0.12 / 0.21}};
}

/// What a method counts in the first trials of a model; one thread.
[[nodiscard]] inline Counts counted(const SensitivityMethod& method, std::uint64_t trials) {
    auto counts = method.empty();
    for (std::uint64_t first = 0; first < trials; first += independent_group_trials)
        method.count({first, std::min(first + independent_group_trials, trials)}, counts);
    return counts;
}

} // namespace cutline::test
