#pragma once
/// What published results say about the teams, for people.

#include <cutline/analysis/evidence_summary.hpp>
#include <cutline/report/page.hpp>

#include <string>
#include <vector>

namespace cutline {

/// For each held round one row a team, the best first: its total with the interval that holds it with 90%,
/// the probability of each place but the first where that is certain, and its strength.
[[nodiscard]] std::vector<Table> evidence_tables(const EvidenceSummary& evidence);

/// What is wrong with the draws that agree with the evidence, and what to do; empty if nothing is.
[[nodiscard]] std::string evidence_warning(const EvidenceSummary& evidence);

} // namespace cutline
