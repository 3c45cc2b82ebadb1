#pragma once
/// What the uncertain numbers of a plan are about.

#include <cutline/analysis/sensitivity_source.hpp>
#include <cutline/plan/plan.hpp>

#include <cstddef>
#include <map>

namespace cutline {

/// The kind of each uncertain number that something in the plan depends on, awards apart; by its index in
/// Plan::numbers. Of several, the first.
[[nodiscard]] std::map<std::size_t, SourceKind> number_uses(const Plan& plan);

} // namespace cutline
