#include "engine/batch/block.hpp"

namespace cutline::batch {

/// Takes out of `teams` one that does not come; its word is drawn only if it could go either way.
void BlockPlayer::admit(const Value& chance, Key key, TeamId team, SetColumn& teams) {
    if (chance.is(1))
        return;
    if (chance.is(0)) {
        for (std::size_t lane = 0; lane < width_; ++lane)
            teams[lane].erase(team);
        return;
    }
    const auto before = arena_->mark();
    const Judged judged{
        .team = team, .values = lanes_->words(key, *arena_), .bar = numbers_.thresholds(chance, *arena_)};
    keep_below(width_, judged, teams.data());
    arena_->release(before);
}

void BlockPlayer::enter(std::size_t position, RoundColumns& told) {
    const auto& round = plan_.rounds[position];
    const auto& keys = keys_.rounds[position];
    std::fill_n(told.field.begin(), width_, TeamSet{});
    for (std::size_t i = 0; i < round.from.size(); ++i) {
        const auto& inflow = round.from[i];
        const auto& source = inflow.out ? out_[inflow.round] : outcomes_.rounds[inflow.round].survivors;
        auto& flow = told.flows[i].teams;
        for (std::size_t lane = 0; lane < width_; ++lane) // who is surely not admitted has no draw
            flow[lane] = (source[lane] - told.field[lane]) & round.possible_field;
        for (const auto team : round.possible_field)
            admit(round.admit[team], keys.admission[team], team, flow);
        for (std::size_t lane = 0; lane < width_; ++lane)
            told.field[lane] |= flow[lane];
    }
    auto& outside = told.flows.back().teams;
    for (std::size_t lane = 0; lane < width_; ++lane)
        outside[lane] = round.entrants - told.field[lane];
    for (const auto team : round.entrants)
        admit(round.entry[team], keys.entry[team], team, outside);
    for (std::size_t lane = 0; lane < width_; ++lane)
        told.field[lane] |= outside[lane];
}

void BlockPlayer::withdraw(std::size_t position, RoundColumns& told, SetColumn& here) {
    const auto& round = plan_.rounds[position];
    std::vector<TeamId> who;
    for (const auto team : round.possible_field)
        if (!plan_.teams[team].withdraw.is(0))
            who.push_back(team);
    if (who.empty())
        return;
    auto& gone = told.exits[cause_withdrew];
    gone.resize(here.size());
    std::copy_n(here.begin(), width_, gone.begin());
    for (std::size_t lane = 0; lane < width_; ++lane) {
        for (const auto team : who)
            here[lane].erase(team);
        gone[lane] -= here[lane];
    }
    for (const auto team : who)
        admit(plan_.teams[team].withdraw, keys_.rounds[position].withdrawal[team], team, gone);
    for (std::size_t lane = 0; lane < width_; ++lane)
        here[lane] = told.field[lane] - gone[lane];
}

void BlockPlayer::go_out(std::size_t position, const SetColumn& teams) {
    auto& out = out_[position];
    for (std::size_t lane = 0; lane < width_ && !out.empty(); ++lane)
        out[lane] |= teams[lane];
}

} // namespace cutline::batch
