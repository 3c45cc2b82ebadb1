#include "engine/batch/block.hpp"
#include "engine/batch/kernels/normalise.hpp"

#include <algorithm>

namespace cutline::batch {

void BlockPlayer::set_leaves(std::size_t position) {
    const auto& round = plan_.rounds[position];
    for (std::size_t i = 0; i < plan_.leaves.size(); ++i) {
        const LeafId leaf{i};
        const auto& of_round = round.leaves[leaf];
        leaves_[leaf] = {.weight = numbers_.doubles(round.weights[leaf], *arena_),
                         .noise = of_round.noise.is(0) ? Column<float>{}
                                                       : numbers_.floats(of_round.noise, *arena_),
                         .steps = numbers_.steps(plan_.leaves[leaf].points, of_round.resolution, *arena_)};
    }
}

void BlockPlayer::score(std::size_t position, const SetColumn& here) {
    const auto& round = plan_.rounds[position];
    set_leaves(position);
    for (const auto team : round.possible_field) {
        auto& scored = scored_[team];
        scored.lift = nullptr;
        scored.measured.assign(plan_.leaves.size(), nullptr);
        scored.entering.assign(plan_.leaves.size(), nullptr);
    }
    if (kept_[position] != 0)
        keep_scores(position, kept_[position], here);
    for (const auto team : round.possible_field)
        scored_[team].total = total(position, team, here);
}

void BlockPlayer::tell_totals(std::size_t position, RoundColumns& told) const {
    if (totals_ == Totals::told)
        for (const auto team : plan_.rounds[position].possible_field)
            std::copy_n(scored_[team].total, width_, told.totals[team].begin());
}

// ---- scores that are asked for one by one
// --------------------------------------------------------------------------

void BlockPlayer::keep_scores(std::size_t position, std::uint64_t leaves, const SetColumn& here) {
    const auto& round = plan_.rounds[position];
    for (const auto team : round.possible_field) {
        auto& scored = scored_[team];
        scored.lift = lift(position, team);
        for (std::size_t i = 0; i < plan_.leaves.size(); ++i) {
            if ((leaves >> i & 1U) == 0)
                continue;
            auto* const scores = arena_->take<double>(width_);
            const auto before = arena_->mark();
            make_scores(width_, scored.lift, leaf_score(position, team, LeafId{i}), scores);
            arena_->release(before);
            scored.measured[i] = scored.entering[i] = scores;
        }
    }
    for (std::size_t i = 0; i < plan_.leaves.size(); ++i)
        normalise_leaf(position, LeafId{i}, here);
}

void BlockPlayer::normalise_leaf(std::size_t position, LeafId leaf, const SetColumn& here) {
    const auto& round = plan_.rounds[position];
    const auto how = round.leaves[leaf].normalise;
    if (how == Normalise::none)
        return;
    std::vector<TeamScores> teams;
    for (const auto team : round.possible_field) {
        auto* const entering = arena_->take<double>(width_);
        teams.push_back({team, scored_[team].measured[leaf.index()], entering});
        scored_[team].entering[leaf.index()] = entering;
    }
    normalise(width_, how, teams, here.data());
}

// ---- a team's
// ------------------------------------------------------------------------------------------------------

const float* BlockPlayer::lift(std::size_t position, TeamId team) {
    const auto& round = plan_.rounds[position];
    auto* const lift = arena_->take<float>(width_);
    const auto before = arena_->mark();
    const auto form = scaled(round.form[team], keys_.rounds[position].form[team]);
    make_lift(width_, teams_[team].strength, teams_[team].growth, static_cast<float>(round.months), form,
              lift);
    arena_->release(before);
    return lift;
}

LeafScore BlockPlayer::leaf_score(std::size_t position, TeamId team, LeafId leaf) {
    const auto& round = plan_.rounds[position];
    const auto& columns = leaves_[leaf];
    const auto i = leaf.index();
    LeafScore score{.weight = columns.weight};
    if (round.certain(team, leaf)) {
        const double share = plan_.teams[team].expected[leaf].constant / plan_.leaves[leaf].points +
                             plan_.teams[team].growth.constant * round.months;
        score.given = certain_score(share, columns.steps);
        return score;
    }
    score.base = teams_[team].base[i];
    score.profile = teams_[team].profile[i];
    score.steps = columns.steps;
    if (columns.noise) {
        score.noise = columns.noise;
        score.z = Column<float>::each(lanes_->normals(keys_.rounds[position].noise[team][leaf], *arena_));
    }
    return score;
}

/// A score that no draw moves, though its resolution may be drawn.
Column<double> BlockPlayer::certain_score(double share, const Steps& steps) {
    if (!steps.count)
        return Numbers::same(clamped(share), *arena_);
    const auto length = steps.count.mask == 0 ? most_lanes : width_;
    auto* const scores = arena_->take<double>(length);
    for (std::size_t lane = 0; lane < length; ++lane)
        scores[lane] = rounded_to_steps(share, *steps.count.at(lane));
    return {scores, steps.count.mask};
}

const std::int32_t* BlockPlayer::total(std::size_t position, TeamId team, const SetColumn& here) {
    const auto& round = plan_.rounds[position];
    auto& scored = scored_[team];
    auto* const totals = arena_->take<std::int32_t>(width_);
    const auto before = arena_->mark(); // what follows is read once, and stays in the nearest cache
    const auto* const team_lift = scored.lift != nullptr ? scored.lift : lift(position, team);
    leaf_scores_.clear();
    for (std::size_t i = 0; i < plan_.leaves.size(); ++i) {
        if (scored.entering[i] != nullptr)
            leaf_scores_.push_back(
                {.given = Column<double>::each(scored.entering[i]), .weight = leaves_[LeafId{i}].weight});
        else
            leaf_scores_.push_back(leaf_score(position, team, LeafId{i}));
    }
    if (round.aggregate == Aggregate::sum)
        make_sums(width_, team_lift, leaf_scores_, totals);
    else
        make_products(width_, team_lift, leaf_scores_, totals);
    if (auto* const last = teams_[team].last_total; last != nullptr)
        carry(width_, {.team = team,
                       .field = here.data(),
                       .share = round.carry.is(0) ? Column<double>{} : numbers_.doubles(round.carry, *arena_),
                       .totals = totals,
                       .last = last});
    arena_->release(before);
    return totals;
}

} // namespace cutline::batch
