#include "engine/scores.hpp"

#include <cutline/numeric/elementary.hpp>

#include <algorithm>
#include <limits>

namespace cutline {
namespace {

/// One leaf's score of one team, as a share of its points:
/// E/P + A + growth × months + F + B + N, rounded to the resolution, then clamped.
double measure_score(const Plan& plan, std::size_t position, TeamId team, LeafId leaf,
                     const TrialDraws& draws, std::span<const double> drawn, float lift) {
    const auto& round = plan.rounds[position];
    const auto& contestant = plan.teams[team];
    const double points = plan.leaves[leaf].points;
    const double expected = contestant.expected[leaf].in(drawn) / points;
    const auto& resolution = round.leaves[leaf].resolution;
    const double steps = resolution.is(0) ? 0 : points / resolution.in(drawn);

    if (round.certain(team, leaf)) {
        const double share = expected + contestant.growth.in(drawn)*round.months;
        return steps > 0 ? rounded_to_steps(share, steps) : clamped(share);
    }
    float share = static_cast<float>(expected) + lift;
    if (!plan.profile[leaf].is(0))
        share += static_cast<float>(plan.profile[leaf].in(drawn)) * draws.profile(team, leaf);
    if (!round.leaves[leaf].noise.is(0))
        share += static_cast<float>(round.leaves[leaf].noise.in(drawn)) * draws.noise(position, team, leaf);
    return steps > 0 ? rounded_to_steps(share, steps) : static_cast<double>(clamped(share));
}

// ---- normalise: rescales one leaf within the field. Where it would divide by zero, everyone has full
// points. --------

template <class Rescale>
void for_each_of(TeamSet field, LeafId leaf, Shares& shares, Rescale rescale) {
    for (const auto team : field) {
        double& share = shares[team.index()][leaf.index()];
        share = rescale(share);
    }
}

/// The best gets full points, the others in proportion.
void normalise_top(TeamSet field, LeafId leaf, Shares& shares) {
    double best = 0;
    for (const auto team : field)
        best = std::max(best, shares[team.index()][leaf.index()]);
    for_each_of(field, leaf, shares, [&](double share) { return best > 0 ? share / best : 1.0; });
}

/// The best gets full points, the worst none.
void normalise_minmax(TeamSet field, LeafId leaf, Shares& shares) {
    double best = 0;
    double worst = 1;
    for (const auto team : field) {
        best = std::max(best, shares[team.index()][leaf.index()]);
        worst = std::min(worst, shares[team.index()][leaf.index()]);
    }
    for_each_of(field, leaf, shares,
                [&](double share) { return best > worst ? (share - worst) / (best - worst) : 1.0; });
}

/// Best full points, last none, evenly spaced; ties share the mean.
void normalise_rank(TeamSet field, LeafId leaf, Shares& shares) {
    const auto before = shares;
    const auto others = static_cast<double>(field.size()) - 1;
    for (const auto team : field) {
        double beaten = 0;
        for (const auto other : field) {
            const double difference =
                before[team.index()][leaf.index()] - before[other.index()][leaf.index()];
            beaten += other == team || difference < 0 ? 0.0 : difference > 0 ? 1.0 : 0.5;
        }
        shares[team.index()][leaf.index()] = others > 0 ? beaten / others : 1.0;
    }
}

void normalise(Normalise how, TeamSet field, LeafId leaf, Shares& shares) {
    switch (how) {
    case Normalise::none:
        return;
    case Normalise::top:
        return normalise_top(field, leaf, shares);
    case Normalise::minmax:
        return normalise_minmax(field, leaf, shares);
    case Normalise::rank:
        return normalise_rank(field, leaf, shares);
    }
}

// ---- totals
// --------------------------------------------------------------------------------------------------------

double sum_total(std::span<const double> weights, std::span<const double> shares) {
    double total = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        total += weights[i] * shares[i];
    return total;
}

/// (Σ weights) × Π share^(weight / Σ weights), with 0⁰ = 1.
double geometric_total(std::span<const double> weights, std::span<const double> shares) {
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    double log_product = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0)
            continue;
        if (shares[i] == 0)
            return 0;
        log_product += weights[i] / sum * elementary::log(shares[i]);
    }
    return sum * elementary::exp(log_product);
}

} // namespace

Latents draw_latents(const Plan& plan, const TrialDraws& draws, std::span<const double> drawn) {
    Latents latents;
    for (std::size_t i = 0; i < plan.teams.size(); ++i) {
        const TeamId id{i};
        const auto& team = plan.teams[id];
        if (!team.present)
            continue;
        if (!team.strength_spread.is(0))
            latents.strength[i] = static_cast<float>(team.strength_spread.in(drawn)) * draws.strength(id);
        latents.growth[i] = static_cast<float>(team.growth.in(drawn));
        if (!team.growth_spread.is(0))
            latents.growth[i] += static_cast<float>(team.growth_spread.in(drawn)) * draws.growth(id);
    }
    return latents;
}

void score_round(const Plan& plan, std::size_t position, const TrialDraws& draws,
                 std::span<const double> drawn, const Latents& latents, TeamSet field, RoundScores& scores) {
    const auto& round = plan.rounds[position];
    const std::size_t leaves = plan.leaves.size();
    for (const auto team : field) {
        float form = 0;
        if (!round.form[team].is(0))
            form = static_cast<float>(round.form[team].in(drawn)) * draws.form(position, team);
        scores.form[team.index()] = form;
        const float lift = latents.strength[team.index()] +
                           latents.growth[team.index()] * static_cast<float>(round.months) + form;
        for (std::size_t i = 0; i < leaves; ++i)
            scores.measured[team.index()][i] =
                measure_score(plan, position, team, LeafId{i}, draws, drawn, lift);
    }
    total_scores(plan, position, drawn, field, scores);
}

void total_scores(const Plan& plan, std::size_t position, std::span<const double> drawn, TeamSet field,
                  RoundScores& scores) {
    const auto& round = plan.rounds[position];
    const std::size_t leaves = plan.leaves.size();
    for (std::size_t i = 0; i < leaves; ++i)
        scores.weights[i] = round.weights[LeafId{i}].in(drawn);
    for (const auto team : field)
        std::copy_n(scores.measured[team.index()].begin(), leaves, scores.entering[team.index()].begin());
    for (std::size_t i = 0; i < leaves; ++i)
        normalise(round.leaves[LeafId{i}].normalise, field, LeafId{i}, scores.entering);

    const std::span<const double> weights{scores.weights.data(), leaves};
    for (const auto team : field) {
        const std::span<const double> shares{scores.entering[team.index()].data(), leaves};
        const double total =
            round.aggregate == Aggregate::sum ? sum_total(weights, shares) : geometric_total(weights, shares);
        scores.total[team.index()] = to_ten_thousandths(total);
    }
}

double criterion_points(const Plan& plan, CriterionId id, const std::array<double, max_leaves>& shares) {
    const auto& criterion = plan.criteria[id];
    double points = 0;
    for (std::size_t i = 0; i < criterion.leaves; ++i) {
        const LeafId leaf{criterion.first.index() + i};
        points += shares[leaf.index()] * plan.leaves[leaf].points;
    }
    return points;
}

} // namespace cutline
