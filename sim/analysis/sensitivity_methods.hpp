#pragma once
/// The entries of the methods, and what they share.

#include <cutline/analysis/sensitivity_method.hpp>

#include <cstdint>
#include <span>

namespace cutline {

extern const SensitivityMethodEntry sobol_method;
extern const SensitivityMethodEntry shapley_method;
extern const SensitivityMethodEntry morris_method;
extern const SensitivityMethodEntry pawn_method;

/// Σ x.
[[nodiscard]] std::int64_t sum(std::span<const std::int32_t> x);
/// Σ x y.
[[nodiscard]] std::int64_t sum_of_products(std::span<const std::int32_t> x, std::span<const std::int32_t> y);

/// Counts the values of each output in plain trials, and their squares, as SensitivityMethod::empty says.
void count_plain(const SensitivityModel& model, const OutputValues& plain, std::span<WideSum> counters);

/// None redrawn, or all.
[[nodiscard]] inline RedrawnSources none_of(const SensitivityModel& model) {
    return RedrawnSources(model.sources(), false);
}
[[nodiscard]] inline RedrawnSources all_of(const SensitivityModel& model) {
    return RedrawnSources(model.sources(), true);
}
/// One redrawn.
[[nodiscard]] inline RedrawnSources only(std::size_t source, const SensitivityModel& model) {
    auto redrawn = none_of(model);
    redrawn[source] = true;
    return redrawn;
}

} // namespace cutline
