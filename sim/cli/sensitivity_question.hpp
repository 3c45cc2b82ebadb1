#pragma once
/// What a sensitivity study asks, as checkpoints and parts tell it.

#include <cutline/analysis/sensitivity_study.hpp>
#include <cutline/run/saved_run.hpp>

#include <string>

namespace cutline::cli {

[[nodiscard]] std::string question_text(const SensitivityQuestion& question);

/// @throws SavedRunError
[[nodiscard]] SensitivityQuestion question_of(const SavedRun& run);

} // namespace cutline::cli
