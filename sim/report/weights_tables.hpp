#pragma once
/// The tables of a study of weights.

#include <cutline/report/weights_report.hpp>

#include <vector>

namespace cutline {

/// Each team's chance to be a finalist under drawn, nominal and central weights, and its central weights; the
/// likeliest first.
[[nodiscard]] Table acceptability_table(const WeightsReport& report);
/// The ranks of a round, one column each.
[[nodiscard]] Table ranks_table(const WeightsReport& report, RoundId round);
/// Who ranks above whom in a round.
[[nodiscard]] Table pairwise_table(const WeightsReport& report, RoundId round);
/// How far each weight can go.
[[nodiscard]] Table stability_table(const WeightsReport& report);
/// The final chances without each criterion in turn.
[[nodiscard]] Table criteria_left_out_table(const WeightsReport& report);
/// The final chances without each team in turn.
[[nodiscard]] Table teams_left_out_table(const WeightsReport& report);

/// The teams in the order of their rows.
[[nodiscard]] std::vector<const TeamAcceptability*> likeliest_first(const WeightsReport& report);
/// "95% interval".
[[nodiscard]] std::string interval_words(const WeightsReport& report);
/// Points of weight with the decimals that an interval supports.
[[nodiscard]] std::string weight_text(const Estimated& weight);

} // namespace cutline
