#pragma once
/// Numbers that a trial draws, made into what the rules need: sums of multiples, floats, thresholds, bars.

#include "engine/batch/kernels/column.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline::batch {

/// The quantiles of a uniform law, not truncated, at these words.
void to_uniforms(std::size_t lanes, const std::int32_t* words, double low, double high, double* numbers);

/// A multiple of a column.
struct Multiple {
    const double* column;
    double factor;
};

/// sum = constant + Σ factor × column, in this order: `Value::in`.
void add_multiples(std::size_t lanes, double constant, std::span<const Multiple> terms, double* sum);
/// float(value / divisor).
void to_floats(std::size_t lanes, const double* values, double divisor, float* floats);
/// `chance_threshold`, as a double, which holds it exactly.
void to_thresholds(std::size_t lanes, const double* chances, double* thresholds);
/// Rounded to whole numbers, 0 … 2^31 - 1.
void to_counts(std::size_t lanes, const double* values, std::int32_t* counts);

/// A score's resolution: how many steps its full points have, and what `rounded_to_steps` makes of them.
struct Steps {
    Column<double> count; ///< none: scores are not rounded
    Column<float> as_float;
    Column<float> tolerant_half;
};
/// count = points / resolution, and the rest from it.
void to_steps(std::size_t lanes, double points, const double* resolutions, double* count, float* as_float,
              float* tolerant_half);

/// What a gate by score asks for: (at_least + months × per_month) × full, in ten-thousandths of a point,
/// rounded. A double holds them exactly.
struct Bar {
    Column<double> at_least, per_month;
    double months;
    Column<double> full; ///< none: points, not a share
};
void to_bars(std::size_t lanes, const Bar& bar, double* ten_thousandths);

/// The values at some places of a column. @param places  one for each lane, aligned like columns
void pick(std::size_t lanes, const std::int32_t* places, const std::int32_t* all, std::int32_t* picked);
void pick(std::size_t lanes, const std::int32_t* places, const float* all, float* picked);

/// product = factor × z.
void multiply(std::size_t lanes, Column<float> factor, const float* z, float* product);
/// sum = a + b; none counts as 0.
void add(std::size_t lanes, Column<float> a, Column<float> b, float* sum);

} // namespace cutline::batch
