#pragma once
/// A tally as text, exactly: what checkpoints and parts are made of.

#include <cutline/plan/game.hpp>
#include <cutline/tally/tally.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cutline {

/// Compact JSON on one line. Counts stand in the order of the ids, sets as [bits, count] in the order of the
/// bits, wide sums as strings of digits: equal tallies give the same bytes.
[[nodiscard]] std::string tally_text(const Tally& tally);

/// The tally that a text means; nothing if it isn't one of this game: wrong in form or shape, or with a count
/// that so many trials can't give.
[[nodiscard]] std::optional<Tally> read_tally(std::string_view text, const Game& game);

} // namespace cutline
