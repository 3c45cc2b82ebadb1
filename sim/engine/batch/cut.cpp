#include "engine/batch/kernels/cut.hpp"

#include "engine/batch/block.hpp"

#include <algorithm>
#include <utility>

namespace cutline::batch {

namespace {

/// In a tile of lanes.
bool none_tied(const std::uint32_t* tied) {
    std::uint32_t any = 0;
    for (std::size_t lane = 0; lane < tile_trials; ++lane)
        any |= tied[lane];
    return any == 0;
}

} // namespace

/// The trial's `keep`, or what is left of its `drop`.
Column<std::int32_t> BlockPlayer::places(const CutPlan& rule, const std::int32_t* spent) {
    if (rule.kind == CutPlan::Kind::none)
        return Numbers::same(static_cast<std::int32_t>(max_teams), *arena_);
    const auto counts = numbers_.counts(rule.count, *arena_);
    if (spent == nullptr || rule.kind == CutPlan::Kind::keep)
        return counts;
    auto* const left = arena_->take<std::int32_t>(width_);
    for (std::size_t lane = 0; lane < width_; ++lane)
        left[lane] = std::max(0, *counts.at(lane) - spent[lane]);
    return Column<std::int32_t>::each(left);
}

void BlockPlayer::cut_lanes(std::size_t position, RoundColumns& told, SetColumn& here,
                            const std::int32_t* spent) {
    const auto& round = plan_.rounds[position];
    const auto& rule = round.cut;
    if (rule.kind == CutPlan::Kind::none && !rule.at_least)
        return;
    const auto counts = places(rule, spent);
    Column<std::int32_t> bar;
    if (rule.at_least) {
        const auto points = numbers_.doubles(*rule.at_least, *arena_);
        const auto none = Numbers::same(0.0, *arena_);
        auto* const bars = arena_->take<double>(width_);
        to_bars(width_, {.at_least = points, .per_month = none, .months = 0}, bars);
        auto* const whole = arena_->take<std::int32_t>(width_);
        to_counts(width_, bars, whole);
        bar = Column<std::int32_t>::each(whole);
    }
    std::vector<TeamId> teams(round.possible_field.begin(), round.possible_field.end());
    std::vector<const std::int32_t*> totals;
    for (const auto team : teams)
        totals.push_back(scored_[team].total);
    cut(width_, {.teams = teams,
                 .totals = totals,
                 .judged = here.data(),
                 .count = counts,
                 .keeps = rule.kind != CutPlan::Kind::drop,
                 .bar = bar,
                 .stay = stay_.data(),
                 .tied = told.tied.data()});
    break_ties(position, told, here, counts);
    auto& gone = told.exits[cause_cut];
    gone.resize(here.size());
    for (std::size_t lane = 0; lane < width_; ++lane)
        gone[lane] = here[lane] - stay_[lane];
    go_out(position, gone);
    std::copy_n(stay_.begin(), width_, here.begin());
}

/// Lanes in which totals tie across the cut are few: they go by the reference's rule.
void BlockPlayer::break_ties(std::size_t position, RoundColumns& told, const SetColumn& judged,
                             Column<std::int32_t> counts) {
    const auto& rule = plan_.rounds[position].cut;
    for (std::size_t lane = 0; lane < lanes_->count(); ++lane) {
        if (lane % tile_trials == 0 && none_tied(told.tied.data() + lane)) {
            lane += tile_trials - 1;
            continue;
        }
        if (told.tied[lane] == 0)
            continue;
        std::optional<TenThousandths> bar;
        if (rule.at_least) {
            numbers_.row(lane, row_);
            bar = to_ten_thousandths(rule.at_least->in(row_));
        }
        const auto result = make_cut(rule, static_cast<std::size_t>(*counts.at(lane)), bar, judged[lane],
                                     rank(position, judged[lane], lane));
        stay_[lane] = result.stay;
        told.tied[lane] = result.tied.empty() ? 0 : 1;
    }
}

Ranking BlockPlayer::rank(std::size_t position, TeamSet judged, std::size_t lane) const {
    Ranking ranking;
    std::array<double, max_leaves> shares{};
    for (const auto team : judged) {
        const auto i = team.index();
        ranking.total[i] = scored_[team].total[lane];
        ranking.lot[i] = lanes_->word(keys_.rounds[position].lot[team], lane);
        const auto& entering = scored_[team].entering;
        for (std::size_t leaf = 0; leaf < entering.size(); ++leaf)
            shares[leaf] = entering[leaf] == nullptr ? 0 : entering[leaf][lane];
        for (const auto criterion : plan_.rounds[position].cut.tie_criteria)
            ranking.tie_scores[i].push_back(to_ten_thousandths(criterion_points(plan_, criterion, shares)));
    }
    return ranking;
}

} // namespace cutline::batch
