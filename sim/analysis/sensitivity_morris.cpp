/// Elementary effects (Morris 1991) on the radial design (Campolongo, Saltelli & Cariboni 2011): each trial
/// is played with its own draws (A) and with one input redrawn (C_i). The step is a redraw, so an effect is
/// C_i − A, not divided by a distance: inputs that are many random numbers have none, and outputs that jump
/// have no slope.
///
/// μ*_i = mean |C_i − A|      for an event: how often redrawing the input turns it over
/// μ_i  = mean ±(C_i − A)     + where the redrawn number is larger: does more of it help?
/// σ_i  = √(mean (C_i − A)² − μ_i²)

#include "analysis/sensitivity_methods.hpp"

#include <array>
#include <cmath>

namespace cutline {
namespace {

class ElementaryEffects final : public SensitivityMethod {
  public:
    explicit ElementaryEffects(const SensitivityModel& model) : model_(model) {}

    [[nodiscard]] std::size_t plays() const override { return 1 + model_.sources(); }
    [[nodiscard]] std::size_t counters() const override {
        return model_.outputs() * (2 + kinds * model_.sources());
    }

    void count(TrialRange trials, Counts& counts) const override {
        const auto counters = counts.count(trials.first, trials.last);
        const auto a = model_.play(trials, none_of(model_));
        count_plain(model_, a, counters);
        for (std::size_t source = 0; source < model_.sources(); ++source) {
            const auto c = model_.play(trials, only(source, model_));
            const auto upwards = directions(trials, source);
            for (std::size_t output = 0; output < model_.outputs(); ++output) {
                const auto at = first(output, source);
                for (std::size_t i = 0; i < c[output].size(); ++i) {
                    const auto effect = std::int64_t{c[output][i]} - a[output][i];
                    counters[at] += effect < 0 ? -effect : effect;
                    counters[at + 1] += upwards.empty() || upwards[i] ? effect : -effect;
                    counters[at + 2] += effect * effect;
                }
            }
        }
    }

    [[nodiscard]] std::optional<Estimated> figure(const Jackknife& jackknife, Confidence,
                                                  const Asked& asked) const override {
        const auto at = first(asked.outputs.front(), asked.sources.front());
        const bool directed = model_.stream(asked.sources.front()).has_value();
        if (asked.measure == 0)
            return jackknife([&](const Sums& sums) { return sums.mean(at); });
        if (!directed)
            return std::nullopt;
        if (asked.measure == 1)
            return jackknife([&](const Sums& sums) { return sums.mean(at + 1); });
        return jackknife([&](const Sums& sums) {
            const double mean = sums.mean(at + 1);
            return std::sqrt(std::max(0.0, sums.mean(at + 2) - mean * mean));
        });
    }

  private:
    static constexpr std::size_t kinds = 3;

    [[nodiscard]] std::size_t first(std::size_t output, std::size_t source) const {
        return 2 * model_.outputs() + kinds * (output * model_.sources() + source);
    }

    /// Whether redrawing the source makes its number larger; empty for one that is no single number.
    [[nodiscard]] std::vector<bool> directions(TrialRange trials, std::size_t source) const {
        std::vector<bool> upwards;
        if (const auto key = model_.stream(source))
            for (auto trial = trials.first; trial < trials.last; ++trial)
                upwards.push_back(word_at(redrawn(*key, 1), trial) > word_at(*key, trial));
        return upwards;
    }

    const SensitivityModel& model_;
};

constexpr std::array measures{
    SensitivityMeasure{.name = "mu_star",
                       .heading = "μ*",
                       .summary = "how often redrawing this input alone changes what comes out"},
    SensitivityMeasure{
        .name = "mu",
        .heading = "μ",
        .summary =
            "the same, with changes for the worse counted against those for the better when the number "
            "grows: its size beside μ* tells whether more always helps"},
    SensitivityMeasure{
        .name = "sigma", .heading = "σ", .summary = "the standard deviation of the single effects"}};

} // namespace

const SensitivityMethodEntry morris_method{
    .name = "morris",
    .summary = "elementary effects: a screening of many inputs",
    .reference =
        "Morris, Technometrics 33, 1991; Campolongo, Saltelli & Cariboni, Computer Physics Communications "
        "182, 2011",
    .grain = Grain::inputs,
    .measures = measures,
    .make = [](const SensitivityModel& model, std::uint64_t) -> std::unique_ptr<SensitivityMethod> {
        return std::make_unique<ElementaryEffects>(model);
    }};

} // namespace cutline
