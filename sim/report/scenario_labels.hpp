#pragma once
/// What the teams and criteria of a scenario are called.

#include "report/words.hpp"

#include <cutline/scenario/scenario.hpp>

#include <string>
#include <string_view>

namespace cutline {

/// The label of a team, or its id.
[[nodiscard]] std::string team_label(const Scenario& scenario, std::string_view id);
/// The label of a criterion or part, or its id; "total" is the total.
[[nodiscard]] std::string criterion_label(const Scenario& scenario, std::string_view id);

[[nodiscard]] Labels team_labels(const Scenario& scenario);
[[nodiscard]] Labels criterion_labels(const Scenario& scenario);

} // namespace cutline
