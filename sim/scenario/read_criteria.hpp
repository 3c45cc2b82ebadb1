#pragma once
/// From checked nodes to criteria, teams and their spread.

#include "scenario/read_numbers.hpp"

#include <vector>

namespace cutline {

[[nodiscard]] std::vector<Criterion> read_criteria(const Spot& spot, const Inputs& inputs);
[[nodiscard]] LeafScoring read_leaf_scoring(const Spot& spot, const Inputs& inputs);
[[nodiscard]] Aggregate read_aggregate(const Spot& spot);
[[nodiscard]] std::vector<Team> read_teams(const Spot& spot, const Inputs& inputs);
[[nodiscard]] Spread read_spread(const Spot& spot, const Inputs& inputs);

} // namespace cutline
