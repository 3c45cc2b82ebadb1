#pragma once
/// The counts of a study as text, exactly: what checkpoints and parts are made of.

#include <cutline/tally/counts.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cutline {

/// Compact JSON on one line: the trials of each group, then its counters as strings of digits. Equal counts
/// give the same bytes.
[[nodiscard]] std::string counts_text(const Counts& counts);

/// The counts that a text means; nothing if it isn't one of counts with as many counters and the same groups
/// as `empty`.
[[nodiscard]] std::optional<Counts> read_counts(std::string_view text, const Counts& empty);

} // namespace cutline
