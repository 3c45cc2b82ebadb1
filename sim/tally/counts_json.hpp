#pragma once
/// Counts as JSON, alone or as part of a tally.

#include <cutline/tally/counts.hpp>

#include <nlohmann/json.hpp>

namespace cutline {

[[nodiscard]] nlohmann::ordered_json counts_json(const Counts& counts);
/// Fills empty counts of the shape that is wanted; false if the JSON isn't of such counts.
[[nodiscard]] bool read_counts(const nlohmann::ordered_json& json, Counts& into);

} // namespace cutline
