#pragma once
/// The methods of sensitivity analysis: what each plays and counts, and what it says. Each is a file and a
/// line in the catalogue.

#include <cutline/analysis/sensitivity_model.hpp>
#include <cutline/numeric/interval.hpp>
#include <cutline/run/shard.hpp>
#include <cutline/tally/counts.hpp>
#include <cutline/tally/jackknife.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cutline {

/// One of the figures that a method gives for each output and source.
struct SensitivityMeasure {
    std::string_view name;    ///< as in JSON: "first"
    std::string_view heading; ///< "First-order"
    std::string_view summary; ///< one sentence that says what it is
    bool of_variance = false; ///< a share of the output's variance: may be had for all outputs together
};

/// What a figure is about: one output, or all together weighted by their variance; one source, or the sum of
/// some.
struct Asked {
    std::vector<std::size_t> outputs, sources;
    std::size_t measure = 0;
};

/// Plays trials of a model and makes figures of what it counts. Immutable, thread-safe.
class SensitivityMethod {
  public:
    SensitivityMethod() = default;
    SensitivityMethod(const SensitivityMethod&) = delete;
    SensitivityMethod& operator=(const SensitivityMethod&) = delete;
    virtual ~SensitivityMethod() = default;

    /// How often each trial is played.
    [[nodiscard]] virtual std::size_t plays() const = 0;
    /// How many counters it counts with. The first two of each output, at 2 × output, are the sum of its
    /// values and of their squares in plain trials.
    [[nodiscard]] virtual std::size_t counters() const = 0;
    /// How many trials in a row may hang together.
    /// @param group_trials  how many trials in a row depend on one another
    [[nodiscard]] Counts empty(std::uint64_t group_trials = independent_group_trials) const {
        return Counts(counters(), group_trials);
    }
    /// Plays a block of at most 1,024 trials and counts what it needs.
    virtual void count(TrialRange trials, Counts& counts) const = 0;
    /// A figure with its interval; none where the method has none for such a source.
    [[nodiscard]] virtual std::optional<Estimated> figure(const Jackknife& jackknife, Confidence confidence,
                                                          const Asked& asked) const = 0;
};

struct SensitivityMethodEntry {
    std::string_view name; ///< "sobol"
    std::string_view summary;
    std::string_view reference;
    Grain grain;              ///< how finely it tells sources apart
    bool only_single = false; ///< it looks at sources of one number only, and at events only
    std::span<const SensitivityMeasure> measures;
    std::optional<std::size_t> shapley = {}; ///< the measure whose sums are the shares of the whole
    /// @param model  outlives the method  @param seed  of what it draws itself
    std::unique_ptr<SensitivityMethod> (*make)(const SensitivityModel& model, std::uint64_t seed);
};

/// All methods, the default one first.
[[nodiscard]] std::span<const SensitivityMethodEntry> sensitivity_methods();
/// The entry of that name, or null.
[[nodiscard]] const SensitivityMethodEntry* find_sensitivity_method(std::string_view name);

} // namespace cutline
