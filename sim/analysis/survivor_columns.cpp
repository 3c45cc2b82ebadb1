#include "analysis/survivor_columns.hpp"

#include <cutline/tally/design.hpp>

#include <algorithm>

namespace cutline {

namespace {

std::variant<BatchEngine, ReferenceEngine> make_engine(const Game& game, std::uint64_t seed, Engine engine,
                                                       Strengths strengths) {
    if (engine == Engine::reference)
        return ReferenceEngine{game, seed, strengths};
    return BatchEngine{game, seed, strengths};
}

} // namespace

SurvivorColumns::SurvivorColumns(const Game& game, const Roster& roster,
                                 std::vector<std::optional<RoundId>> rounds, std::uint64_t seed,
                                 Engine engine, Strengths strengths)
    : finalists_(game.scenario.finalists), engine_(make_engine(game, seed, engine, strengths)) {
    for (const auto& round : rounds) {
        final_.push_back(!round);
        rounds_.push_back(round ? game.roster.round(roster.rounds[*round].id) : std::nullopt);
    }
    for (std::size_t i = 0; i < game.roster.teams.size(); ++i) {
        const auto known = roster.team(game.roster.teams[TeamId{i}].id).value();
        teams_.add(known);
        same_teams_ = same_teams_ && known == TeamId{i};
    }
}

TeamSet SurvivorColumns::told(TeamSet set) const {
    if (same_teams_)
        return set;
    TeamSet renamed;
    for (const auto team : set)
        renamed.insert(teams_[team]);
    return renamed;
}

void SurvivorColumns::play(TrialRange trials, std::vector<SetColumn>& columns,
                           std::span<WideSum> design) const {
    columns.resize(rounds_.size());
    for (auto& column : columns)
        column.assign(static_cast<std::size_t>(trials.last - trials.first), {});
    if (std::holds_alternative<BatchEngine>(engine_))
        play_in_batches(trials, columns, design);
    else
        play_one_by_one(trials, columns, design);
}

void SurvivorColumns::play_in_batches(TrialRange trials, std::vector<SetColumn>& columns,
                                      std::span<WideSum> design) const {
    const auto take = [&](const OutcomeColumns& outcomes, std::span<const std::uint64_t> played) {
        if (!design.empty())
            count_design(outcomes, finalists_, design);
        for (std::size_t stage = 0; stage < columns.size(); ++stage) {
            const auto* survivors = final_[stage] ? &outcomes.finalists : nullptr;
            for (const auto& round : outcomes.rounds)
                if (rounds_[stage] == round.id)
                    survivors = &round.survivors;
            for (std::size_t lane = 0; survivors != nullptr && lane < outcomes.lanes; ++lane)
                columns[stage][played[lane] - trials.first] = told((*survivors)[lane]);
        }
    };
    std::get<BatchEngine>(engine_).play(trials.first, trials.last, take);
}

void SurvivorColumns::play_one_by_one(TrialRange trials, std::vector<SetColumn>& columns,
                                      std::span<WideSum> design) const {
    Outcome outcome;
    for (auto trial = trials.first; trial < trials.last; ++trial) {
        std::get<ReferenceEngine>(engine_).play(trial, outcome);
        if (!design.empty())
            count_design(outcome, finalists_, design);
        for (std::size_t stage = 0; stage < columns.size(); ++stage) {
            auto& set = columns[stage][trial - trials.first];
            if (final_[stage])
                set = told(outcome.finalists);
            else if (rounds_[stage])
                set = told(outcome.rounds[*rounds_[stage]].survivors);
        }
    }
}

} // namespace cutline
