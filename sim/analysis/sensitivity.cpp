#include <cutline/analysis/sensitivity.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace cutline {
namespace {

/// Makes the parts of the answer from the same counts.
class Estimation {
  public:
    Estimation(const SensitivityMethodEntry& entry, const SensitivityMethod& method,
               const SensitivityModel& model, std::span<const Source> sources, const Counts& counts,
               Confidence confidence)
        : entry_(entry), method_(method), model_(model), sources_(sources), confidence_(confidence),
          jackknife_(counts, confidence), sums_(jackknife_.totals()) {}

    Sensitivity operator()() {
        Sensitivity made{.trials = sums_.trials, .confidence = confidence_};
        for (std::size_t output = 0; output < model_.outputs(); ++output)
            made.outputs.push_back(of_output(output));
        made.together = figures(known_, true);
        made.shares = shares();
        return made;
    }

  private:
    OutputSensitivity of_output(std::size_t output) {
        OutputSensitivity made{.mean = sums_.mean(2 * output), .unknown = unknown(output)};
        if (made.unknown.empty()) {
            known_.push_back(output);
            made.figures = figures({output}, false);
        }
        return made;
    }

    /// Why the output has no figures.
    [[nodiscard]] std::string unknown(std::size_t output) const {
        if (!model_.is_event(output)) {
            const double mean = sums_.mean(2 * output);
            return sums_.mean(2 * output + 1) - mean * mean > 0 ? "" : "it was the same in every trial";
        }
        const auto hits = static_cast<std::uint64_t>(sums_.counters[2 * output]);
        if (hits < least_events)
            return "it happened in " + std::to_string(hits) + " trials, fewer than 50";
        if (sums_.trials - hits < least_events)
            return "it failed in " + std::to_string(sums_.trials - hits) + " trials, fewer than 50";
        return "";
    }

    [[nodiscard]] std::optional<Estimated> figure(const Asked& asked) const {
        return method_.figure(jackknife_, confidence_, asked);
    }

    [[nodiscard]] Figures figures(const std::vector<std::size_t>& outputs, bool of_variance_only) const {
        Figures made;
        if (outputs.empty())
            return made;
        for (std::size_t source = 0; source < sources_.size(); ++source) {
            auto& row = made.emplace_back();
            for (std::size_t measure = 0; measure < entry_.measures.size(); ++measure)
                row.push_back(of_variance_only && !entry_.measures[measure].of_variance
                                  ? std::nullopt
                                  : figure({outputs, {source}, measure}));
        }
        return made;
    }

    [[nodiscard]] std::optional<std::array<Estimated, source_kinds.size()>> shares() const {
        if (!entry_.shapley || known_.empty() ||
            !std::ranges::all_of(sources_, [](const Source& source) { return source.kind.has_value(); }))
            return std::nullopt;
        std::array<Estimated, source_kinds.size()> made;
        for (std::size_t kind = 0; kind < made.size(); ++kind) {
            Asked asked{.outputs = known_, .sources = {}, .measure = *entry_.shapley};
            for (std::size_t source = 0; source < sources_.size(); ++source)
                if (static_cast<std::size_t>(*sources_[source].kind) == kind)
                    asked.sources.push_back(source);
            made[kind] = asked.sources.empty() ? Estimated{0, {0, 0}} : figure(asked).value_or(Estimated{});
        }
        return made;
    }

    const SensitivityMethodEntry& entry_;
    const SensitivityMethod& method_;
    const SensitivityModel& model_;
    std::span<const Source> sources_;
    Confidence confidence_;
    Jackknife jackknife_;
    Sums sums_;
    std::vector<std::size_t> known_; ///< outputs with figures
};

} // namespace

Sensitivity estimate_sensitivity(const SensitivityMethodEntry& entry, const SensitivityMethod& method,
                                 const SensitivityModel& model, std::span<const Source> sources,
                                 const Counts& counts, Confidence confidence) {
    return Estimation{entry, method, model, sources, counts, confidence}();
}

double widest_figure(const Sensitivity& sensitivity) {
    double widest = -1;
    for (const auto& output : sensitivity.outputs)
        for (const auto& row : output.figures)
            for (const auto& figure : row)
                if (figure)
                    widest = std::max(widest, (figure->interval.high - figure->interval.low) / 2);
    return widest < 0 ? std::numeric_limits<double>::infinity() : widest;
}

} // namespace cutline
