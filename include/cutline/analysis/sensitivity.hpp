#pragma once
/// Which uncertainty decides: figures for each output and source, for all outputs together, and for ability,
/// weights, rules and luck.

#include <cutline/analysis/sensitivity_method.hpp>
#include <cutline/numeric/interval.hpp>
#include <cutline/tally/counts.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cutline {

/// With fewer trials than this in which something happened, or didn't, no figure is given.
inline constexpr std::uint64_t least_events = 50;

/// [source][measure]; none where the method has no such figure.
using Figures = std::vector<std::vector<std::optional<Estimated>>>;

struct OutputSensitivity {
    double mean = 0;     ///< of a plain run: the chance of what is asked, or the mean place
    std::string unknown; ///< why there are no figures; "" where there are
    Figures figures{};   ///< empty where they are unknown
};

struct Sensitivity {
    std::uint64_t trials = 0;
    Confidence confidence{0.95};
    std::vector<OutputSensitivity> outputs{};
    /// All outputs with figures together, each weighted by its variance; for measures that are shares of
    /// variance.
    Figures together{};
    /// By SourceKind: Shapley effects of the sources of a kind, over all outputs together; they sum to 1.
    /// None without Shapley effects, without outputs, or where a group holds sources of several kinds.
    std::optional<std::array<Estimated, source_kinds.size()>> shares{};
};

/// @param sources  those of the model that the method plays, in its order
[[nodiscard]] Sensitivity estimate_sensitivity(const SensitivityMethodEntry& entry,
                                               const SensitivityMethod& method, const SensitivityModel& model,
                                               std::span<const Source> sources, const Counts& counts,
                                               Confidence confidence);

/// The half-width of the widest interval of all figures: what a precision looks at. Infinite before there are
/// any.
[[nodiscard]] double widest_figure(const Sensitivity& sensitivity);

/// Whether an interval holds zero: the figure can't be told from it.
[[nodiscard]] inline bool holds_zero(const Estimated& figure) {
    return figure.interval.low <= 0 && figure.interval.high >= 0;
}

} // namespace cutline
