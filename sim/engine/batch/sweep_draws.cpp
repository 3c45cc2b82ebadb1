#include "engine/batch/sweep_draws.hpp"

#include <algorithm>

namespace cutline {

namespace {

using batch::swept_lanes;

/// Scores of a group are made as totals of so many points: their whole numbers of 0.0001 points are
/// billionths.
constexpr double points_of_a_group = 1e5;
constexpr float billionth = 1e-9F;

} // namespace

SweepDraws::SweepDraws(const Plan& plan, const SweepPlan& sweep, const DrawKeys& keys,
                       const batch::Lanes& lanes, batch::Arena& arena, batch::BlockPlayer& player)
    : plan_(plan), sweep_(sweep), keys_(keys), arena_(arena), player_(player),
      chunks_((lanes.padded() + swept_lanes - 1) / swept_lanes), rounds_(plan.rounds.size()) {
    player_.start(lanes, arena);
    for (std::size_t position = 0; position < plan.rounds.size(); ++position) {
        draw_chances(position);
        if (sweep.rounds[position].ranks)
            draw_scores(position);
    }
}

batch::SweptRound SweepDraws::round(std::size_t position, std::size_t chunk) const {
    const auto& drawn = rounds_[position];
    const auto& sweep = sweep_.rounds[position];
    const auto at = chunk * swept_lanes;
    return {.teams = sweep.teams,
            .groups = sweep.groups.size(),
            .scores = drawn.scores == nullptr ? nullptr
                                              : drawn.scores + at * sweep.teams.size() * sweep.groups.size(),
            .admitted = drawn.admitted + at,
            .entering = drawn.entering + at,
            .staying = drawn.staying + at,
            .passing_before = drawn.passing_before + at,
            .passing_after = drawn.passing_after + at,
            .sources = {},
            .ranks = sweep.ranks,
            .drops = sweep.drops,
            .count = sweep.count,
            .bar = sweep.bar ? &*sweep.bar : nullptr};
}

std::uint32_t* SweepDraws::narrow(const SetColumn& sets) {
    auto* const words = arena_.take<std::uint32_t>(chunks_ * swept_lanes);
    for (std::size_t lane = 0; lane < chunks_ * swept_lanes; ++lane)
        words[lane] = lane < sets.size() ? static_cast<std::uint32_t>(sets[lane].bits()) : 0;
    return words;
}

/// Each chance falls or not whatever the weights: drawn for everyone, asked for by those who get so far.
void SweepDraws::draw_chances(std::size_t position) {
    const auto& round = plan_.rounds[position];
    const auto& keys = keys_.rounds[position];
    auto& told = player_.outcomes_.rounds[position];
    auto& drawn = rounds_[position];
    const auto lanes = told.field.size();

    // A round that has been held: only those who survived it enter, and nothing happens to them.
    if (round.happened) {
        auto* const survivors = narrow(SetColumn(lanes, round.happened->survivors));
        drawn.admitted = drawn.entering = drawn.staying = survivors;
        drawn.passing_before = drawn.passing_after = survivors;
        return;
    }

    SetColumn sets(lanes, round.from.empty() ? TeamSet{} : round.possible_field);
    if (!round.from.empty())
        for (const auto team : round.possible_field)
            player_.admit(round.admit[team], keys.admission[team], team, sets);
    drawn.admitted = narrow(sets);

    sets.assign(lanes, round.entrants);
    for (const auto team : round.entrants)
        player_.admit(round.entry[team], keys.entry[team], team, sets);
    drawn.entering = narrow(sets);

    told.field.assign(lanes, round.possible_field);
    sets = told.field;
    player_.withdraw(position, told, sets);
    drawn.staying = narrow(sets);

    for (const bool after : {false, true}) {
        sets.assign(lanes, round.possible_field);
        player_.pass_gates(position, after, told, sets, nullptr);
        (after ? drawn.passing_after : drawn.passing_before) = narrow(sets);
    }
}

void SweepDraws::draw_scores(std::size_t position) {
    const auto& sweep = sweep_.rounds[position];
    rounds_[position].scores =
        arena_.take<float>(chunks_ * swept_lanes * sweep.teams.size() * sweep.groups.size());
    player_.set_leaves(position);
    for (std::size_t team = 0; team < sweep.teams.size(); ++team)
        draw_team(position, team);
}

void SweepDraws::draw_team(std::size_t position, std::size_t team) {
    const auto& sweep = sweep_.rounds[position];
    const auto before = arena_.mark();
    const auto* const lift = player_.lift(position, sweep.teams[team]);
    auto* const billionths = arena_.take<std::int32_t>(player_.width_);
    std::vector<batch::LeafScore> leaves;
    for (std::size_t group = 0; group < sweep.groups.size(); ++group) {
        leaves.clear();
        for (const auto& [leaf, share] : sweep.groups[group].leaves) {
            leaves.push_back(player_.leaf_score(position, sweep.teams[team], leaf));
            leaves.back().weight = batch::Numbers::same(share * points_of_a_group, arena_);
        }
        batch::make_sums(player_.width_, lift, leaves, billionths);
        float* at = rounds_[position].scores + (team * sweep.groups.size() + group) * swept_lanes;
        for (std::size_t lane = 0; lane < player_.width_; ++lane) {
            at[lane % swept_lanes] = static_cast<float>(billionths[lane]) * billionth;
            if (lane % swept_lanes == swept_lanes - 1)
                at += sweep.teams.size() * sweep.groups.size() * swept_lanes;
        }
    }
    arena_.release(before);
}

} // namespace cutline
