#include "analysis/mean.hpp"
#include "analysis/set_shares.hpp"
#include "tally/bounds.hpp"

#include <cutline/analysis/survival.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace cutline {

namespace {

/// Makes the parts of the answer from the same game, counts and confidence.
class SurvivalEstimator {
  public:
    SurvivalEstimator(const Game& game, const Tally& tally, Confidence confidence)
        : game_(game), roster_(game.roster), tally_(tally), confidence_(confidence),
          intervals_(tally, confidence), final_(bounds_of_final(game)) {
        for (std::size_t round = 0; round < roster_.rounds.size(); ++round)
            bounds_.add(bounds_of_round(game, RoundId{round}));
    }

    Survival operator()() const {
        Survival survival;
        survival.trials = tally_.trials;
        survival.confidence = confidence_;
        for (std::size_t team = 0; team < roster_.teams.size(); ++team)
            survival.teams.push_back(of_team(TeamId{team}));
        for (std::size_t round = 0; round < roster_.rounds.size(); ++round)
            survival.rounds.add(of_round(RoundId{round}));
        survival.finals = set_shares(
            tally_, [](const Tally& tally) -> const auto& { return tally.final_sets; }, final_, roster_,
            intervals_);
        return survival;
    }

  private:
    [[nodiscard]] Estimate estimate_of(const CountOf& count, TeamId team, const Bounds& bounds) const {
        auto made = estimate(tally_, intervals_, count);
        made.never = !bounds.possibly.contains(team);
        made.always = bounds.surely.contains(team);
        return made;
    }

    [[nodiscard]] TeamSurvival of_team(TeamId team) const {
        TeamSurvival made;
        made.team = team;
        made.final = estimate_of([&](const Tally& tally) { return tally.finals[team]; }, team, final_);
        for (std::size_t round = 0; round < roster_.rounds.size(); ++round)
            made.rounds.add(in_round(team, RoundId{round}));
        made.last_exits = last_exits(team);
        made.commonest_exit = commonest(made.last_exits);
        for (const auto& sums : tally_.awards)
            made.awards.add(mean_of_micros(sums[team], tally_.trials));
        return made;
    }

    [[nodiscard]] TeamInRound in_round(TeamId team, RoundId id) const {
        const auto& round = tally_.rounds[id];
        TeamInRound made;
        made.entered = round.entered[team];
        made.survived = round.survived[team];
        made.survives = estimate_of([&](const Tally& tally) { return tally.rounds[id].survived[team]; }, team,
                                    bounds_[id]);
        const auto& exits = round.exits[team];
        for (std::size_t cause = 0; cause < exits.size(); ++cause)
            if (const auto count = exits[CauseId{cause}]; count > 0)
                made.exits.emplace_back(CauseId{cause}, count);
        return made;
    }

    [[nodiscard]] std::vector<Exit> last_exits(TeamId team) const {
        std::vector<Exit> exits;
        for (std::size_t round = 0; round < tally_.rounds.size(); ++round) {
            const auto& counts = tally_.rounds[RoundId{round}].last_exits[team];
            for (std::size_t cause = 0; cause < counts.size(); ++cause)
                if (counts[CauseId{cause}] > 0)
                    exits.push_back({RoundId{round}, CauseId{cause},
                                     estimate(tally_, intervals_, [&](const Tally& tally) {
                                         return tally.rounds[RoundId{round}].last_exits[team][CauseId{cause}];
                                     })});
        }
        // Of a round that has been held: it is known, and so is that the team never came back.
        if (exits.size() == 1 && exits.front().estimate.count == tally_.trials &&
            happened(exits.front().round))
            exits.front().estimate.always = true;
        return exits;
    }

    [[nodiscard]] bool happened(RoundId round) const {
        return std::ranges::all_of(game_.plans, [&](const Plan& plan) {
            const auto held = std::ranges::find(plan.rounds, round, &RoundPlan::id);
            return held != plan.rounds.end() && held->happened;
        });
    }

    /// Of exits equally common, the one in the earlier round, then by the earlier cause.
    [[nodiscard]] static std::optional<Exit> commonest(const std::vector<Exit>& exits) {
        const auto count = [](const Exit& exit) { return exit.estimate.count; };
        const auto found = std::ranges::max_element(exits, {}, count);
        return found == exits.end() ? std::nullopt : std::optional{*found};
    }

    [[nodiscard]] RoundSurvival of_round(RoundId id) const {
        const auto& round = tally_.rounds[id];
        RoundSurvival made;
        made.ties = round.ties;
        for (std::size_t size = 0; size < round.survivors.size(); ++size)
            if (round.survivors[size] > 0)
                made.survivors.emplace_back(size, round.survivors[size]);
        made.path = set_shares(
            tally_, [&](const Tally& tally) -> const auto& { return tally.rounds[id].path; }, bounds_[id],
            roster_, intervals_);
        for (std::size_t origin = 0; origin < round.flows.size(); ++origin)
            if (auto teams = occurred(round.flows[origin]); !teams.empty())
                made.flows.push_back({origin_of(origin), std::move(teams)});
        return made;
    }

    [[nodiscard]] std::optional<RoundId> origin_of(std::size_t origin) const {
        return origin < roster_.rounds.size() ? std::optional{RoundId{origin}} : std::nullopt;
    }

    [[nodiscard]] static std::vector<std::pair<TeamId, std::uint64_t>>
    occurred(const PerId<TeamId, std::uint64_t>& counts) {
        std::vector<std::pair<TeamId, std::uint64_t>> made;
        for (std::size_t team = 0; team < counts.size(); ++team)
            if (const auto count = counts[TeamId{team}]; count > 0)
                made.emplace_back(TeamId{team}, count);
        return made;
    }

    const Game& game_;
    const Roster& roster_;
    const Tally& tally_;
    Confidence confidence_;
    ShareIntervals intervals_;
    Bounds final_;
    PerId<RoundId, Bounds> bounds_;
};

} // namespace

Survival estimate_survival(const Game& game, const Tally& tally, Confidence confidence) {
    return SurvivalEstimator{game, tally, confidence}();
}

} // namespace cutline
