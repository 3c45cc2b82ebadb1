#include "run/workers.hpp"

#include <cutline/analysis/evidence_summary.hpp>
#include <cutline/numeric/chains.hpp>

#include <algorithm>
#include <numeric>

namespace cutline {
namespace {

constexpr double certainty = 0.9;
constexpr std::size_t stretches = 32;

using Chains = std::vector<std::shared_ptr<const std::vector<Insight>>>;

/// The mean of some numbers, and the quantiles that leave as many on either side.
Belief belief(std::vector<double> values) {
    std::ranges::sort(values);
    const auto count = values.size();
    const auto quantile = [&](double share) {
        return values[std::min(count - 1, static_cast<std::size_t>(share * static_cast<double>(count)))];
    };
    return {std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(count),
            {quantile((1 - certainty) / 2), quantile((1 + certainty) / 2)}};
}

/// One number of all draws, chain by chain.
template <class Pick>
std::vector<std::vector<double>> columns(const Chains& chains, Pick pick) {
    std::vector<std::vector<double>> all;
    for (const auto& chain : chains) {
        auto& column = all.emplace_back();
        for (const auto& insight : *chain)
            column.push_back(pick(insight));
    }
    return all;
}

template <class Pick>
Belief belief(const Chains& chains, Pick pick) {
    std::vector<double> all;
    for (const auto& column : columns(chains, pick))
        all.insert(all.end(), column.begin(), column.end());
    return belief(std::move(all));
}

/// Adds which places a team has among those who were scored; teams of one total share their places.
void add_ranks(const std::vector<double>& totals, TeamSet scored, TeamId team, std::vector<double>& ranks) {
    std::size_t above = 0;
    std::size_t level = 0;
    for (const auto other : scored) {
        above += totals[other.index()] > totals[team.index()] ? 1U : 0U;
        level += totals[other.index()] == totals[team.index()] ? 1U : 0U;
    }
    for (std::size_t place = above; place < above + level; ++place)
        ranks[place] += 1 / static_cast<double>(level);
}

TeamBelief::InRound in_round(const Chains& chains, std::size_t held, TeamSet scored, TeamId team) {
    TeamBelief::InRound made{.scored = scored.contains(team), .total = {}, .ranks = {}};
    if (!made.scored)
        return made;
    made.total = belief(chains, [&](const Insight& insight) { return insight.totals[held][team.index()]; });
    made.ranks.assign(scored.size(), 0);
    double draws = 0;
    for (const auto& chain : chains)
        for (const auto& insight : *chain) {
            add_ranks(insight.totals[held], scored, team, made.ranks);
            ++draws;
        }
    for (auto& rank : made.ranks)
        rank /= draws;
    return made;
}

} // namespace

EvidenceSummary summarise(const Posterior& posterior, unsigned threads) {
    Chains chains(stretches);
    make_workers(default_executor(), threads)->for_each_block(stretches, [&](std::size_t number, unsigned) {
        chains[number] = posterior.insights(number);
    });

    EvidenceSummary summary{.roster = posterior.roster(), .held = posterior.held(), .teams = {}};
    summary.draws = static_cast<double>(stretches * stretch_draws);
    summary.effective = summary.draws;
    for (std::size_t t = 0; t < summary.roster.teams.size(); ++t) {
        TeamBelief team{.team = TeamId{t}, .scored = false, .strength = {}, .rounds = {}};
        for (std::size_t r = 0; r < summary.held.size(); ++r) {
            team.rounds.push_back(in_round(chains, r, summary.held[r].scored, team.team));
            team.scored = team.scored || team.rounds.back().scored;
        }
        if (team.scored) {
            const auto strength = [&](const Insight& insight) { return insight.strength[t]; };
            team.strength = belief(chains, strength);
            const auto quality = chain_quality(columns(chains, strength));
            summary.effective = std::min(summary.effective, quality.effective);
            summary.split_r_hat = std::max(summary.split_r_hat, quality.split_r_hat);
        }
        summary.teams.push_back(std::move(team));
    }
    double tries = summary.draws;
    for (const auto& chain : chains)
        for (const auto& insight : *chain)
            tries += static_cast<double>(insight.refused);
    summary.acceptance = summary.draws / tries;
    return summary;
}

} // namespace cutline
