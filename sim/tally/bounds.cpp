#include "tally/bounds.hpp"

#include <algorithm>
#include <optional>

namespace cutline {

namespace {

__extension__ using Wide = unsigned __int128;

Bounds bounds_of(const RoundPlan& round) {
    const auto possible = round.possible_survivors;
    const bool whole = round.least_survivors == possible.size();
    return {whole ? possible : TeamSet{}, possible, round.least_survivors, round.most_survivors};
}

Bounds round_in(const Plan& plan, RoundId id) {
    const auto round = std::ranges::find(plan.rounds, id, &RoundPlan::id);
    return round == plan.rounds.end() ? Bounds{} : bounds_of(*round);
}

/// A team may survive two final rounds, so their sizes don't simply add up.
Bounds final_in(const Plan& plan) {
    Bounds all;
    for (const auto& round : plan.rounds) {
        if (!round.final)
            continue;
        const auto one = bounds_of(round);
        all.surely |= one.surely;
        all.possibly |= one.possibly;
        all.least = std::max(all.least, one.least);
        all.most += one.most;
    }
    all.most = std::min(all.most, all.possibly.size());
    return all;
}

/// Bounds that hold under each of the plans.
template <class BoundsIn>
Bounds in_every_plan(const Game& game, const BoundsIn& bounds_in) {
    std::optional<Bounds> all;
    for (const auto& plan : game.plans) {
        const Bounds one = bounds_in(plan);
        all = all ? Bounds{all->surely & one.surely, all->possibly | one.possibly,
                           std::min(all->least, one.least), std::max(all->most, one.most)}
                  : one;
    }
    return all.value_or(Bounds{});
}

} // namespace

Bounds bounds_of_round(const Game& game, RoundId round) {
    return in_every_plan(game, [&](const Plan& plan) { return round_in(plan, round); });
}

Bounds bounds_of_final(const Game& game) {
    return in_every_plan(game, final_in);
}

std::uint64_t count_sets(const Bounds& bounds, std::uint64_t most) {
    const std::size_t teams = bounds.possibly.size();
    Wide sets = 0;
    Wide of_size = 1; // teams choose size: below 2^61 for 64 teams
    for (std::size_t size = 0; size <= std::min(bounds.most, teams); ++size) {
        if (size >= bounds.least)
            sets += of_size;
        of_size = of_size * (teams - size) / (size + 1);
    }
    return sets > most ? most + 1 : static_cast<std::uint64_t>(sets);
}

} // namespace cutline
