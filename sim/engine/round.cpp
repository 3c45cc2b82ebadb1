#include "engine/round.hpp"

#include <cutline/scenario/measure.hpp>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

/// Whether an event of this chance happens; its word is drawn only if it could go either way.
template <class DrawWord>
bool chance_falls(const Value& chance, std::span<const double> drawn, DrawWord draw_word) {
    if (chance.is(0) || chance.is(1))
        return chance.is(1);
    return happens(draw_word(), chance.in(drawn));
}

void let_in(TeamId team, std::uint8_t origin, RoundOutcome& told) {
    told.field.insert(team);
    told.origin[team.index()] = origin;
}

void leave(TeamId team, CauseId cause, RoundOutcome& told, TeamSet& here) {
    here.erase(team);
    told.cause[team.index()] = static_cast<std::uint8_t>(cause.index());
}

} // namespace

bool carries(const Plan& plan) {
    return std::ranges::any_of(plan.rounds, [](const RoundPlan& round) { return !round.carry.is(0); });
}

void RoundRules::hold(std::size_t position, RoundOutcome& told) {
    if (record_ != nullptr)
        record_->rounds.push_back(
            {.round = position, .teams = PerId<TeamId, std::optional<TeamRecord>>(plan_.teams.size())});
    told.field = {};
    state_.out[position] = {};
    if (plan_.rounds[position].happened)
        return recall(position, told);

    enter(position, told);
    auto here = withdraw(position, told);
    score(position, here);
    std::size_t cut_spent = 0;
    here = pass_gates(position, false, here, told, cut_spent);
    here = cut(position, here, told, cut_spent);
    here = pass_gates(position, true, here, told, cut_spent);
    state_.survivors[position] = told.survivors = here;
}

/// A round that has been held is not played, but its totals may be asked for.
void RoundRules::recall(std::size_t position, RoundOutcome& told) {
    const auto& round = plan_.rounds[position];
    told = *round.happened;
    TeamSet scored = told.survivors;
    for (const auto team : told.field - told.survivors)
        if (told.cause[team.index()] != cause_withdrew.index())
            scored.insert(team);
    state_.survivors[position] = told.survivors;
    state_.out[position] = scored - told.survivors;
    score(position, scored);
    if (record_ != nullptr)
        record_recalled(position, told, scored);
}

/// Who was judged by the cut, and whom it took out, as it was published.
void RoundRules::record_recalled(std::size_t position, const RoundOutcome& told, TeamSet scored) const {
    TeamSet judged = scored;
    TeamSet gone;
    for (const auto team : scored - told.survivors) {
        const CauseId cause{told.cause[team.index()]};
        if (cause == cause_cut)
            gone.insert(team);
        for (const auto& gate : plan_.rounds[position].gates)
            if (gate.cause == cause && !gate.after)
                judged.erase(team);
    }
    const auto stay = judged - gone;
    const bool drops = plan_.rounds[position].cut.kind == CutPlan::Kind::drop;
    record_cut(judged, drops ? gone.size() : stay.size(), rank(position, judged), {stay, {}});
}

// ---- the field
// -----------------------------------------------------------------------------------------------------

void RoundRules::enter(std::size_t position, RoundOutcome& told) const {
    const auto& round = plan_.rounds[position];
    for (const auto& inflow : round.from)
        for (const auto team : inflow.out ? state_.out[inflow.round] : state_.survivors[inflow.round])
            if (!told.field.contains(team) && chance_falls(round.admit[team], state_.drawn,
                                                           [&] { return draws_.admission(position, team); }))
                let_in(team, static_cast<std::uint8_t>(inflow.id.index()), told);
    for (const auto team : round.entrants)
        if (!told.field.contains(team) &&
            chance_falls(round.entry[team], state_.drawn, [&] { return draws_.entry(position, team); }))
            let_in(team, came_from_outside, told);
}

TeamSet RoundRules::withdraw(std::size_t position, RoundOutcome& told) const {
    auto here = told.field;
    for (const auto team : told.field)
        if (chance_falls(plan_.teams[team].withdraw, state_.drawn,
                         [&] { return draws_.withdrawal(position, team); })) {
            leave(team, cause_withdrew, told, here);
            if (record_ != nullptr)
                record_->rounds.back().withdrew.push_back(team);
        }
    return here;
}

// ---- scores
// --------------------------------------------------------------------------------------------------------

void RoundRules::score(std::size_t position, TeamSet field) {
    const auto& round = plan_.rounds[position];
    score_round(plan_, position, draws_, state_.drawn, state_.latents, field, scores_);
    for (const auto team : field) {
        auto& total = scores_.total[team.index()];
        auto& last = state_.last_total[team.index()];
        if (last && !round.carry.is(0))
            total = carried(round.carry.in(state_.drawn), total, *last);
        last = total;
    }
    if (record_ != nullptr)
        record_scores(field);
}

// ---- gates
// ---------------------------------------------------------------------------------------------------------

TeamSet RoundRules::pass_gates(std::size_t position, bool after, TeamSet field, RoundOutcome& told,
                               std::size_t& cut_spent) const {
    const auto& gates = plan_.rounds[position].gates;
    auto here = field;
    for (std::size_t g = 0; g < gates.size(); ++g) {
        const auto& gate = gates[g];
        if (gate.after != after)
            continue;
        for (const auto team : here) {
            if (passes(position, g, team))
                continue;
            leave(team, gate.cause, told, here);
            state_.out[position].insert(team);
            cut_spent += gate.spends_cut ? 1U : 0U;
        }
    }
    return here;
}

bool RoundRules::passes(std::size_t position, std::size_t g, TeamId team) const {
    const auto& gate = plan_.rounds[position].gates[g];
    GateRecord told{.gate = g, .team = team};
    if (gate.by_chance) {
        told.chance = gate.pass[team].in(state_.drawn);
        told.passed =
            chance_falls(gate.pass[team], state_.drawn, [&] { return draws_.gate(position, g, team); });
    } else {
        const auto measured = measured_by(gate, team);
        const auto bar = gate_bar(plan_, plan_.rounds[position], gate, state_.drawn);
        told.measured = to_points(measured);
        told.bar = to_points(bar);
        told.passed = measured >= bar;
    }
    if (record_ != nullptr)
        record_->rounds.back().gates.push_back(told);
    return told.passed;
}

TenThousandths RoundRules::measured_by(const GatePlan& gate, TeamId team) const {
    if (!gate.measure)
        return scores_.total[team.index()];
    return to_ten_thousandths(criterion_points(plan_, *gate.measure, scores_.measured[team.index()]));
}

TenThousandths gate_bar(const Plan& plan, const RoundPlan& round, const GatePlan& gate,
                        std::span<const double> drawn) {
    const double bar = gate.at_least.in(drawn) + round.months * gate.per_month.in(drawn);
    if (!gate.is_share)
        return to_ten_thousandths(bar);
    if (gate.of)
        return to_ten_thousandths(bar * gate.of->in(drawn));
    if (gate.measure)
        return to_ten_thousandths(bar * plan.criteria[*gate.measure].points);
    double full = 0; // of the total: the sum of the weights
    for (const auto& weight : round.weights)
        full += weight.in(drawn);
    return to_ten_thousandths(bar * full);
}

// ---- the cut
// -------------------------------------------------------------------------------------------------------

std::size_t cut_count(const CutPlan& cut, std::span<const double> drawn) {
    return static_cast<std::size_t>(std::max(0.0, std::floor(cut.count.in(drawn) + 0.5)));
}

TeamSet RoundRules::cut(std::size_t position, TeamSet judged, RoundOutcome& told,
                        std::size_t cut_spent) const {
    const auto& rule = plan_.rounds[position].cut;
    auto count = cut_count(rule, state_.drawn);
    if (rule.kind == CutPlan::Kind::drop)
        count -= std::min(count, cut_spent);
    std::optional<TenThousandths> bar;
    if (rule.at_least)
        bar = to_ten_thousandths(rule.at_least->in(state_.drawn));
    const auto ranking = rank(position, judged);
    const auto result = make_cut(rule, count, bar, judged, ranking);
    told.tied = !result.tied.empty();
    auto here = judged;
    for (const auto team : judged - result.stay) {
        leave(team, cause_cut, told, here);
        state_.out[position].insert(team);
    }
    if (record_ != nullptr)
        record_cut(judged, count, ranking, result);
    return here;
}

Ranking RoundRules::rank(std::size_t position, TeamSet judged) const {
    const auto& rule = plan_.rounds[position].cut;
    Ranking ranking;
    ranking.total = scores_.total;
    for (const auto team : judged) {
        for (const auto criterion : rule.tie_criteria)
            ranking.tie_scores[team.index()].push_back(
                to_ten_thousandths(criterion_points(plan_, criterion, scores_.entering[team.index()])));
        ranking.lot[team.index()] = draws_.lot(position, team);
    }
    return ranking;
}

// ---- awards
// --------------------------------------------------------------------------------------------------------

Micros award_amount(const AwardPlan& award, TeamId team, std::span<const double> drawn) {
    constexpr double most = measure::most_amount;
    return static_cast<Micros>(std::floor(std::clamp(award.amount[team].in(drawn), -most, most) * 1e6 + 0.5));
}

// ---- for people who want to see it
// ---------------------------------------------------------------------------------

void RoundRules::record_scores(TeamSet field) const {
    auto& told = record_->rounds.back();
    for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf)
        told.weights.add(scores_.weights[leaf]);
    for (const auto team : field) {
        TeamRecord scored;
        scored.form = scores_.form[team.index()];
        scored.total = to_points(scores_.total[team.index()]);
        for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) {
            const double points = plan_.leaves[LeafId{leaf}].points;
            scored.scores.add(scores_.measured[team.index()][leaf] * points);
            scored.entering_total.add(scores_.entering[team.index()][leaf] * points);
        }
        told.teams[team] = std::move(scored);
    }
}

void RoundRules::record_cut(TeamSet judged, std::size_t count, const Ranking& ranking,
                            const CutResult& result) const {
    auto& told = record_->rounds.back();
    told.count = count;
    told.ranking = ranking.sorted(judged);
    told.tied_at_cut.assign(result.tied.begin(), result.tied.end());
    const auto gone = judged - result.stay;
    told.cut.assign(gone.begin(), gone.end());
}

} // namespace cutline
