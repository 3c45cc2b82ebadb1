/// What plain trials say, without playing any anew: the trials are sorted by each input's number into slices
/// of equal probability, and the event is counted in each slice s, with n_s trials and chance p_s.
///
/// PAWN        max |p_s − p|: for an event, the Kolmogorov–Smirnov distance between the output's distribution
/// in the
///             slice and in all trials (Pianosi & Wagener 2015, 2018)
/// first-order [Σ (n_s/n)(p_s − p)² − noise] / p(1 − p), the noise being (slices − 1)/n times the mean of
/// p_s(1 − p_s):
///             the correlation ratio, less what chance adds to it (Plischke, Borgonovo & Smith 2013)
/// shift       the mean quantile of the input where the event happened, less ½: "its winners were lucky in …"
/// distance    max |F₁ − F₀| between the input's distributions with and without the event: regional
/// sensitivity
///             analysis (Hornberger & Spear 1981)

#include "analysis/sensitivity_methods.hpp"

#include <cutline/numeric/elementary.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cutline {
namespace {

/// So many that a chance of 5%, 10%, … of a `choice` or an open rule ends where a slice does.
constexpr std::size_t slices = 20;

std::size_t slice_of(std::int32_t word) {
    const auto rank = static_cast<std::uint64_t>(std::int64_t{word} + (std::int64_t{1} << 31));
    return static_cast<std::size_t>(rank * slices >> 32);
}

/// How many trials lie in each slice of a source, and how often the event happened in them.
struct Sliced {
    std::array<double, slices> trials{}, hits{};
    double all = 0, all_hits = 0;

    [[nodiscard]] double p() const { return all_hits / all; }
    [[nodiscard]] double p(std::size_t slice) const {
        return trials[slice] > 0 ? hits[slice] / trials[slice] : p();
    }

    [[nodiscard]] double first_order() const {
        double between = 0;
        double noise = 0;
        for (std::size_t s = 0; s < slices; ++s) {
            between += trials[s] / all * (p(s) - p()) * (p(s) - p());
            noise += p(s) * (1 - p(s)) / slices;
        }
        return (between - (slices - 1) / all * noise) / (p() * (1 - p()));
    }
    [[nodiscard]] double shift() const {
        double happened = 0;
        double everywhere = 0;
        for (std::size_t s = 0; s < slices; ++s) {
            const double middle = (static_cast<double>(s) + 0.5) / slices;
            happened += hits[s] / all_hits * middle;
            everywhere += trials[s] / all * middle;
        }
        return happened - everywhere;
    }

    /// With an interval that all slices' true distances keep to at once (Bonferroni).
    [[nodiscard]] Estimated greatest_change(Confidence confidence) const {
        const double z = deviate(Confidence{1 - (1 - confidence.value) / slices});
        Estimated found{0, {0, 0}};
        for (std::size_t s = 0; s < slices; ++s) {
            const double change = std::abs(p(s) - p());
            const double variance = std::max(p(s) * (1 - p(s)), p() * (1 - p()));
            const double half = trials[s] > 0 ? z * std::sqrt(variance / trials[s]) : 1;
            found.value = std::max(found.value, change);
            found.interval.low = std::max(found.interval.low, change - half);
            found.interval.high = std::min(1.0, std::max(found.interval.high, change + half));
        }
        return found;
    }

    /// Each distribution function is known to √(ln(2/α) / 2n) everywhere at once (Dvoretzky, Kiefer &
    /// Wolfowitz with Massart's constant, Annals of Probability 18, 1990).
    [[nodiscard]] Estimated distance(Confidence confidence) const {
        const double misses = all - all_hits;
        double happened = 0;
        double failed = 0;
        double greatest = 0;
        for (std::size_t s = 0; s < slices; ++s) {
            happened += hits[s] / all_hits;
            failed += (trials[s] - hits[s]) / misses;
            greatest = std::max(greatest, std::abs(happened - failed));
        }
        const double alpha = (1 - confidence.value) / 2;
        const double root = std::sqrt(elementary::log(2 / alpha) / 2);
        const double half = root / std::sqrt(all_hits) + root / std::sqrt(misses);
        return {greatest, {std::max(0.0, greatest - half), std::min(1.0, greatest + half)}};
    }
};

class Slices final : public SensitivityMethod {
  public:
    explicit Slices(const SensitivityModel& model) : model_(model) {}

    [[nodiscard]] std::size_t plays() const override { return 1; }
    [[nodiscard]] std::size_t counters() const override {
        return 2 * model_.outputs() + model_.sources() * slices * (1 + model_.outputs());
    }

    void count(TrialRange trials, Counts& counts) const override {
        const auto counters = counts.count(trials.first, trials.last);
        const auto plain = model_.play(trials, none_of(model_));
        count_plain(model_, plain, counters);
        for (std::size_t source = 0; source < model_.sources(); ++source) {
            const auto key = model_.stream(source).value();
            for (auto trial = trials.first; trial < trials.last; ++trial) {
                const auto at = first(source, slice_of(word_at(key, trial)));
                ++counters[at];
                for (std::size_t output = 0; output < model_.outputs(); ++output)
                    counters[at + 1 + output] +=
                        plain[output][static_cast<std::size_t>(trial - trials.first)];
            }
        }
    }

    [[nodiscard]] std::optional<Estimated> figure(const Jackknife& jackknife, Confidence confidence,
                                                  const Asked& asked) const override {
        const auto of = [&](const Sums& sums) {
            return sliced(sums, asked.outputs.front(), asked.sources.front());
        };
        switch (asked.measure) {
        case 0:
            return of(jackknife.totals()).greatest_change(confidence);
        case 1:
            return jackknife([&](const Sums& sums) { return of(sums).first_order(); });
        case 2:
            return jackknife([&](const Sums& sums) { return of(sums).shift(); });
        default:
            return of(jackknife.totals()).distance(confidence);
        }
    }

  private:
    [[nodiscard]] std::size_t first(std::size_t source, std::size_t slice) const {
        return 2 * model_.outputs() + (source * slices + slice) * (1 + model_.outputs());
    }

    [[nodiscard]] Sliced sliced(const Sums& sums, std::size_t output, std::size_t source) const {
        Sliced made;
        for (std::size_t s = 0; s < slices; ++s) {
            made.trials[s] = sums[first(source, s)];
            made.hits[s] = sums[first(source, s) + 1 + output];
            made.all += made.trials[s];
            made.all_hits += made.hits[s];
        }
        return made;
    }

    const SensitivityModel& model_;
};

constexpr std::array measures{
    SensitivityMeasure{
        .name = "pawn",
        .heading = "PAWN",
        .summary =
            "how far the chance goes from what it is, at most, once this number is known to a twentieth"},
    SensitivityMeasure{.name = "first",
                       .heading = "First-order index",
                       .summary =
                           "the share of the variance that would go if this number alone became known"},
    SensitivityMeasure{
        .name = "shift",
        .heading = "Shift",
        .summary =
            "how much higher than usual this number stands where it happens, in quantiles: +20% is the 70th "
            "percentile on average"},
    SensitivityMeasure{
        .name = "distance",
        .heading = "Distance",
        .summary = "the greatest distance between the number's distributions where it happens and where it "
                   "doesn't"}};

} // namespace

const SensitivityMethodEntry pawn_method{
    .name = "pawn",
    .summary = "what plain trials say of each single number: PAWN, first-order indices, and what the worlds "
               "in which a "
               "team survives have in common",
    .reference =
        "Pianosi & Wagener, Environmental Modelling & Software 67, 2015; Plischke, Borgonovo & Smith, "
        "European "
        "Journal of Operational Research 226, 2013; Hornberger & Spear, Journal of Environmental Management "
        "12, 1981",
    .grain = Grain::inputs,
    .only_single = true,
    .measures = measures,
    .make = [](const SensitivityModel& model, std::uint64_t) -> std::unique_ptr<SensitivityMethod> {
        return std::make_unique<Slices>(model);
    }};

} // namespace cutline
