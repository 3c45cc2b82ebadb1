#pragma once
/// Where a study of weights counts what, and how a trial is counted.

#include <cutline/analysis/weight_study.hpp>
#include <cutline/base/team_set.hpp>
#include <cutline/plan/outcome_columns.hpp>
#include <cutline/plan/roster.hpp>
#include <cutline/tally/counts.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline {

/// A rank is counted in shares of this: a tie of up to 16 teams is shared exactly, and one of more to a
/// millionth.
inline constexpr std::int64_t whole_rank = 720'720; // the least common multiple of 1 … 16
/// A weight is counted in shares of the sum, in units of this.
inline constexpr double weight_unit = 0x1p-32;

/// The places of the counters.
struct WeightCounters {
    std::size_t teams, rounds, criteria, weightings;

    /// Trials in which a team has a rank, in shares of whole_rank.
    [[nodiscard]] std::size_t rank(std::size_t round, std::size_t team, std::size_t place) const {
        return (round * teams + team) * teams + place;
    }
    /// Two for each trial in which `team` ranks above `other`, one where they tie.
    [[nodiscard]] std::size_t wins(std::size_t round, std::size_t team, std::size_t other) const {
        return rank(rounds, 0, 0) + (round * teams + team) * teams + other;
    }
    /// Trials in which the team is a finalist.
    [[nodiscard]] std::size_t final(std::size_t team) const { return wins(rounds, 0, 0) + team; }
    /// The weights in those trials, in shares of the sum and units of weight_unit.
    [[nodiscard]] std::size_t weight(std::size_t team, std::size_t criterion) const {
        return final(teams) + team * criteria + criterion;
    }
    /// Trials in which the team is a finalist under one of the given weightings.
    [[nodiscard]] std::size_t final_under(std::size_t weighting, std::size_t team) const {
        return weight(teams, 0) + weighting * teams + team;
    }
    [[nodiscard]] std::size_t size() const { return final_under(weightings, 0); }
};

[[nodiscard]] WeightCounters counters_of(const WeightStudy& study);

/// The totals of those who were scored in a round, by team.
struct ScoredRound {
    TeamSet scored;
    std::array<std::int64_t, max_teams> totals;
};

/// Counts the ranking of a round.
void count_ranks(const WeightCounters& at, std::size_t round, const ScoredRound& totals,
                 std::span<WideSum> into);

/// Counts a trial's finalists with its weights. @param total  the sum of the weights
void count_final(const WeightCounters& at, TeamSet finalists, std::span<const double> weights, double total,
                 std::span<WideSum> into);

/// Counts all of these trials. @param total  the sum of the weights, which are the last numbers drawn
void count(const WeightCounters& at, const OutcomeColumns& outcomes, double total, std::span<WideSum> into);

} // namespace cutline
