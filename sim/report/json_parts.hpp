#pragma once
/// What the JSON reports have in common.

#include <cutline/analysis/evidence_summary.hpp>
#include <cutline/analysis/survival.hpp>
#include <cutline/base/team_set.hpp>
#include <cutline/numeric/interval.hpp>
#include <cutline/plan/roster.hpp>
#include <cutline/scenario/document.hpp>
#include <cutline/scenario/node.hpp>

#include <nlohmann/json.hpp>

#include <span>
#include <string>

namespace cutline {

using Json = nlohmann::ordered_json;

/// A real with 9 significant digits.
[[nodiscard]] Json real(double value);
/// {"value", "low", "high"}; an end that nothing is known about is null.
[[nodiscard]] Json estimate_json(double value, const Interval& interval);
/// {"p", "low", "high"}: a share of all trials; and "proven" where it can only be 0 or 1.
[[nodiscard]] Json share_json(const Estimate& estimate);
/// The same after the "count" of its trials.
[[nodiscard]] Json chance_json(const Estimate& estimate);
/// What a run was given: {"variant", "set"}.
[[nodiscard]] Json changes_json(const Changes& changes);
/// The ids of some teams.
[[nodiscard]] Json ids(const Roster& roster, std::span<const TeamId> teams);
[[nodiscard]] Json ids(const Roster& roster, TeamSet teams);
/// A document as it stands; null for none.
[[nodiscard]] Json as_json(const Node& node);
/// {"value": …, "low": …, "high": …}
[[nodiscard]] Json belief_json(const Belief& belief);
/// What published results say.
[[nodiscard]] Json evidence_json(const EvidenceSummary& evidence);
/// As text that ends in a newline.
[[nodiscard]] std::string text_of(const Json& json);

} // namespace cutline
