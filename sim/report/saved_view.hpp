#pragma once
/// What the list and the comparison of saved results have in common.

#include "report/json_parts.hpp"

#include <cutline/report/saved_results.hpp>

#include <string>

namespace cutline {

/// "two-cuts, rounds.stage2.keep=2, counterfactual"; "" for none.
[[nodiscard]] std::string changes_words(const SavedResult& result);

/// The first 12 digits of a digest, enough to tell scenarios apart.
[[nodiscard]] std::string short_digest(const SavedResult& result);

/// The object that tells which result it is.
[[nodiscard]] Json identity_json(const SavedResult& result);

/// A chance with its interval, and whether it is proven.
[[nodiscard]] Json chance_json(const Estimate& chance);

/// A value of a scenario as people write it.
[[nodiscard]] std::string value_words(const Node& value);

} // namespace cutline
