#include "engine/batch/sweep_plan.hpp"

#include "engine/arithmetic.hpp"

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

/// Rules that a sweep plays in columns. Ties need no rule here: what is near a tie goes by the reference's.
bool is_common(const RoundPlan& round, const std::vector<StudiedWeights::Part>& parts) {
    const auto rescaled = [](const LeafPlan& leaf) { return leaf.normalise != Normalise::none; };
    const auto uncommon = [](const GatePlan& gate) { return !gate.by_chance || gate.spends_cut; };
    for (std::size_t i = 0; i < round.weights.size(); ++i) {
        const bool studied = std::ranges::find(parts, LeafId{i}, &StudiedWeights::Part::leaf) != parts.end();
        if (!studied && !round.weights[LeafId{i}].certain())
            return false;
    }
    return round.aggregate == Aggregate::sum && round.carry.is(0) && round.cut.count.certain() &&
           (!round.cut.at_least || round.cut.at_least->certain()) &&
           !std::ranges::any_of(round.leaves, rescaled) && !std::ranges::any_of(round.gates, uncommon);
}

/// Those who went out of a round that has been held are not told apart.
bool takes_happened(const Plan& plan, std::size_t position) {
    return std::ranges::any_of(plan.rounds[position].from, [&](const InflowPlan& inflow) {
        return inflow.out && plan.rounds[inflow.round].happened;
    });
}

/// The leaves of each studied criterion, then those whose weights are fixed.
std::vector<SweepGroup> groups_of(const RoundPlan& round, const std::vector<StudiedWeights::Part>& parts,
                                  std::size_t criteria) {
    std::vector<SweepGroup> groups;
    SweepGroup fixed;
    for (std::size_t criterion = 0; criterion < criteria; ++criterion) {
        SweepGroup group{.criterion = criterion, .fixed_weight = 0, .leaves = {}};
        for (const auto& part : parts)
            if (part.criterion == criterion)
                group.leaves.emplace_back(part.leaf, part.share);
        if (!group.leaves.empty())
            groups.push_back(std::move(group));
    }
    for (std::size_t i = 0; i < round.weights.size(); ++i)
        if (const LeafId leaf{i};
            std::ranges::find(parts, leaf, &StudiedWeights::Part::leaf) == parts.end()) {
            fixed.leaves.emplace_back(leaf, round.weights[leaf].constant);
            fixed.fixed_weight += round.weights[leaf].constant;
        }
    for (auto& [leaf, share] : fixed.leaves)
        share /= fixed.fixed_weight;
    if (fixed.fixed_weight > 0)
        groups.push_back(std::move(fixed));
    return groups;
}

SweepRoundPlan make_round(const RoundPlan& round, const std::vector<StudiedWeights::Part>& parts,
                          std::size_t criteria) {
    SweepRoundPlan made;
    made.teams.assign(round.possible_field.begin(), round.possible_field.end());
    made.groups = groups_of(round, parts, criteria);
    made.drops = round.cut.kind == CutPlan::Kind::drop;
    made.count = round.cut.kind == CutPlan::Kind::none
                     ? max_teams
                     : static_cast<std::size_t>(std::max(0.0, std::floor(round.cut.count.constant + 0.5)));
    if (round.cut.at_least)
        made.bar = static_cast<float>(to_points(to_ten_thousandths(round.cut.at_least->constant)));
    if (round.happened) { // nobody is cut any more: see SweepDraws
        made.count = max_teams;
        made.bar.reset();
        return made;
    }
    made.ranks = round.cut.kind != CutPlan::Kind::none || made.bar;
    return made;
}

/// Totals are compared in ten-thousandths. In single precision a sum of n products is off by less than n + 3
/// halves of its last unit, those of the weights and scores among them; two of them, with room to spare.
GroupWeights weigh(const SweepRoundPlan& round, std::span<const double> weighting) {
    GroupWeights made{};
    double sum = 0;
    for (const auto& group : round.groups) {
        const double weight = group.criterion ? weighting[*group.criterion] : group.fixed_weight;
        made.weights.push_back(static_cast<float>(weight));
        sum += weight;
    }
    constexpr double half_unit = 0x1p-24;
    made.tolerance =
        static_cast<float>(1.001e-4 + 4 * sum * half_unit * static_cast<double>(round.groups.size() + 4));
    return made;
}

} // namespace

SweepPlan make_sweep_plan(const Plan& plan, std::size_t which, const Roster& roster,
                          const StudiedWeights& studied, std::span<const std::vector<double>> weightings) {
    SweepPlan made;
    made.fast = roster.teams.size() <= most_swept_teams;
    for (std::size_t round = 0; round < plan.rounds.size() && made.fast; ++round)
        made.fast =
            is_common(plan.rounds[round], studied.parts(which, round)) && !takes_happened(plan, round);
    if (!made.fast)
        return made;
    for (std::size_t round = 0; round < plan.rounds.size(); ++round)
        made.rounds.push_back(
            make_round(plan.rounds[round], studied.parts(which, round), studied.criteria().size()));
    for (const auto& weighting : weightings) {
        auto& weights = made.weights.emplace_back();
        for (const auto& round : made.rounds)
            weights.push_back(weigh(round, weighting));
    }
    return made;
}

} // namespace cutline
