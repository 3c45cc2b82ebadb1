#pragma once
/// What the plans of a game prove about who survives, before any trial is played.

#include <cutline/base/ids.hpp>
#include <cutline/base/team_set.hpp>
#include <cutline/plan/game.hpp>

#include <cstddef>
#include <cstdint>

namespace cutline {

/// Bounds on a set of survivors that hold in every trial: surely <= set <= possibly, least <= size <= most.
struct Bounds {
    TeamSet surely;
    TeamSet possibly;
    std::size_t least = 0;
    std::size_t most = 0;
};

/// The survivors of a round, whichever way the open rules are settled. A plan without the round has none.
[[nodiscard]] Bounds bounds_of_round(const Game& game, RoundId round);

/// The finalists: the survivors of all final rounds together.
[[nodiscard]] Bounds bounds_of_final(const Game& game);

/// How many sets lie within the bounds on the teams and the size, or `most` + 1 if that is less.
/// @param most  below 2^63
[[nodiscard]] std::uint64_t count_sets(const Bounds& bounds, std::uint64_t most);

} // namespace cutline
