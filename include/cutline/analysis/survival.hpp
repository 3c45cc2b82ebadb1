#pragma once
/// The answer of a run: how often each team survives each round and reaches the final, why it goes out, who
/// comes through together, and how sure that is.

#include <cutline/base/ids.hpp>
#include <cutline/base/team_set.hpp>
#include <cutline/numeric/interval.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/tally/tally.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cutline {

/// A chance as a share of trials, with its interval.
struct Estimate {
    std::uint64_t count = 0;
    double p = 0;
    Interval interval{0, 1};
    bool never = false;  ///< the plan proves that it can't happen
    bool always = false; ///< the plan proves that it must
};

struct SetShare {
    std::vector<TeamId> teams; ///< in the order of the roster
    Estimate estimate;
};

struct TeamInRound {
    std::uint64_t entered = 0;
    std::uint64_t survived = 0;
    Estimate survives;                                    ///< among all trials
    std::vector<std::pair<CauseId, std::uint64_t>> exits; ///< those that occurred, in the order of causes
};

struct Exit {
    RoundId round;
    CauseId cause;
    Estimate estimate; ///< among all trials
};

struct TeamSurvival {
    TeamId team;
    Estimate final;
    PerId<RoundId, TeamInRound> rounds;
    /// How it goes out for good: exits after which it is in no later round and no finalist, by round, then
    /// cause. Together with the final, and the trials that it never enters or is not let in again, they make
    /// up all trials.
    std::vector<Exit> last_exits;
    std::optional<Exit> commonest_exit; ///< of the last exits
    PerId<AwardId, double> awards;      ///< expected amount
};

struct RoundSurvival {
    std::vector<std::pair<std::size_t, std::uint64_t>> survivors; ///< how many survive, in how many trials
    std::uint64_t ties = 0;
    std::optional<std::vector<SetShare>> path; ///< commonest first; absent: too many sets to count
    /// Who came from which round; no round: from outside. Only origins and teams that occurred.
    struct Flow {
        std::optional<RoundId> from;
        std::vector<std::pair<TeamId, std::uint64_t>> teams;
    };
    std::vector<Flow> flows;
};

struct Survival {
    std::uint64_t trials = 0;
    Confidence confidence{0.95};
    std::vector<TeamSurvival> teams; ///< in the order of the roster
    PerId<RoundId, RoundSurvival> rounds;
    std::optional<std::vector<SetShare>> finals; ///< commonest first
};

/// Estimates from counts; Wilson intervals.
[[nodiscard]] Survival estimate_survival(const Game& game, const Tally& tally, Confidence confidence);

} // namespace cutline
