#pragma once
/// Weights of a scenario in words.

#include "report/words.hpp"

#include <cutline/scenario/scenario.hpp>

#include <string>
#include <string_view>

namespace cutline {

/// The block that a plan's drawn weights were made of: "weights", or "rounds.NAME.weights"; null if there is
/// none.
[[nodiscard]] const Weights* weights_named(const Scenario& scenario, std::string_view name);

/// "벤치마크 40, expert 35 and user 25"; of drawn weights their law, with means, concentration, order and
/// bounds.
/// @param total  what drawn weights sum to
[[nodiscard]] std::string weights_words(const Weights& weights, double total, const Labels& labels);

} // namespace cutline
