#pragma once
/// What a team would need: how many points more would give it a chance of its choice.

#include <cutline/analysis/survival.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/run/run_counts.hpp>
#include <cutline/tally/counts.hpp>
#include <cutline/tally/jackknife.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cutline {

struct TargetQuestion {
    TeamId team;
    std::optional<std::string> criterion; ///< its id; none: all criteria
    std::optional<RoundId> round;         ///< to survive; none: to reach the final
    double probability;                   ///< 0 … 1, ends left out
};

/// A lift raises each leaf criterion of the question by so large a share of its points, never beyond full
/// points nor, where it is negative, below none.
struct Lifts {
    double limit = 0;               ///< full points everywhere, or none, on the side of the answer
    std::array<double, 3> around{}; ///< evenly spaced, rising; the answer is likely between them
};

/// A lift that was tried.
struct Tried {
    double points = 0; ///< added to the team's expected score
    Estimate p;        ///< its chance with them
};

struct Target {
    std::uint64_t trials = 0;
    Confidence confidence{0.95};
    Tried now;                         ///< with no points added
    Tried limit;                       ///< with as many as can be added, or taken away
    std::vector<Tried> around;         ///< fewest points first
    std::optional<Estimated> points{}; ///< the answer; none: even the limit doesn't reach the chance
};

/// Plays the same trials at five lifts: none, the limit and three about the answer. Where the chance passes
/// through what is wanted is read off the parabola through those three.
///
/// Immutable; a player may be used by several threads at once.
class TargetStudy {
  public:
    /// @param game  outlives this  @throws std::invalid_argument if no plan has the criterion
    TargetStudy(const Game& game, TargetQuestion question, const Lifts& lifts);

    [[nodiscard]] static Counts empty_of(const Game& game);
    [[nodiscard]] Counts empty() const { return empty_of(game_); }
    /// Lives as long as the study.
    [[nodiscard]] CountTrials player(std::uint64_t seed, Engine engine) const;
    /// Of the answer's chance: what a precision looks at.
    [[nodiscard]] double widest(const Counts& counts, Confidence confidence) const;
    [[nodiscard]] Target estimate(const Counts& counts, Confidence confidence) const;

  private:
    [[nodiscard]] Tried tried(const Counts& counts, const Jackknife& jackknife, std::size_t number,
                              Confidence confidence) const;

    const Game& game_;
    TargetQuestion question_;
    std::vector<double> lifts_;
    std::vector<Game> games_; ///< one for each lift
};

/// Looks for the answer with a few trials, the first of the run, at ever closer lifts. Depends on the
/// question, seed and number of trials alone. @param options  of the run; at most 65,536 of its trials are
/// played, 28 times
[[nodiscard]] Lifts scout(const Game& game, const TargetQuestion& question, const CountsOptions& options);

/// The points that a lift adds to the team's expected score, on the criteria of the question.
[[nodiscard]] double points_of_lift(const Game& game, const TargetQuestion& question, double lift);

} // namespace cutline
