#pragma once
/// What a study of weights was asked, as text that its checkpoints and parts carry.

#include <cutline/analysis/weight_study.hpp>

#include <optional>
#include <string>

namespace cutline {

/// One JSON object; equal options give the same bytes.
[[nodiscard]] std::string weight_question(const WeightStudyOptions& options);

/// Nothing if the text isn't one of a study of weights.
[[nodiscard]] std::optional<WeightStudyOptions> read_weight_question(const std::string& text);

} // namespace cutline
