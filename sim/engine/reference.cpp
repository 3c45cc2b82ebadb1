#include "engine/arithmetic.hpp"
#include "engine/cut.hpp"
#include "engine/scores.hpp"

#include <cutline/engine/reference.hpp>
#include <cutline/scenario/measure.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace cutline {
namespace {

Micros to_micros(double amount) {
    constexpr double most = measure::most_amount;
    return static_cast<Micros>(std::floor(std::clamp(amount, -most, most) * 1e6 + 0.5));
}

/// One trial of one plan, round by round, as the rules are told.
class Trial {
  public:
    Trial(const Plan& plan, const Draws& draws, std::uint64_t trial, Outcome& outcome, TrialRecord* record)
        : plan_(plan), draws_(draws), trial_(trial), outcome_(outcome), record_(record), drawn_(plan.draws()),
          survivors_(plan.rounds.size()), out_(plan.rounds.size()) {
        draws.numbers(trial, drawn_);
        latents_ = draw_latents(plan, draws, trial, drawn_);
    }

    void play() {
        record_start();
        for (std::size_t position = 0; position < plan_.rounds.size(); ++position)
            hold(position);
    }

  private:
    void hold(std::size_t position) {
        const auto& round = plan_.rounds[position];
        auto& told = outcome_.rounds[round.id];
        if (record_ != nullptr)
            record_->rounds.push_back(
                {.round = position, .teams = PerId<TeamId, std::optional<TeamRecord>>(plan_.teams.size())});

        enter(position, told);
        auto here = withdraw(position, told);
        score(position, here);
        std::size_t cut_spent = 0;
        here = pass_gates(position, false, here, told, cut_spent);
        here = cut(position, here, told, cut_spent);
        here = pass_gates(position, true, here, told, cut_spent);

        survivors_[position] = told.survivors = here;
        if (round.final)
            outcome_.finalists |= here;
        give_awards(round, here);
    }

    // ---- the field ----

    void enter(std::size_t position, RoundOutcome& told) const {
        const auto& round = plan_.rounds[position];
        for (const auto& inflow : round.from)
            for (const auto team : inflow.out ? out_[inflow.round] : survivors_[inflow.round])
                if (!told.field.contains(team) &&
                    chance_falls(round.admit[team], [&] { return draws_.admission(position, team, trial_); }))
                    let_in(team, static_cast<std::uint8_t>(inflow.id.index()), told);
        for (const auto team : round.entrants)
            if (!told.field.contains(team) &&
                chance_falls(round.entry[team], [&] { return draws_.entry(position, team, trial_); }))
                let_in(team, came_from_outside, told);
    }

    static void let_in(TeamId team, std::uint8_t origin, RoundOutcome& told) {
        told.field.insert(team);
        told.origin[team.index()] = origin;
    }

    TeamSet withdraw(std::size_t position, RoundOutcome& told) {
        auto here = told.field;
        for (const auto team : told.field)
            if (chance_falls(plan_.teams[team].withdraw,
                             [&] { return draws_.withdrawal(position, team, trial_); })) {
                leave(team, cause_withdrew, told, here);
                if (record_ != nullptr)
                    record_->rounds.back().withdrew.push_back(team);
            }
        return here;
    }

    // ---- scores ----

    void score(std::size_t position, TeamSet field) {
        const auto& round = plan_.rounds[position];
        score_round(plan_, position, draws_, trial_, drawn_, latents_, field, scores_);
        const double carry = round.carry.in(drawn_);
        for (const auto team : field) {
            auto& total = scores_.total[team.index()];
            auto& last = last_total_[team.index()];
            if (last && !round.carry.is(0))
                total =
                    rounded((1 - carry) * static_cast<double>(total) + carry * static_cast<double>(*last));
            last = total;
        }
        if (record_ != nullptr)
            record_scores(field);
    }

    // ---- gates ----

    TeamSet pass_gates(std::size_t position, bool after, TeamSet field, RoundOutcome& told,
                       std::size_t& cut_spent) {
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
                out_[position].insert(team);
                cut_spent += gate.spends_cut ? 1U : 0U;
            }
        }
        return here;
    }

    bool passes(std::size_t position, std::size_t g, TeamId team) {
        const auto& gate = plan_.rounds[position].gates[g];
        GateRecord told{.gate = g, .team = team};
        if (gate.by_chance) {
            told.chance = gate.pass[team].in(drawn_);
            told.passed =
                chance_falls(gate.pass[team], [&] { return draws_.gate(position, g, team, trial_); });
        } else {
            const auto measured = measured_by(gate, team);
            const auto bar = bar_of(gate, plan_.rounds[position]);
            told.measured = to_points(measured);
            told.bar = to_points(bar);
            told.passed = measured >= bar;
        }
        if (record_ != nullptr)
            record_->rounds.back().gates.push_back(told);
        return told.passed;
    }

    TenThousandths measured_by(const GatePlan& gate, TeamId team) const {
        if (!gate.measure)
            return scores_.total[team.index()];
        return to_ten_thousandths(criterion_points(plan_, *gate.measure, scores_.measured[team.index()]));
    }

    /// (at least + months × per month), of the full points or what `of` says.
    TenThousandths bar_of(const GatePlan& gate, const RoundPlan& round) const {
        const double bar = gate.at_least.in(drawn_) + round.months * gate.per_month.in(drawn_);
        if (!gate.is_share)
            return to_ten_thousandths(bar);
        if (gate.of)
            return to_ten_thousandths(bar * gate.of->in(drawn_));
        if (gate.measure)
            return to_ten_thousandths(bar * plan_.criteria[*gate.measure].points);
        double full = 0;
        for (std::size_t i = 0; i < plan_.leaves.size(); ++i)
            full += scores_.weights[i];
        return to_ten_thousandths(bar * full);
    }

    // ---- the cut ----

    TeamSet cut(std::size_t position, TeamSet judged, RoundOutcome& told, std::size_t cut_spent) {
        const auto& rule = plan_.rounds[position].cut;
        auto count = static_cast<std::size_t>(std::max(0.0, std::floor(rule.count.in(drawn_) + 0.5)));
        if (rule.kind == CutPlan::Kind::drop)
            count -= std::min(count, cut_spent);
        std::optional<TenThousandths> bar;
        if (rule.at_least)
            bar = to_ten_thousandths(rule.at_least->in(drawn_));
        const auto ranking = rank(position, judged);
        const auto result = make_cut(rule, count, bar, judged, ranking);
        told.tied = !result.tied.empty();
        auto here = judged;
        for (const auto team : judged - result.stay) {
            leave(team, cause_cut, told, here);
            out_[position].insert(team);
        }
        if (record_ != nullptr)
            record_cut(judged, count, ranking, result);
        return here;
    }

    Ranking rank(std::size_t position, TeamSet judged) const {
        const auto& rule = plan_.rounds[position].cut;
        Ranking ranking;
        ranking.total = scores_.total;
        for (const auto team : judged) {
            for (const auto criterion : rule.tie_criteria)
                ranking.tie_scores[team.index()].push_back(
                    to_ten_thousandths(criterion_points(plan_, criterion, scores_.entering[team.index()])));
            ranking.lot[team.index()] = draws_.lot(position, team, trial_);
        }
        return ranking;
    }

    // ---- leaving and staying ----

    static void leave(TeamId team, CauseId cause, RoundOutcome& told, TeamSet& here) {
        here.erase(team);
        told.cause[team.index()] = static_cast<std::uint8_t>(cause.index());
    }

    void give_awards(const RoundPlan& round, TeamSet survivors) {
        for (const auto& award : round.awards)
            for (const auto team : survivors)
                outcome_.awards[award.award][team.index()] += to_micros(award.amount[team].in(drawn_));
    }

    /// Whether an event of this chance happens; its word is drawn only if it could go either way.
    template <class DrawWord>
    bool chance_falls(const Value& chance, DrawWord draw_word) const {
        if (chance.is(0) || chance.is(1))
            return chance.is(1);
        return happens(draw_word(), chance.in(drawn_));
    }

    // ---- for people who want to see it ----

    void record_start() const {
        if (record_ == nullptr)
            return;
        record_->numbers = drawn_;
        record_->strength = PerId<TeamId, float>(plan_.teams.size());
        record_->growth = PerId<TeamId, float>(plan_.teams.size());
        record_->rounds.clear();
        for (std::size_t i = 0; i < plan_.teams.size(); ++i) {
            record_->strength[TeamId{i}] = latents_.strength[i];
            record_->growth[TeamId{i}] = latents_.growth[i];
        }
    }

    void record_scores(TeamSet field) const {
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

    void record_cut(TeamSet judged, std::size_t count, const Ranking& ranking,
                    const CutResult& result) const {
        auto& told = record_->rounds.back();
        told.count = count;
        told.ranking = ranking.sorted(judged);
        told.tied_at_cut.assign(result.tied.begin(), result.tied.end());
        const auto gone = judged - result.stay;
        told.cut.assign(gone.begin(), gone.end());
    }

    const Plan& plan_;
    const Draws& draws_;
    std::uint64_t trial_;
    Outcome& outcome_;
    TrialRecord* record_;

    std::vector<double> drawn_;
    Latents latents_;
    RoundScores scores_;
    std::array<std::optional<TenThousandths>, max_teams>
        last_total_{};                     ///< of the last round that scored the team
    std::vector<TeamSet> survivors_, out_; ///< by position
};

void reset(const Roster& roster, Outcome& outcome) {
    if (outcome.rounds.size() != roster.rounds.size())
        outcome.rounds = PerId<RoundId, RoundOutcome>(roster.rounds.size());
    for (auto& round : outcome.rounds) {
        round.field = {};
        round.survivors = {};
        round.tied = false;
    }
    outcome.finalists = {};
    outcome.awards = PerId<AwardId, std::array<Micros, max_teams>>(roster.awards.size());
}

} // namespace

void play(const Plan& plan, const Draws& draws, const Roster& roster, std::uint64_t trial, Outcome& outcome,
          TrialRecord* record) {
    reset(roster, outcome);
    Trial(plan, draws, trial, outcome, record).play();
}

ReferenceEngine::ReferenceEngine(const Game& game, std::uint64_t seed) : game_(&game) {
    for (const auto& rule : game.open_rules)
        open_rules_.push_back(stream_key(seed, {"open_rules", rule.name}));
    for (const auto& plan : game.plans)
        draws_.emplace_back(plan, game.roster, seed);
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
    cutline::play(game_->plans[combination], draws_[combination], game_->roster, trial, outcome, record);
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
