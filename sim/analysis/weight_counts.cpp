#include "analysis/weight_counts.hpp"

#include <cmath>
#include <vector>

namespace cutline {

/// Of k teams that share the ranks r … r + k - 1, each has each of them with a k-th. What doesn't divide goes
/// to one team after the other, so that rows and columns sum exactly.
void count_ranks(const WeightCounters& at, std::size_t round, const ScoredRound& totals,
                 std::span<WideSum> into) {
    for (const auto team : totals.scored) {
        const auto own = totals.totals[team.index()];
        std::size_t above = 0;
        std::size_t tied = 0;
        std::size_t position = 0; // among those it ties with
        for (const auto other : totals.scored) {
            const auto theirs = totals.totals[other.index()];
            above += theirs > own ? 1U : 0U;
            position += theirs == own && other < team ? 1U : 0U;
            tied += theirs == own ? 1U : 0U;
            if (other != team)
                into[at.wins(round, team.index(), other.index())] += theirs < own ? 2 : theirs == own ? 1 : 0;
        }
        const auto each = whole_rank / static_cast<std::int64_t>(tied);
        const auto rest = static_cast<std::size_t>(whole_rank % static_cast<std::int64_t>(tied));
        for (std::size_t i = 0; i < tied; ++i)
            into[at.rank(round, team.index(), above + i)] += each + ((i + position) % tied < rest ? 1 : 0);
    }
}

void count_final(const WeightCounters& at, TeamSet finalists, std::span<const double> weights, double total,
                 std::span<WideSum> into) {
    for (const auto team : finalists) {
        ++into[at.final(team.index())];
        for (std::size_t c = 0; c < weights.size(); ++c)
            into[at.weight(team.index(), c)] +=
                static_cast<std::int64_t>(std::floor(weights[c] / total / weight_unit + 0.5));
    }
}

void count(const WeightCounters& at, const OutcomeColumns& outcomes, double total, std::span<WideSum> into) {
    ScoredRound scored{};
    for (const auto& round : outcomes.rounds) {
        const auto& withdrew = round.exits[cause_withdrew];
        for (std::size_t lane = 0; lane < outcomes.lanes; ++lane) {
            scored.scored = withdrew.empty() ? round.field[lane] : round.field[lane] - withdrew[lane];
            for (const auto team : scored.scored)
                scored.totals[team.index()] = round.totals[team][lane];
            count_ranks(at, round.id.index(), scored, into);
        }
    }
    std::vector<double> weights(at.criteria);
    const auto first = outcomes.drawn.size() - at.criteria;
    for (std::size_t lane = 0; lane < outcomes.lanes; ++lane) {
        for (std::size_t c = 0; c < at.criteria; ++c)
            weights[c] = outcomes.drawn[first + c][lane];
        count_final(at, outcomes.finalists[lane], weights, total, into);
    }
}

} // namespace cutline
