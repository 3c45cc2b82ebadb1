#pragma once
/// What the list and the comparison of saved results have in common.

#include "report/json_parts.hpp"

#include <cutline/report/saved_results.hpp>

#include <string>

namespace cutline {

/// "two-cuts, rounds.stage2.keep=2, counterfactual"; "" for none.
[[nodiscard]] std::string changes_words(const SavedResult& result);

/// The values that were set, as on the command line: "path=value", one after the other.
[[nodiscard]] std::string set_words(const SavedResult& result, const std::string& between);

/// The object that tells which result it is, in the words of the JSON of `cutline run`.
[[nodiscard]] Json identity_json(const SavedResult& result);

/// A value of a scenario as people write it: in quotes only where it would be a number without.
[[nodiscard]] std::string value_words(const Node& value);

} // namespace cutline
