#pragma once
/// A study of weights for people, spreadsheets and programs.

#include <cutline/analysis/weight_flip.hpp>
#include <cutline/analysis/weight_second_runs.hpp>
#include <cutline/analysis/weight_study.hpp>
#include <cutline/report/page.hpp>
#include <cutline/report/result.hpp>
#include <cutline/report/table.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cutline {

struct WeightsReport {
    const WeightStudy& study; ///< outlives the report
    Acceptability acceptability;
    PerId<TeamId, std::optional<Estimate>> confidence;
    FlipStudy flips;
    std::vector<TeamLeftOut> teams_left_out;
    std::uint64_t seed = 1;
    Changes changes = {};
    std::optional<MissedPrecision> missed = {};
};

/// What the weights decide, in a sentence or two; then who is how acceptable, the ranks of each round, who
/// beats whom, how far each weight can go, and what leaving a criterion or a team out does.
[[nodiscard]] Page weights_page(const WeightsReport& report);

/// One JSON object; estimates are {"value", "low", "high"}, weights are points, and grid points plain
/// numbers.
[[nodiscard]] std::string weights_json(const WeightsReport& report);

/// Every number in one table, one a row, with a column for each weight that is filled where weights are what
/// the row is about.
///
/// | measure | round | team | detail | is |
/// | --- | --- | --- | --- | --- |
/// | trials, seed, confidence_level, digest | | | | what the other rows rest on; the digest is in `detail` |
/// | final, nominal, confidence | | id | | chance to be a finalist: drawn, nominal, central weights |
/// | central_weight | | id | criterion | points |
/// | acceptability | id | id | rank | chance of this rank |
/// | pairwise | id | id | other team | chance to rank above it |
/// | entropy | id | id | | bits |
/// | without_criterion, without_criterion_difference | | id | criterion | final chance, and its change |
/// | without_team, without_team_difference | | id | the team left out | the same |
/// | reversal | | id | team, one space, the team left out | likelier finalists, until that one is left out |
/// | flip, flip_check | | | ids of the new finalists | total variation; difference at the check |
/// | stability_low, stability_high | | | criterion | points |
/// | grid | | id | | final chance at the weights of the row |
[[nodiscard]] Table weights_rows(const WeightsReport& report);

/// "1,000 trials did not reach …"; empty if they did, or none was asked for.
[[nodiscard]] std::string missed_precision_text(const WeightsReport& report);

} // namespace cutline
