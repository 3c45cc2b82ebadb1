#pragma once
/// Checks what a file says is already known of a round: names, causes and ranges.

#include "plan/criteria.hpp"
#include "plan/rounds.hpp"

namespace cutline {

void check_published(const Round& round, const Criteria& criteria, const RoundMaker& rounds,
                     const Complaints& complaints);

} // namespace cutline
