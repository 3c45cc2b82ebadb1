#include "engine/batch/block.hpp"

#include <algorithm>

namespace cutline::batch {

/// The bar of a gate by score, in ten-thousandths of a point: the arithmetic of `gate_bar`.
Column<double> BlockPlayer::bar(const RoundPlan& round, const GatePlan& gate) {
    Bar bar{.at_least = numbers_.doubles(gate.at_least, *arena_),
            .per_month = numbers_.doubles(gate.per_month, *arena_),
            .months = round.months};
    if (gate.is_share && gate.of)
        bar.full = numbers_.doubles(*gate.of, *arena_);
    else if (gate.is_share && gate.measure)
        bar.full = Numbers::same(plan_.criteria[*gate.measure].points, *arena_);
    else if (gate.is_share)
        bar.full = numbers_.sum(round.weights, *arena_);
    const bool same = bar.at_least.mask == 0 && bar.per_month.mask == 0 && bar.full.mask == 0;
    const auto length = same ? most_lanes : width_;
    auto* const bars = arena_->take<double>(length);
    to_bars(length, bar, bars);
    return same ? Column<double>::same(bars) : Column<double>::each(bars);
}

/// A criterion's points in ten-thousandths, before they are rescaled.
const std::int32_t* BlockPlayer::criterion(CriterionId id, TeamId team) {
    const auto& criterion = plan_.criteria[id];
    leaf_scores_.clear();
    for (std::size_t i = 0; i < criterion.leaves; ++i) {
        const LeafId leaf{criterion.first.index() + i};
        leaf_scores_.push_back({.given = Column<double>::each(scored_[team].measured[leaf.index()]),
                                .weight = Numbers::same(plan_.leaves[leaf].points, *arena_)});
    }
    auto* const points = arena_->take<std::int32_t>(width_);
    make_sums(width_, nullptr, leaf_scores_, points);
    return points;
}

Judged BlockPlayer::judged(std::size_t position, std::size_t g, TeamId team) {
    const auto& gate = plan_.rounds[position].gates[g];
    if (gate.by_chance)
        return {.team = team,
                .values = lanes_->words(keys_.rounds[position].gates[g][team], *arena_),
                .bar = numbers_.thresholds(gate.pass[team], *arena_)};
    return {.team = team,
            .values = gate.measure ? criterion(*gate.measure, team) : scored_[team].total,
            .bar = bar(plan_.rounds[position], gate)};
}

void BlockPlayer::pass_gates(std::size_t position, bool after, RoundColumns& told, SetColumn& here,
                             std::int32_t* spent) {
    const auto& round = plan_.rounds[position];
    for (std::size_t g = 0; g < round.gates.size(); ++g) {
        const auto& gate = round.gates[g];
        if (gate.after != after)
            continue;
        auto& failed = told.exits[gate.cause];
        failed.resize(here.size());
        const auto before = arena_->mark();
        judged_.clear();
        for (const auto team : round.possible_field)
            if (!gate.by_chance || !gate.pass[team].is(1))
                judged_.push_back(judged(position, g, team));
        fail(width_, judged_, !gate.by_chance, here.data(), failed.data());
        arena_->release(before);
        if (gate.spends_cut)
            for (std::size_t lane = 0; lane < width_; ++lane)
                spent[lane] += static_cast<std::int32_t>(failed[lane].size());
        go_out(position, failed);
    }
}

} // namespace cutline::batch
