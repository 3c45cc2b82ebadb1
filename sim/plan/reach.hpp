#pragma once
/// Who may ever be where: the fields and survivors that a plan allows, and how many at least and at most.

#include "plan/numbers.hpp"
#include "plan/order.hpp"

#include <cutline/plan/plan.hpp>

namespace cutline {

/// Fills in the possible field and survivors of every round, and how many survive at least and at most;
/// warns of rounds that nobody can reach or come out of. The bounds never exclude what can happen.
void find_reach(Plan& plan, const Numbers& numbers, const Complaints& complaints);

/// The chance that a value stands for may be above 0; may be below 1.
[[nodiscard]] inline bool may_happen(const Value& chance) {
    return !chance.is(0);
}
[[nodiscard]] inline bool may_fail(const Value& chance) {
    return !chance.is(1);
}

} // namespace cutline
