#include "engine/batch/block.hpp"
#include "engine/batch/column_draws.hpp"

#include <algorithm>

namespace cutline::batch {

void BlockPlayer::hold_by_lane(std::size_t position, RoundColumns& told) {
    told.tied.assign(told.tied.size(), 0);
    std::ranges::fill(told.field, TeamSet{});
    for (auto& flow : told.flows)
        std::ranges::fill(flow.teams, TeamSet{});
    for (auto& exits : told.exits)
        std::ranges::fill(exits, TeamSet{});
    ColumnDraws draws(plan_, keys_, position, *lanes_, *arena_);
    RoundScores scores;
    RoundOutcome outcome;
    TrialState state(plan_);
    for (std::size_t lane = 0; lane < lanes_->count(); ++lane) {
        draws.look_at(lane);
        take_state(position, lane, state);
        RoundRules(plan_, draws, state, scores, nullptr).hold(position, outcome);
        tell(lane, outcome, told);
        if (!out_[position].empty())
            out_[position][lane] = state.out[position];
        if (totals_ == Totals::told)
            for (const auto team : outcome.field)
                told.totals[team][lane] = scores.total[team.index()];
        for (const auto team : outcome.field)
            if (auto* const last = teams_[team].last_total; last != nullptr && state.last_total[team.index()])
                last[lane] = static_cast<double>(*state.last_total[team.index()]);
    }
}

/// What a trial carries into a round.
void BlockPlayer::take_state(std::size_t position, std::size_t lane, TrialState& state) {
    const auto& round = plan_.rounds[position];
    numbers_.row(lane, row_);
    state.drawn = row_;
    for (const auto& inflow : round.from) {
        state.survivors[inflow.round] = outcomes_.rounds[inflow.round].survivors[lane];
        if (inflow.out)
            state.out[inflow.round] = out_[inflow.round][lane];
    }
    for (const auto team : round.possible_field) {
        const auto& columns = teams_[team];
        state.latents.strength[team.index()] = columns.strength ? *columns.strength.at(lane) : 0.0F;
        state.latents.growth[team.index()] = columns.growth ? *columns.growth.at(lane) : 0.0F;
        const auto last = columns.last_total == nullptr ? -1 : columns.last_total[lane];
        state.last_total[team.index()] =
            last < 0 ? std::nullopt : std::optional{static_cast<TenThousandths>(last)};
    }
}

void BlockPlayer::tell(std::size_t lane, const RoundOutcome& outcome, RoundColumns& told) {
    told.field[lane] = outcome.field;
    told.survivors[lane] = outcome.survivors;
    told.tied[lane] = outcome.tied ? 1 : 0;
    for (const auto team : outcome.field) {
        const auto origin = outcome.origin[team.index()];
        const auto from = std::ranges::find_if(told.flows, [&](const RoundColumns::Flow& flow) {
            return flow.from ? flow.from->index() == origin : origin == came_from_outside;
        });
        from->teams[lane].insert(team);
    }
    for (const auto team : outcome.field - outcome.survivors) {
        auto& exits = told.exits[CauseId{outcome.cause[team.index()]}];
        exits.resize(told.field.size());
        exits[lane].insert(team);
    }
}

} // namespace cutline::batch
