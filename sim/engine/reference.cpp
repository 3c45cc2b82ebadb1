#include "engine/round.hpp"
#include "engine/trial_draws.hpp"

#include <cutline/engine/reference.hpp>

namespace cutline {
namespace {

void reset(const Roster& roster, Outcome& outcome) {
    if (outcome.rounds.size() != roster.rounds.size())
        outcome.rounds = PerId<RoundId, RoundOutcome>(roster.rounds.size());
    for (auto& round : outcome.rounds) {
        round.field = {};
        round.survivors = {};
        round.tied = false;
    }
    outcome.held.clear();
    outcome.finalists = {};
    outcome.awards = PerId<AwardId, std::array<Micros, max_teams>>(roster.awards.size());
    outcome.strengths = {};
}

PerId<TeamId, Strength> strengths_of(const StrengthRule& rule, const Plan& plan, const TrialState& state,
                                     const TrialDraws& draws) {
    PerId<TeamId, Strength> strengths(plan.teams.size(), none_so_weak);
    std::vector<float> profile(plan.leaves.size());
    for (std::size_t i = 0; i < plan.teams.size(); ++i) {
        const TeamId team{i};
        if (!plan.teams[team].present)
            continue;
        for (std::size_t leaf = 0; leaf < profile.size(); ++leaf) {
            const auto& spread = plan.profile[LeafId{leaf}];
            profile[leaf] =
                spread.is(0) ? 0.0F
                             : static_cast<float>(spread.in(state.drawn)) * draws.profile(team, LeafId{leaf});
        }
        strengths[team] =
            rule(team, state.drawn, {state.latents.strength[i], state.latents.growth[i], profile});
    }
    return strengths;
}

void give_awards(const RoundPlan& round, TeamSet survivors, std::span<const double> drawn, Outcome& outcome) {
    for (const auto& award : round.awards)
        for (const auto team : survivors)
            outcome.awards[award.award][team.index()] += award_amount(award, team, drawn);
}

void record_latents(const Plan& plan, const TrialState& state, TrialRecord& record) {
    record.numbers.assign(state.drawn.begin(), state.drawn.end());
    record.strength = PerId<TeamId, float>(plan.teams.size());
    record.growth = PerId<TeamId, float>(plan.teams.size());
    for (std::size_t i = 0; i < plan.teams.size(); ++i) {
        record.strength[TeamId{i}] = state.latents.strength[i];
        record.growth[TeamId{i}] = state.latents.growth[i];
    }
    record.rounds.clear();
}

} // namespace

void play(const Plan& plan, const Draws& draws, const Roster& roster, std::uint64_t trial, Outcome& outcome,
          TrialRecord* record, const StrengthRule* strength) {
    reset(roster, outcome);
    const AddressedDraws addressed(draws, trial);
    std::vector<double> drawn(plan.draws());
    draws.numbers(trial, drawn);
    TrialState state(plan);
    state.drawn = drawn;
    state.latents = draw_latents(plan, addressed, drawn);
    if (record != nullptr)
        record_latents(plan, state, *record);

    if (strength != nullptr)
        outcome.strengths = strengths_of(*strength, plan, state, addressed);

    RoundScores scores;
    RoundRules rules(plan, addressed, state, scores, record);
    for (std::size_t position = 0; position < plan.rounds.size(); ++position) {
        const auto& round = plan.rounds[position];
        auto& told = outcome.rounds[round.id];
        rules.hold(position, told);
        outcome.held.push_back(round.id);
        if (round.final)
            outcome.finalists |= told.survivors;
        give_awards(round, told.survivors, drawn, outcome);
    }
}

ReferenceEngine::ReferenceEngine(const Game& game, std::uint64_t seed, Strengths strengths,
                                 const Redraw& redraw)
    : game_(&game), strengths_(strength_rules(game, strengths)) {
    expect_known(game);
    for (const auto& rule : game.open_rules)
        open_rules_.push_back(
            redrawn(stream_key(seed, {"open_rules", rule.name}), redraw.replicate("open_rules", rule.name)));
    for (const auto& plan : game.plans)
        draws_.emplace_back(plan, game.roster, seed, redraw, game.known);
}

std::size_t ReferenceEngine::plan_of(std::uint64_t trial) const {
    std::size_t combination = 0;
    for (std::size_t i = 0; i < open_rules_.size(); ++i) {
        const auto& rule = game_->open_rules[i];
        combination = combination * rule.variants.size() +
                      static_cast<std::size_t>(rule.choice(word_at(open_rules_[i], trial)));
    }
    return combination;
}

void ReferenceEngine::play(std::uint64_t trial, Outcome& outcome, TrialRecord* record) const {
    const auto combination = plan_of(trial);
    cutline::play(game_->plans[combination], draws_[combination], game_->roster, trial, outcome, record,
                  strengths_.empty() ? nullptr : &strengths_[combination]);
    if (record == nullptr)
        return;
    record->plan = combination;
    record->settled.clear();
    std::size_t rest = combination;
    for (auto rule = game_->open_rules.rbegin(); rule != game_->open_rules.rend(); ++rule) {
        record->settled.insert(record->settled.begin(), rule->variants[rest % rule->variants.size()]);
        rest /= rule->variants.size();
    }
}

} // namespace cutline
