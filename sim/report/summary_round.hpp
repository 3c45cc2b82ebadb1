#pragma once
/// One round of a scenario in words.

#include <cutline/plan/game.hpp>
#include <cutline/report/page.hpp>

namespace cutline {

/// @param round  of the plan
/// @param said   the same round as the scenario says it
void describe_round(const Scenario& scenario, const Roster& roster, const Plan& plan, const RoundPlan& round,
                    const Round& said, Page& page);

/// "2026-08-01".
[[nodiscard]] std::string date_words(const std::chrono::year_month_day& date);

} // namespace cutline
