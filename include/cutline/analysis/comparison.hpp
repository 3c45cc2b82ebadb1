#pragma once
/// Rule against rule on the same draws: in how many trials, and in which, an alternative changes who
/// survives.

#include <cutline/analysis/design_quality.hpp>
#include <cutline/analysis/survival.hpp>
#include <cutline/numeric/interval.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/roster.hpp>
#include <cutline/run/run_counts.hpp>
#include <cutline/tally/counts.hpp>
#include <cutline/tally/jackknife.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace cutline {

/// What one team's chance becomes under an alternative, and in which trials.
struct Change {
    Estimate p;           ///< under the alternative
    Estimated difference; ///< p − p under the baseline, from the same trials; −1 … 1
    bool certain = false; ///< the plans prove the difference
    // The paired table: trials in which it is there
    std::uint64_t both = 0;
    std::uint64_t only_baseline = 0;
    std::uint64_t only_alternative = 0;
    std::uint64_t neither = 0;
};

/// The final, or the survivors of a round.
struct Stage {
    std::optional<RoundId> round; ///< none: the final
};

struct Comparison {
    std::uint64_t trials = 0;
    Confidence confidence{0.95};
    std::vector<Stage> stages;                               ///< the final first
    PerId<TeamId, std::vector<Estimate>> baseline;           ///< [team][stage]
    std::vector<PerId<TeamId, std::vector<Change>>> changes; ///< [alternative][team][stage]
    std::vector<DesignQuality> designs;                      ///< of each game; none unless asked for
    std::vector<DesignDifference> design_changes;            ///< of each alternative
};

/// Plays the games of a comparison trial by trial with the same random numbers, which are addressed by the
/// ids of teams, rounds and criteria: what the games have in common, they draw alike. A trial costs one of
/// each game.
///
/// Teams and rounds are matched by id. Immutable; a player may be used by several threads at once.
class ComparisonStudy {
  public:
    struct Options {
        bool by_round = false; ///< every round, not the final alone
        bool design = false;   ///< how good the rules are at finding the best, too
    };

    /// @param games  the baseline first; outlive this
    /// @throws std::invalid_argument if together they have more than max_teams teams, or no game is given
    ComparisonStudy(std::vector<const Game*> games, Options options);

    /// All teams and rounds, in the order in which the games name them first.
    [[nodiscard]] const Roster& roster() const { return roster_; }
    [[nodiscard]] const std::vector<Stage>& stages() const { return stages_; }

    [[nodiscard]] Counts empty() const;
    /// Lives as long as the study.
    [[nodiscard]] CountTrials player(std::uint64_t seed, Engine engine) const;
    /// Of the final chances and their differences.
    [[nodiscard]] double widest(const Counts& counts, Confidence confidence) const;
    [[nodiscard]] Comparison estimate(const Counts& counts, Confidence confidence) const;

  private:
    [[nodiscard]] std::size_t of_baseline(std::size_t stage, TeamId team) const;
    [[nodiscard]] std::size_t of_alternative(std::size_t game, std::size_t stage, TeamId team) const;
    [[nodiscard]] std::size_t of_both(std::size_t game, std::size_t stage, TeamId team) const;
    [[nodiscard]] std::size_t of_design(std::size_t game) const;
    [[nodiscard]] Change change(const Jackknife& jackknife, const Counts& counts, std::size_t game,
                                std::size_t stage, TeamId team, Confidence confidence) const;
    [[nodiscard]] Estimate chance(const Jackknife& jackknife, const Counts& counts, std::size_t game,
                                  std::size_t stage, TeamId team, Confidence confidence) const;

    std::vector<const Game*> games_;
    Roster roster_;
    std::vector<Stage> stages_;
    bool design_;
};

} // namespace cutline
