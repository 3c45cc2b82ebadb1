#include "engine/batch/block.hpp"

#include <algorithm>

namespace cutline::batch {
namespace {

/// A total of this many points still fits 32 bits of ten-thousandths.
constexpr double most_points_in_columns = 200'000;

std::uint64_t leaves_of(const Plan& plan, CriterionId id) {
    const auto& criterion = plan.criteria[id];
    return TeamSet::first(criterion.leaves).bits() << criterion.first.index();
}

/// The leaves whose scores a round asks for one by one: to rescale them, or for a gate or ties.
std::uint64_t leaves_to_keep(const Plan& plan, const RoundPlan& round) {
    std::uint64_t leaves = 0;
    for (std::size_t leaf = 0; leaf < plan.leaves.size(); ++leaf)
        if (round.leaves[LeafId{leaf}].normalise != Normalise::none)
            leaves |= std::uint64_t{1} << leaf;
    for (const auto& gate : round.gates)
        if (gate.measure)
            leaves |= leaves_of(plan, *gate.measure);
    for (const auto criterion : round.cut.tie_criteria)
        leaves |= leaves_of(plan, criterion);
    return leaves;
}

RoundColumns columns_of(const RoundPlan& round, const Roster& roster, std::size_t lanes) {
    RoundColumns columns{.id = round.id,
                         .field = SetColumn(lanes),
                         .survivors = SetColumn(lanes),
                         .flows = {},
                         .exits = PerId<CauseId, SetColumn>(roster.rounds[round.id].causes.size()),
                         .tied = std::vector<std::uint32_t>(lanes, 0)};
    for (const auto& inflow : round.from)
        columns.flows.push_back({inflow.id, SetColumn(lanes)});
    columns.flows.push_back({std::nullopt, SetColumn(lanes)});
    return columns;
}

} // namespace

BlockPlayer::BlockPlayer(const Plan& plan, const DrawKeys& keys, const Roster& roster, std::size_t most,
                         Totals totals)
    : plan_(plan), keys_(keys), totals_(totals), numbers_(plan, keys), teams_(roster.teams.size()),
      out_(plan.rounds.size()), stay_(most), row_(plan.draws()), leaves_(plan.leaves.size()),
      scored_(roster.teams.size()) {
    outcomes_.finalists.resize(most);
    outcomes_.awards = PerId<AwardId, PerId<TeamId, std::vector<Micros>>>(
        roster.awards.size(), PerId<TeamId, std::vector<Micros>>(roster.teams.size()));
    for (const auto& round : plan.rounds) {
        kept_.push_back(leaves_to_keep(plan, round));
        for (const auto& inflow : round.from)
            if (inflow.out)
                out_[inflow.round].resize(most);
        outcomes_.rounds.push_back(columns_of(round, roster, most));
        if (totals == Totals::told)
            outcomes_.rounds.back().totals = PerId<TeamId, std::vector<std::int64_t>>(
                roster.teams.size(), std::vector<std::int64_t>(most));
        for (const auto& award : round.awards)
            for (const auto team : round.possible_survivors)
                outcomes_.awards[award.award][team].resize(most);
    }
}

const OutcomeColumns& BlockPlayer::play(const Lanes& lanes, Arena& arena) {
    arena.reset();
    start(lanes, arena);
    if (totals_ == Totals::told)
        outcomes_.drawn = numbers_.columns();
    for (std::size_t position = 0; position < plan_.rounds.size(); ++position)
        hold(position);
    return outcomes_;
}

void BlockPlayer::start(const Lanes& lanes, Arena& arena) {
    lanes_ = &lanes;
    arena_ = &arena;
    width_ = lanes.padded();
    outcomes_.lanes = lanes.count();
    std::fill_n(outcomes_.finalists.begin(), width_, TeamSet{});
    for (auto& of_award : outcomes_.awards)
        for (auto& given : of_award)
            std::ranges::fill(given, 0);
    numbers_.draw(lanes);
    draw_latents();
}

// ---- before the first round
// ----------------------------------------------------------------------------------------

Column<float> BlockPlayer::scaled(const Value& spread, Key key) {
    if (spread.is(0))
        return {};
    auto* const product = arena_->take<float>(width_);
    const auto before = arena_->mark();
    multiply(width_, numbers_.floats(spread, *arena_), lanes_->normals(key, *arena_), product);
    arena_->release(before);
    return Column<float>::each(product);
}

void BlockPlayer::draw_latents() {
    const bool carry = carries(plan_);
    all_fit_ = std::ranges::all_of(plan_.rounds, [&](const RoundPlan& round) { return totals_fit(round); });
    for (std::size_t i = 0; i < plan_.teams.size(); ++i) {
        const TeamId id{i};
        const auto& team = plan_.teams[id];
        if (!team.present)
            continue;
        auto& columns = teams_[id];
        columns.strength = scaled(team.strength_spread, keys_.strength[id]);
        columns.growth = scaled(team.growth_spread, keys_.growth[id]);
        if (!team.growth.is(0)) {
            auto* const sum = arena_->take<float>(width_);
            add(width_, numbers_.floats(team.growth, *arena_), columns.growth, sum);
            columns.growth = Column<float>::each(sum);
        }
        columns.base.resize(plan_.leaves.size());
        columns.profile.resize(plan_.leaves.size());
        for (std::size_t leaf = 0; leaf < plan_.leaves.size(); ++leaf) {
            const LeafId of{leaf};
            columns.base[leaf] = numbers_.floats(team.expected[of], *arena_, plan_.leaves[of].points);
            columns.profile[leaf] = scaled(plan_.profile[of], keys_.profile[id][of]);
        }
        if (carry) {
            columns.last_total = arena_->take<double>(width_);
            std::fill_n(columns.last_total, width_, -1.0);
        }
    }
}

bool BlockPlayer::totals_fit(const RoundPlan& round) {
    const auto before = arena_->mark();
    const auto sum = numbers_.sum(round.weights, *arena_);
    double most = 0;
    for (std::size_t lane = 0; lane < lanes_->count(); ++lane) // the same in all lanes: one is enough
        if (most = std::max(most, *sum.at(lane)); sum.mask == 0)
            break;
    arena_->release(before);
    const auto fits = [&](const GatePlan& gate) {
        return !gate.measure || plan_.criteria[*gate.measure].points < most_points_in_columns;
    };
    return most < most_points_in_columns && std::ranges::all_of(round.gates, fits);
}

// ---- a round
// -------------------------------------------------------------------------------------------------------

void BlockPlayer::hold(std::size_t position) {
    const auto& round = plan_.rounds[position];
    auto& told = outcomes_.rounds[position];
    const auto before = arena_->mark();
    if (round.happened && !carries(plan_) && totals_ == Totals::untold) {
        recall(position, told);
    } else if (all_fit_ && !round.happened) {
        enter(position, told);
        auto& here = told.survivors;
        std::copy_n(told.field.begin(), width_, here.begin());
        std::ranges::fill(out_[position], TeamSet{});
        withdraw(position, told, here);
        score(position, here);
        tell_totals(position, told);
        std::int32_t* spent = nullptr;
        if (std::ranges::any_of(round.gates, &GatePlan::spends_cut)) {
            spent = arena_->take<std::int32_t>(width_);
            std::fill_n(spent, width_, 0);
        }
        pass_gates(position, false, told, here, spent);
        cut_lanes(position, told, here, spent);
        pass_gates(position, true, told, here, nullptr);
    } else {
        hold_by_lane(position, told);
    }
    if (round.final)
        for (std::size_t lane = 0; lane < width_; ++lane)
            outcomes_.finalists[lane] |= told.survivors[lane];
    give_awards(round, told);
    arena_->release(before);
}

/// A round that has been held went the same way in every lane.
void BlockPlayer::recall(std::size_t position, RoundColumns& told) {
    const auto& happened = *plan_.rounds[position].happened;
    for (std::size_t lane = 0; lane < width_; ++lane) {
        told.field[lane] = happened.field;
        told.survivors[lane] = happened.survivors;
        told.tied[lane] = 0;
    }
    for (auto& exits : told.exits)
        std::ranges::fill(exits, TeamSet{});
    for (auto& flow : told.flows)
        std::ranges::fill(flow.teams, TeamSet{});
    TeamSet out;
    for (const auto team : happened.field) {
        const auto origin = happened.origin[team.index()];
        for (auto& flow : told.flows)
            if (flow.from ? flow.from->index() == origin : origin == came_from_outside)
                for (auto& teams : flow.teams)
                    teams.insert(team);
        if (happened.survivors.contains(team))
            continue;
        const auto cause = happened.cause[team.index()];
        auto& exits = told.exits[CauseId{cause}];
        exits.resize(told.field.size());
        for (auto& teams : exits)
            teams.insert(team);
        if (cause != cause_withdrew.index())
            out.insert(team);
    }
    std::ranges::fill(out_[position], out);
}

// ---- strengths
// -----------------------------------------------------------------------------------------------------

void BlockPlayer::tell_strengths(const StrengthRule& rule) {
    if (outcomes_.strengths.size() != teams_.size())
        outcomes_.strengths = PerId<TeamId, std::vector<Strength>>(teams_.size());
    std::vector<float> profile(plan_.leaves.size());
    const auto in_lane = [](const Column<float>& column, std::size_t lane) {
        return column ? *column.at(lane) : 0.0F;
    };
    for (auto& strengths : outcomes_.strengths)
        strengths.assign(lanes_->count(), none_so_weak);
    for (std::size_t lane = 0; lane < lanes_->count(); ++lane) {
        numbers_.row(lane, row_);
        for (std::size_t i = 0; i < teams_.size(); ++i) {
            const TeamId team{i};
            if (!plan_.teams[team].present)
                continue;
            const auto& columns = teams_[team];
            for (std::size_t leaf = 0; leaf < profile.size(); ++leaf)
                profile[leaf] = in_lane(columns.profile[leaf], lane);
            outcomes_.strengths[team][lane] =
                rule(team, row_, {in_lane(columns.strength, lane), in_lane(columns.growth, lane), profile});
        }
    }
}

// ---- awards
// --------------------------------------------------------------------------------------------------------

void BlockPlayer::give_awards(const RoundPlan& round, const RoundColumns& told) {
    for (const auto& award : round.awards)
        for (const auto team : round.possible_survivors) {
            auto& given = outcomes_.awards[award.award][team];
            const auto in = [&](std::size_t lane) -> Micros { return told.survivors[lane].contains(team); };
            if (award.amount[team].certain()) {
                const auto amount = award_amount(award, team, {});
                for (std::size_t lane = 0; lane < width_; ++lane)
                    given[lane] += amount & -in(lane);
                continue;
            }
            for (std::size_t lane = 0; lane < lanes_->count(); ++lane) {
                numbers_.row(lane, row_);
                given[lane] += award_amount(award, team, row_) & -in(lane);
            }
        }
}

} // namespace cutline::batch
