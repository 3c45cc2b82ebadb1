/// Variance-based indices by pick-freeze. Each trial is played with its own draws (A), with all sources
/// redrawn (B), with one source redrawn (C_i), and along a walk from A to B that redraws one source after the
/// other in a random order (z_0 = A, z_1, …, z_k = B).
///
/// first-order S_i = [cov(B, C_i) − (1 − T_i) cov(A, B)] / V   B and C_i share source i alone. With the
/// factor 0 that is
///                                                             Janon et al. (2014), with 1 Saltelli et al.
///                                                             (2010); the covariance of A and B is 0, and 1
///                                                             − T_i of it is what makes the estimate surest
/// total       T_i = ½ mean (A − C_i)² / V                     Jansen (1999)
/// Shapley     φ_i = mean (B − A)(z_j − z_j−1) / mean (B − A)² where the walk redraws i in step j: Song,
/// Nelson &
///                                                             Staum (2016) by Goda's walk (2021), taken from
///                                                             both ends

#include "analysis/sensitivity_methods.hpp"

#include <cutline/numeric/interval.hpp>
#include <cutline/random/engine.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace cutline {
namespace {

/// A block of trials walks in orders that are made from one another, each a stretch of it, so that each
/// source comes early as often as late.
constexpr std::uint64_t walks_of_a_block = 4;
constexpr std::uint64_t walk_trials = independent_group_trials / walks_of_a_block;

enum class With { shapley_only, indices };

/// Where the counters stand: the plain sums of all outputs, then for each output those of B, then for each
/// source its own.
class Layout {
  public:
    Layout(const SensitivityModel& model, With with)
        : outputs_(model.outputs()), sources_(model.sources()), of_source_(with == With::indices ? 5 : 1) {}

    [[nodiscard]] std::size_t size() const { return outputs_ * (2 + 3 + sources_ * of_source_); }
    [[nodiscard]] std::size_t a(std::size_t output) const { return 2 * output; }
    [[nodiscard]] std::size_t aa(std::size_t output) const { return 2 * output + 1; }
    [[nodiscard]] std::size_t b(std::size_t output) const { return of(output); }
    [[nodiscard]] std::size_t bb(std::size_t output) const { return of(output) + 1; }
    [[nodiscard]] std::size_t ab(std::size_t output) const { return of(output) + 2; }
    /// Σ (B − A)(z_j − z_j−1).
    [[nodiscard]] std::size_t step(std::size_t output, std::size_t source) const {
        return of(output) + 3 + source * of_source_;
    }
    [[nodiscard]] std::size_t c(std::size_t output, std::size_t source) const {
        return step(output, source) + 1;
    }
    [[nodiscard]] std::size_t cc(std::size_t output, std::size_t source) const {
        return step(output, source) + 2;
    }
    [[nodiscard]] std::size_t ac(std::size_t output, std::size_t source) const {
        return step(output, source) + 3;
    }
    [[nodiscard]] std::size_t bc(std::size_t output, std::size_t source) const {
        return step(output, source) + 4;
    }

  private:
    [[nodiscard]] std::size_t of(std::size_t output) const {
        return 2 * outputs_ + output * (3 + sources_ * of_source_);
    }
    std::size_t outputs_, sources_, of_source_;
};

/// A figure before its denominator: sums over outputs weight each by its variance.
struct Ratio {
    double part = 0, whole = 0;
    double event = 1; ///< what one joint event in every trial would add to the part
};

/// What the sums say of one output.
class Moments {
  public:
    Moments(const Sums& sums, const Layout& at, std::size_t output) : sums_(sums), at_(at), output_(output) {}

    [[nodiscard]] double variance() const {
        const double mean_a = sums_.mean(at_.a(output_));
        const double mean_b = sums_.mean(at_.b(output_));
        return (sums_.mean(at_.aa(output_)) - mean_a * mean_a + sums_.mean(at_.bb(output_)) -
                mean_b * mean_b) /
               2;
    }
    [[nodiscard]] Ratio total(std::size_t source) const {
        const double square = sums_.mean(at_.aa(output_)) + sums_.mean(at_.cc(output_, source)) -
                              2 * sums_.mean(at_.ac(output_, source));
        return {square / 2, variance(), 0.5};
    }
    [[nodiscard]] Ratio first(std::size_t source) const {
        const double mean_b = sums_.mean(at_.b(output_));
        const double with_c =
            sums_.mean(at_.bc(output_, source)) - mean_b * sums_.mean(at_.c(output_, source));
        const double with_a = sums_.mean(at_.ab(output_)) - mean_b * sums_.mean(at_.a(output_));
        const auto [part, whole, event] = total(source);
        const double of_a = 1 - part / whole;
        return {with_c - of_a * with_a, whole, std::hypot(1, of_a)};
    }
    [[nodiscard]] Ratio shapley(std::size_t source) const {
        const double square =
            sums_.mean(at_.aa(output_)) + sums_.mean(at_.bb(output_)) - 2 * sums_.mean(at_.ab(output_));
        return {sums_.mean(at_.step(output_, source)), square};
    }

  private:
    const Sums& sums_;
    const Layout& at_;
    std::size_t output_;
};

class PickFreeze final : public SensitivityMethod {
  public:
    using Figure = Ratio (Moments::*)(std::size_t source) const;

    /// @param figures  in the order of the entry's measures
    PickFreeze(const SensitivityModel& model, std::uint64_t seed, With with, std::vector<Figure> figures)
        : model_(model), at_(model, with), order_(stream_key(seed, {"sensitivity", "order"})), with_(with),
          figures_(std::move(figures)) {}

    [[nodiscard]] std::size_t plays() const override {
        const auto k = model_.sources();
        if (k < 2)
            return 2;
        return with_ == With::indices ? 2 + k + (k - 2) : 2 + (k - 1);
    }

    [[nodiscard]] std::size_t counters() const override { return at_.size(); }

    void count(TrialRange trials, Counts& counts) const override {
        const auto counters = counts.count(trials.first, trials.last);
        const auto a = model_.play(trials, none_of(model_));
        const auto b = model_.play(trials, all_of(model_));
        count_plain(model_, a, counters);
        for (std::size_t output = 0; output < model_.outputs(); ++output) {
            counters[at_.b(output)] += sum(b[output]);
            counters[at_.bb(output)] += sum_of_products(b[output], b[output]);
            counters[at_.ab(output)] += sum_of_products(a[output], b[output]);
        }
        const auto orders = orders_of(trials.first / independent_group_trials);
        FirstSteps first_steps;
        if (with_ == With::indices)
            for (std::size_t source = 0; source < model_.sources(); ++source) {
                auto c = model_.play(trials, only(source, model_));
                count_one(source, a, b, c, counters);
                if (std::ranges::any_of(orders, [&](const Order& order) { return order.front() == source; }))
                    first_steps.emplace(source, std::move(c));
            }
        for (std::size_t i = 0; i < orders.size(); ++i) {
            const auto first = std::min(trials.last, trials.first + i * walk_trials);
            const TrialRange stretch{first, std::min(trials.last, first + walk_trials)};
            if (stretch.first < stretch.last)
                walk(stretch, orders[i], {a, b, first_steps, first - trials.first}, counters);
        }
    }

    /// Where outcomes are rare, few joint events or none decide a figure: its interval is never narrower than
    /// what those leave open that weren't seen.
    [[nodiscard]] std::optional<Estimated> figure(const Jackknife& jackknife, Confidence confidence,
                                                  const Asked& asked) const override {
        const auto estimated = jackknife([&](const Sums& sums) {
            const auto all = added(sums, asked);
            return all.part / all.whole;
        });
        const auto sums = jackknife.totals();
        const auto all = added(sums, asked);
        return widened(estimated, all.event * wilson(0, sums.trials, confidence).high / all.whole);
    }

  private:
    /// Over the outputs and sources that are asked about.
    [[nodiscard]] Ratio added(const Sums& sums, const Asked& asked) const {
        Ratio all{.part = 0, .whole = 0, .event = 0};
        for (const auto output : asked.outputs) {
            const Moments moments(sums, at_, output);
            for (std::size_t i = 0; i < asked.sources.size(); ++i) {
                const auto [part, whole, event] = (moments.*figures_[asked.measure])(asked.sources[i]);
                all.part += part;
                all.whole += i == 0 ? whole : 0;
                all.event = std::hypot(all.event, event);
            }
        }
        return all;
    }

    void count_one(std::size_t source, const OutputValues& a, const OutputValues& b, const OutputValues& c,
                   std::span<WideSum> counters) const {
        for (std::size_t output = 0; output < model_.outputs(); ++output) {
            counters[at_.c(output, source)] += sum(c[output]);
            counters[at_.cc(output, source)] += sum_of_products(c[output], c[output]);
            counters[at_.ac(output, source)] += sum_of_products(a[output], c[output]);
            counters[at_.bc(output, source)] += sum_of_products(b[output], c[output]);
        }
    }

    using Order = std::vector<std::size_t>;
    using FirstSteps = std::map<std::size_t, OutputValues>; ///< by the source that is redrawn

    /// What has been played of a walk: its ends, and its first step perhaps; the walk starts at `from` of
    /// them.
    struct Played {
        const OutputValues& a;
        const OutputValues& b;
        const FirstSteps& first_steps;
        std::uint64_t from;
    };

    /// The outputs of some of the trials.
    [[nodiscard]] OutputValues part(const OutputValues& all, std::size_t from, std::size_t size) const {
        OutputValues made(model_.outputs(), size);
        for (std::size_t output = 0; output < model_.outputs(); ++output)
            std::ranges::copy(all[output].subspan(from, size), made[output].begin());
        return made;
    }

    void walk(TrialRange stretch, const Order& order, const Played& played,
              std::span<WideSum> counters) const {
        const auto from = static_cast<std::size_t>(played.from);
        const auto size = static_cast<std::size_t>(stretch.last - stretch.first);
        auto redrawn = none_of(model_);
        auto before = part(played.a, from, size);
        const auto a = before;
        const auto b = part(played.b, from, size);
        for (std::size_t j = 0; j < order.size(); ++j) {
            redrawn[order[j]] = true;
            const auto known = j == 0 ? played.first_steps.find(order[j]) : played.first_steps.end();
            auto after = j + 1 == order.size()               ? b
                         : known != played.first_steps.end() ? part(known->second, from, size)
                                                             : model_.play(stretch, redrawn);
            for (std::size_t output = 0; output < model_.outputs(); ++output)
                counters[at_.step(output, order[j])] +=
                    sum_of_products(b[output], after[output]) - sum_of_products(b[output], before[output]) -
                    sum_of_products(a[output], after[output]) + sum_of_products(a[output], before[output]);
            before = std::move(after);
        }
    }

    /// The orders of the walks of a block: a random one, its opposite, the same begun in the middle, and the
    /// opposite of that.
    [[nodiscard]] std::array<Order, walks_of_a_block> orders_of(std::uint64_t block) const {
        Order order(model_.sources());
        std::iota(order.begin(), order.end(), std::size_t{0});
        WordEngine words(order_, block);
        for (std::size_t left = order.size(); left > 1; --left) // Fisher & Yates; even to 2^-32
            std::swap(order[left - 1], order[static_cast<std::size_t>(std::uint64_t{words()} * left >> 32)]);
        auto shifted = order;
        std::ranges::rotate(shifted, shifted.begin() + static_cast<std::ptrdiff_t>(shifted.size() / 2));
        return {order, Order(order.rbegin(), order.rend()), shifted, Order(shifted.rbegin(), shifted.rend())};
    }

    const SensitivityModel& model_;
    Layout at_;
    Key order_;
    With with_;
    std::vector<Figure> figures_;
};

constexpr SensitivityMeasure shapley_measure{
    .name = "shapley",
    .heading = "Shapley effect",
    .summary =
        "the share of the variance that is the source's own, with what it does together with others divided "
        "evenly among them; the effects of all sources sum to 1",
    .of_variance = true};
constexpr std::array sobol_measures{
    SensitivityMeasure{.name = "first",
                       .heading = "First-order index",
                       .summary = "the share of the variance that would go if this source alone became known",
                       .of_variance = true},
    SensitivityMeasure{.name = "total",
                       .heading = "Total index",
                       .summary =
                           "the share of the variance that would stay if all but this source became known",
                       .of_variance = true},
    shapley_measure};
constexpr std::array shapley_measures{shapley_measure};

} // namespace

const SensitivityMethodEntry sobol_method{
    .name = "sobol",
    .summary = "first-order and total Sobol' indices and Shapley effects",
    .reference =
        "Saltelli et al., Computer Physics Communications 181, 2010; Jansen, Computer Physics Communications "
        "117, 1999; Janon et al., ESAIM: Probability and Statistics 18, 2014; Song, Nelson & Staum, SIAM/ASA "
        "Journal on Uncertainty Quantification 4, 2016",
    .grain = Grain::sources,
    .measures = sobol_measures,
    .shapley = 2,
    .make = [](const SensitivityModel& model, std::uint64_t seed) -> std::unique_ptr<SensitivityMethod> {
        return std::make_unique<PickFreeze>(
            model, seed, With::indices,
            std::vector<PickFreeze::Figure>{&Moments::first, &Moments::total, &Moments::shapley});
    }};

const SensitivityMethodEntry shapley_method{
    .name = "shapley",
    .summary = "Shapley effects alone, at half the cost",
    .reference =
        "Owen, SIAM/ASA Journal on Uncertainty Quantification 2, 2014; Song, Nelson & Staum, ibid. 4, 2016; "
        "Goda, Reliability Engineering & System Safety 213, 2021",
    .grain = Grain::sources,
    .measures = shapley_measures,
    .shapley = 0,
    .make = [](const SensitivityModel& model, std::uint64_t seed) -> std::unique_ptr<SensitivityMethod> {
        return std::make_unique<PickFreeze>(model, seed, With::shapley_only,
                                            std::vector<PickFreeze::Figure>{&Moments::shapley});
    }};

} // namespace cutline
