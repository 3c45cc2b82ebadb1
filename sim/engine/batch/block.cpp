#include "engine/batch/block.hpp"

#include "engine/batch/column_draws.hpp"

#include <cutline/numeric/simplex.hpp>
#include <cutline/random/engine.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cutline::batch {
namespace {

/// A total of this many points still fits 32 bits of ten-thousandths.
constexpr double most_points_in_columns = 200'000;

bool carries(const Plan& plan) {
    return std::ranges::any_of(plan.rounds, [](const RoundPlan& round) { return !round.carry.is(0); });
}

/// Sizes the columns of a plan, keeping their memory from block to block.
void shape(const Plan& plan, const Roster& roster, std::size_t width, OutcomeColumns& outcomes) {
    outcomes.rounds.resize(plan.rounds.size());
    for (std::size_t position = 0; position < plan.rounds.size(); ++position) {
        const auto& round = plan.rounds[position];
        auto& told = outcomes.rounds[position];
        told.id = round.id;
        told.field.assign(width, {});
        told.survivors.assign(width, {});
        told.tied.assign(width, 0);
        if (told.totals.size() != roster.teams.size())
            told.totals = PerId<TeamId, TotalColumn>(roster.teams.size());
        told.flows.resize(round.from.size() + 1);
        for (std::size_t i = 0; i < told.flows.size(); ++i) {
            told.flows[i].from = i < round.from.size() ? std::optional{round.from[i].id} : std::nullopt;
            told.flows[i].teams.assign(width, {});
        }
        if (told.exits.size() != roster.rounds[round.id].causes.size())
            told.exits = PerId<CauseId, SetColumn>(roster.rounds[round.id].causes.size());
        for (auto& exits : told.exits)
            exits.clear();
    }
    outcomes.finalists.assign(width, {});
    outcomes.awards = PerId<AwardId, PerId<TeamId, std::vector<Micros>>>(
        roster.awards.size(), PerId<TeamId, std::vector<Micros>>(roster.teams.size()));
}

} // namespace

bool in_columns(const RoundPlan& round) {
    const auto rescaled = [](const LeafPlan& leaf) { return leaf.normalise != Normalise::none; };
    const auto by_criterion = [](const GatePlan& gate) { return gate.measure.has_value(); };
    return round.aggregate == Aggregate::sum && !std::ranges::any_of(round.leaves, rescaled) &&
           !std::ranges::any_of(round.gates, by_criterion) && round.cut.tie_criteria.empty();
}

BlockPlayer::BlockPlayer(const Plan& plan, const DrawKeys& keys, const Roster& roster, const Lanes& lanes,
                         Arena& arena, OutcomeColumns& outcomes)
    : plan_(plan), keys_(keys), lanes_(lanes), arena_(arena), outcomes_(outcomes), width_(lanes.padded()),
      draws_(plan.draws()), teams_(roster.teams.size()), weights_(plan.leaves.size()),
      totals_(roster.teams.size()), out_(plan.rounds.size()) {
    outcomes.lanes = lanes.count();
    shape(plan, roster, width_, outcomes);
}

void BlockPlayer::play() {
    draw_for_all_rounds();
    outcomes_.drawn = drawn_;
    outcomes_.draws = draws_;
    for (std::size_t position = 0; position < plan_.rounds.size(); ++position)
        hold(position);
}

template <class T, class Make>
Column<T> BlockPlayer::column(const Value& value, Make make) const {
    if (value.certain()) {
        auto* const same = arena_.take<T>(most_lanes);
        std::fill_n(same, most_lanes, static_cast<T>(make(value.constant)));
        return {same, 0};
    }
    auto* const values = arena_.take<T>(width_);
    for (std::size_t lane = 0; lane < width_; ++lane)
        values[lane] = static_cast<T>(make(value.in(drawn(lane))));
    return {values, 1};
}

Column<float> BlockPlayer::floats(const Value& value) const {
    return column<float>(value, [](double number) { return number; });
}

// ---- before the first round
// ----------------------------------------------------------------------------------------

void BlockPlayer::draw_for_all_rounds() {
    draw_numbers();
    draw_latents();
}

void BlockPlayer::draw_numbers() {
    drawn_ = arena_.take<double>(std::max<std::size_t>(1, draws_ * lanes_.count()));
    for (std::size_t i = 0; i < plan_.numbers.size(); ++i) {
        const auto* const words = lanes_.words(keys_.numbers[i]);
        for (std::size_t lane = 0; lane < lanes_.count(); ++lane)
            drawn_[lane * draws_ + i] = plan_.numbers[i].at(words[lane]);
    }
    for (std::size_t i = 0; i < plan_.weights.size(); ++i)
        for (std::size_t lane = 0; lane < lanes_.count(); ++lane) {
            const auto& weights = plan_.weights[i];
            WordEngine words(keys_.weights[i], lanes_.trials()[lane]);
            draw(weights.law, words,
                 std::span{drawn_ + lane * draws_ + weights.first_draw, weights.law.alpha.size()});
        }
}

void BlockPlayer::draw_latents() {
    const auto scaled = [&](const Value& spread, Key key) -> Column<float> {
        if (spread.is(0))
            return {};
        auto* const column = arena_.take<float>(width_);
        scale(width_, floats(spread), lanes_.normals(key), column);
        return {column, 1};
    };
    const bool carry = carries(plan_);
    for (std::size_t i = 0; i < plan_.teams.size(); ++i) {
        const TeamId id{i};
        const auto& team = plan_.teams[id];
        if (!team.present)
            continue;
        auto& columns = teams_[id];
        columns.strength = scaled(team.strength_spread, keys_.strength[id]);
        columns.growth = scaled(team.growth_spread, keys_.growth[id]);
        if (!team.growth.is(0)) {
            const auto given = floats(team.growth);
            auto* const sum = arena_.take<float>(width_);
            for (std::size_t lane = 0; lane < width_; ++lane)
                sum[lane] = *given.at(lane) + (columns.growth ? *columns.growth.at(lane) : 0.0F);
            columns.growth = {sum, 1};
        }
        columns.profile.resize(plan_.leaves.size());
        for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf)
            columns.profile[leaf] = scaled(plan_.profile[LeafId{leaf}], keys_.profile[id][LeafId{leaf}]);
        if (carry) {
            columns.last_total = arena_.take<std::int64_t>(width_);
            std::fill_n(columns.last_total, width_, -1);
        }
    }
}

// ---- a round
// -------------------------------------------------------------------------------------------------------

void BlockPlayer::hold(std::size_t position) {
    const auto& round = plan_.rounds[position];
    auto& told = outcomes_.rounds[position];
    out_[position].assign(width_, {});
    if (!in_columns(round) || !totals_fit(round)) {
        hold_by_lane(position, told);
    } else {
        enter(position, told);
        auto& here = told.survivors;
        here = told.field;
        withdraw(position, told, here);
        for (std::size_t i = 0; i < plan_.leaves.size(); ++i)
            weights_[LeafId{i}] =
                column<double>(round.weights[LeafId{i}], [](double number) { return number; });
        for (const auto team : round.possible_field) {
            totals_[team] = total(position, team);
            told.totals[team] = {.narrow = totals_[team], .wide = nullptr};
        }
        std::int32_t* spent = nullptr;
        if (std::ranges::any_of(round.gates, &GatePlan::spends_cut)) {
            spent = arena_.take<std::int32_t>(width_);
            std::fill_n(spent, width_, 0);
        }
        pass_gates(position, false, told, here, spent);
        cut_lanes(position, told, here, spent);
        pass_gates(position, true, told, here, nullptr);
    }
    if (round.final)
        for (std::size_t lane = 0; lane < width_; ++lane)
            outcomes_.finalists[lane] |= told.survivors[lane];
    give_awards(round, told);
}

// ---- the field
// -----------------------------------------------------------------------------------------------------

/// Takes out of `teams` one that does not come; its word is drawn only if it could go either way.
void BlockPlayer::admit(const Value& chance, Key key, TeamId team, SetColumn& teams) const {
    if (chance.is(1))
        return;
    const auto* const words = chance.is(0) ? nullptr : lanes_.words(key);
    const auto thresholds = column<std::int64_t>(chance, chance_threshold);
    for (std::size_t lane = 0; lane < width_; ++lane)
        if (words == nullptr || words[lane] >= *thresholds.at(lane))
            teams[lane].erase(team);
}

void BlockPlayer::enter(std::size_t position, RoundColumns& told) {
    const auto& round = plan_.rounds[position];
    const auto& keys = keys_.rounds[position];
    for (std::size_t i = 0; i < round.from.size(); ++i) {
        const auto& inflow = round.from[i];
        const auto& source = inflow.out ? out_[inflow.round] : outcomes_.rounds[inflow.round].survivors;
        auto& flow = told.flows[i].teams;
        for (std::size_t lane = 0; lane < width_; ++lane)
            flow[lane] = source[lane] - told.field[lane];
        for (const auto team : round.possible_field)
            admit(round.admit[team], keys.admission[team], team, flow);
        for (std::size_t lane = 0; lane < width_; ++lane) {
            flow[lane] = flow[lane] & round.possible_field; // who is surely not admitted has no draw
            told.field[lane] |= flow[lane];
        }
    }
    auto& outside = told.flows.back().teams;
    for (std::size_t lane = 0; lane < width_; ++lane)
        outside[lane] = round.entrants - told.field[lane];
    for (const auto team : round.entrants)
        admit(round.entry[team], keys.entry[team], team, outside);
    for (std::size_t lane = 0; lane < width_; ++lane)
        told.field[lane] |= outside[lane];
}

void BlockPlayer::leave(CauseId cause, const SetColumn& before, const SetColumn& after,
                        RoundColumns& told) const {
    auto& exits = told.exits[cause];
    if (exits.empty())
        exits.assign(width_, {});
    for (std::size_t lane = 0; lane < width_; ++lane)
        exits[lane] |= before[lane] - after[lane];
}

void BlockPlayer::withdraw(std::size_t position, RoundColumns& told, SetColumn& here) const {
    const auto& round = plan_.rounds[position];
    bool any = false;
    for (const auto team : round.possible_field) {
        const auto& chance = plan_.teams[team].withdraw;
        if (chance.is(0))
            continue;
        any = true;
        const auto* const words = lanes_.words(keys_.rounds[position].withdrawal[team]);
        const auto thresholds = column<std::int64_t>(chance, chance_threshold);
        for (std::size_t lane = 0; lane < width_; ++lane)
            if (chance.is(1) || words[lane] < *thresholds.at(lane))
                here[lane].erase(team);
    }
    if (any)
        leave(cause_withdrew, told.field, here, told);
}

// ---- totals
// --------------------------------------------------------------------------------------------------------

bool BlockPlayer::totals_fit(const RoundPlan& round) const {
    double certain = 0;
    for (const auto& weight : round.weights)
        if (weight.certain())
            certain += weight.constant;
    for (std::size_t lane = 0; lane < lanes_.count(); ++lane) {
        double sum = certain;
        bool any = false;
        for (const auto& weight : round.weights)
            if (!weight.certain()) {
                any = true;
                sum += weight.in(drawn(lane));
            }
        if (!(sum < most_points_in_columns))
            return false;
        if (!any)
            return true; // the same in every lane
    }
    return true;
}

const std::int32_t* BlockPlayer::total(std::size_t position, TeamId id) {
    const auto& round = plan_.rounds[position];
    auto& columns = teams_[id];
    auto* const rounded_total = arena_.take<std::int32_t>(width_);
    const auto before = arena_.mark(); // what follows is read once, and stays in the nearest cache
    score_leaves(position, id);
    make_totals(width_, leaf_scores_, rounded_total);

    if (columns.last_total != nullptr) {
        const auto carry = column<double>(round.carry, [](double number) { return number; });
        const auto& field = outcomes_.rounds[position].survivors; // so far: those who have not withdrawn
        for (std::size_t lane = 0; lane < width_; ++lane) {
            auto& last = columns.last_total[lane];
            if (!field[lane].contains(id))
                continue;
            if (last >= 0 && !round.carry.is(0))
                rounded_total[lane] =
                    static_cast<std::int32_t>(carried(*carry.at(lane), rounded_total[lane], last));
            last = rounded_total[lane];
        }
    }
    arena_.release(before);
    return rounded_total;
}

void BlockPlayer::score_leaves(std::size_t position, TeamId id) {
    const auto& round = plan_.rounds[position];
    const auto& team = plan_.teams[id];
    const auto& columns = teams_[id];
    Column<float> form;
    if (!round.form[id].is(0)) {
        auto* const scaled = arena_.take<float>(width_);
        scale(width_, floats(round.form[id]), lanes_.normals(keys_.rounds[position].form[id]), scaled);
        form = {scaled, 1};
    }
    auto* const lift = arena_.take<float>(width_);
    make_lift(width_, columns.strength, columns.growth, static_cast<float>(round.months), form, lift);

    leaf_scores_.clear();
    for (std::size_t i = 0; i < plan_.leaves.size(); ++i) {
        const LeafId leaf{i};
        const double points = plan_.leaves[leaf].points;
        const auto& resolution = round.leaves[leaf].resolution;
        LeafScore score{.weight = weights_[leaf]};
        if (!resolution.is(0))
            score.steps = column<double>(resolution, [&](double step) { return points / step; });
        if (round.certain(id, leaf)) {
            const double share = team.expected[leaf].constant / points + team.growth.constant * round.months;
            score.certain = column<double>(resolution, [&](double step) {
                return resolution.is(0) ? clamped(share) : rounded_to_steps(share, points / step);
            });
        } else {
            const auto& noise = round.leaves[leaf].noise;
            score.base = column<float>(team.expected[leaf], [&](double number) { return number / points; });
            score.lift = {lift, 1};
            score.profile = columns.profile[i];
            if (!noise.is(0)) {
                score.noise = floats(noise);
                score.z = {lanes_.normals(keys_.rounds[position].noise[id][leaf]), 1};
            }
        }
        leaf_scores_.push_back(score);
    }
}

// ---- gates
// ---------------------------------------------------------------------------------------------------------

/// The bar of a gate by score, in ten-thousandths of a point.
Column<std::int64_t> BlockPlayer::bars(const RoundPlan& round, const GatePlan& gate) const {
    const bool certain = gate.at_least.certain() && gate.per_month.certain() &&
                         (!gate.of || gate.of->certain()) &&
                         std::ranges::all_of(round.weights, &Value::certain);
    const std::size_t count = certain ? most_lanes : width_;
    auto* const bars = arena_.take<std::int64_t>(count);
    for (std::size_t lane = 0; lane < count; ++lane)
        bars[lane] = gate_bar(plan_, round, gate, drawn(certain ? 0 : lane));
    return {bars, certain ? 0U : 1U};
}

void BlockPlayer::pass_gates(std::size_t position, bool after, RoundColumns& told, SetColumn& here,
                             std::int32_t* spent) {
    const auto& round = plan_.rounds[position];
    for (std::size_t g = 0; g < round.gates.size(); ++g) {
        const auto& gate = round.gates[g];
        if (gate.after != after)
            continue;
        auto& failed = told.exits[gate.cause];
        failed.assign(width_, {});
        const auto judge = [&](TeamId team, const std::int32_t* values, Column<std::int64_t> bar) {
            fail(width_, {.team = team,
                          .values = values,
                          .bar = bar,
                          .fails_below = !gate.by_chance,
                          .here = here.data(),
                          .failed = failed.data()});
        };
        const auto bar = gate.by_chance ? Column<std::int64_t>{} : bars(round, gate);
        for (const auto team : round.possible_field) {
            const auto before = arena_.mark();
            if (!gate.by_chance)
                judge(team, totals_[team], bar);
            else if (!gate.pass[team].is(1))
                judge(team, lanes_.words(keys_.rounds[position].gates[g][team]),
                      column<std::int64_t>(gate.pass[team], chance_threshold));
            arena_.release(before);
        }
        if (gate.spends_cut)
            for (std::size_t lane = 0; lane < width_; ++lane)
                spent[lane] += static_cast<std::int32_t>(failed[lane].size());
        for (std::size_t lane = 0; lane < width_; ++lane)
            out_[position][lane] |= failed[lane];
    }
}

// ---- the cut
// -------------------------------------------------------------------------------------------------------

void BlockPlayer::cut_lanes(std::size_t position, RoundColumns& told, SetColumn& here,
                            const std::int32_t* spent) {
    const auto& round = plan_.rounds[position];
    const auto& rule = round.cut;
    if (rule.kind == CutPlan::Kind::none && !rule.at_least)
        return;
    const bool drops = rule.kind == CutPlan::Kind::drop;
    auto counts = column<std::int32_t>(rule.count, [&](double count) {
        return rule.kind == CutPlan::Kind::none ? static_cast<double>(max_teams)
                                                : std::max(0.0, std::floor(count + 0.5));
    });
    if (spent != nullptr && drops) {
        auto* const left = arena_.take<std::int32_t>(width_);
        for (std::size_t lane = 0; lane < width_; ++lane)
            left[lane] = std::max(0, *counts.at(lane) - spent[lane]);
        counts = {left, 1};
    }
    Column<std::int32_t> bar;
    if (rule.at_least)
        bar = column<std::int32_t>(*rule.at_least, [](double points) {
            constexpr TenThousandths most = std::numeric_limits<std::int32_t>::max();
            return static_cast<double>(std::clamp(to_ten_thousandths(points), TenThousandths{0}, most));
        });

    std::vector<TeamId> teams(round.possible_field.begin(), round.possible_field.end());
    std::vector<const std::int32_t*> totals;
    for (const auto team : teams)
        totals.push_back(totals_[team]);
    SetColumn stay(width_);
    cut(width_, {.teams = teams,
                 .totals = totals,
                 .judged = here.data(),
                 .count = counts,
                 .keeps = !drops,
                 .bar = bar,
                 .stay = stay.data(),
                 .tied = told.tied.data()});
    break_ties(position, told, here, stay, counts);
    leave(cause_cut, here, stay, told);
    for (std::size_t lane = 0; lane < width_; ++lane)
        out_[position][lane] |= here[lane] - stay[lane];
    here = std::move(stay);
}

/// Lanes in which totals tie across the cut are few: they go by the reference's rule.
void BlockPlayer::break_ties(std::size_t position, RoundColumns& told, const SetColumn& judged,
                             SetColumn& stay, Column<std::int32_t> counts) const {
    const auto& round = plan_.rounds[position];
    for (std::size_t lane = 0; lane < lanes_.count(); ++lane) {
        if (told.tied[lane] == 0)
            continue;
        Ranking ranking;
        for (const auto team : judged[lane]) {
            ranking.total[team.index()] = totals_[team][lane];
            ranking.lot[team.index()] = word_at(keys_.rounds[position].lot[team], lanes_.trials()[lane]);
        }
        std::optional<TenThousandths> bar;
        if (round.cut.at_least)
            bar = to_ten_thousandths(round.cut.at_least->in(drawn(lane)));
        const auto result =
            make_cut(round.cut, static_cast<std::size_t>(*counts.at(lane)), bar, judged[lane], ranking);
        stay[lane] = result.stay;
        told.tied[lane] = result.tied.empty() ? 0 : 1;
    }
}

// ---- lane by lane
// --------------------------------------------------------------------------------------------------

void BlockPlayer::hold_by_lane(std::size_t position, RoundColumns& told) {
    const auto& round = plan_.rounds[position];
    ColumnDraws draws(plan_, keys_, position, lanes_);
    RoundScores scores;
    RoundOutcome outcome;
    TrialState state(plan_);
    PerId<TeamId, std::int64_t*> totals(plan_.teams.size());
    for (const auto team : round.possible_field) {
        totals[team] = arena_.take<std::int64_t>(width_);
        told.totals[team] = {.narrow = nullptr, .wide = totals[team]};
    }
    for (std::size_t lane = 0; lane < lanes_.count(); ++lane) {
        draws.look_at(lane);
        state.drawn = drawn(lane);
        for (const auto& inflow : round.from) {
            state.survivors[inflow.round] = outcomes_.rounds[inflow.round].survivors[lane];
            state.out[inflow.round] = out_[inflow.round][lane];
        }
        for (const auto team : round.possible_field) {
            const auto& columns = teams_[team];
            state.latents.strength[team.index()] = columns.strength ? *columns.strength.at(lane) : 0.0F;
            state.latents.growth[team.index()] = columns.growth ? *columns.growth.at(lane) : 0.0F;
            const auto last = columns.last_total == nullptr ? -1 : columns.last_total[lane];
            state.last_total[team.index()] = last < 0 ? std::nullopt : std::optional{last};
        }
        RoundRules(plan_, draws, state, scores, nullptr).hold(position, outcome);
        tell(lane, outcome, told);
        out_[position][lane] = state.out[position];
        for (const auto team : outcome.field)
            totals[team][lane] = scores.total[team.index()];
        for (const auto team : outcome.field)
            if (auto* const last = teams_[team].last_total; last != nullptr)
                last[lane] = state.last_total[team.index()].value_or(-1);
    }
}

void BlockPlayer::tell(std::size_t lane, const RoundOutcome& outcome, RoundColumns& told) const {
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
        if (exits.empty())
            exits.assign(width_, {});
        exits[lane].insert(team);
    }
}

// ---- awards
// --------------------------------------------------------------------------------------------------------

void BlockPlayer::give_awards(const RoundPlan& round, const RoundColumns& told) {
    for (const auto& award : round.awards)
        for (const auto team : round.possible_survivors) {
            auto& given = outcomes_.awards[award.award][team];
            if (given.empty())
                given.assign(width_, 0);
            for (std::size_t lane = 0; lane < lanes_.count(); ++lane)
                if (told.survivors[lane].contains(team))
                    given[lane] += award_amount(award, team, drawn(lane));
        }
}

} // namespace cutline::batch
