#include "analysis/counted_chance.hpp"
#include "analysis/second_trials.hpp"
#include "tally/bounds.hpp"
#include "tally/team_counter.hpp"

#include <cutline/analysis/weight_second_runs.hpp>
#include <cutline/engine/batch.hpp>
#include <cutline/engine/weight_sweep.hpp>
#include <cutline/tally/groups.hpp>

#include <memory>

namespace cutline {
namespace {

/// The game without a team: it enters no round, and goes on from none that has been held.
Game without(Game game, TeamId team) {
    for (auto& plan : game.plans)
        for (auto& round : plan.rounds) {
            round.entrants.erase(team);
            if (round.happened) {
                round.happened->field.erase(team);
                round.happened->survivors.erase(team);
            }
        }
    return game;
}

/// Counters of several games: the trials in which each team is a finalist.
CountTrials count_finals(const std::vector<BatchEngine>& engines, std::size_t teams) {
    return [&engines, teams](TrialRange trials, Counts& counts) {
        const auto into = counts.count(trials.first, trials.last);
        for (std::size_t game = 0; game < engines.size(); ++game) {
            TeamCounter finals{teams};
            engines[game].play(trials.first, trials.last,
                               [&](const OutcomeColumns& outcomes, std::span<const std::uint64_t>) {
                                   finals.add(std::span{outcomes.finalists}.first(outcomes.lanes));
                               });
            for (std::size_t team = 0; team < teams; ++team)
                into[game * teams + team] += finals.count(TeamId{team});
        }
    };
}

bool above_zero(const Estimated& difference) {
    return difference.interval.low > 0;
}

} // namespace

std::optional<PerId<TeamId, std::optional<Estimate>>>
confidence_factors(const WeightStudy& study, const Acceptability& acceptability, const SecondRuns& runs) {
    std::vector<std::vector<double>> centres;
    std::vector<TeamId> whose;
    for (const auto& team : acceptability.teams) {
        if (!team.has_central)
            continue;
        auto& centre = centres.emplace_back();
        for (const auto& weight : team.central)
            centre.push_back(weight.value);
        whose.push_back(team.team);
    }
    const WeightSweep sweep(study.game(), study.studied(), runs.seed, centres);
    const auto play = [&](TrialRange trials, Counts& counts) {
        const auto into = counts.count(trials.first, trials.last);
        sweep.play(
            trials.first, trials.last,
            [&](std::size_t centre, std::span<const TeamSet> finalists, std::span<const std::uint64_t>) {
                std::int64_t finals = 0;
                for (const auto set : finalists)
                    finals += set.contains(whose[centre]) ? 1 : 0;
                into[centre] += finals;
            });
    };
    const auto run = run_counts(Counts{centres.size(), group_trials_of(study.game())}, play,
                                second_trials(runs, 0, most_second_trials));
    if (run.stopped)
        return std::nullopt;
    const CountedChances chances(run.tally, runs.confidence);
    const auto bounds = bounds_of_final(study.game());
    PerId<TeamId, std::optional<Estimate>> factors(study.game().roster.teams.size());
    for (std::size_t i = 0; i < whose.size(); ++i) {
        factors[whose[i]] = chances.chance(i);
        factors[whose[i]]->always = bounds.surely.contains(whose[i]);
    }
    return factors;
}

std::optional<std::vector<TeamLeftOut>> leave_teams_out(const WeightStudy& study, const SecondRuns& runs) {
    const auto teams = study.game().roster.teams.size();
    std::vector<Game> games{study.game()};
    for (std::size_t team = 0; team < teams; ++team)
        games.push_back(without(study.game(), TeamId{team}));
    std::vector<BatchEngine> engines;
    for (const auto& game : games)
        engines.emplace_back(game, runs.seed);
    const auto run = run_counts(Counts{games.size() * teams, group_trials_of(study.game())},
                                count_finals(engines, teams), second_trials(runs, 1, most_search_trials));
    if (run.stopped)
        return std::nullopt;

    const CountedChances chances(run.tally, runs.confidence);
    const auto bounds = bounds_of_final(study.game());
    std::vector<TeamLeftOut> left_out;
    for (std::size_t out = 0; out < teams; ++out) {
        TeamLeftOut made{.team = TeamId{out}, .final = {}, .difference = {}, .reversals = {}};
        const auto first = (1 + out) * teams;
        for (std::size_t team = 0; team < teams; ++team) {
            made.final.add(chances.chance(first + team));
            made.final[TeamId{team}].never = team == out || !bounds.possibly.contains(TeamId{team});
            made.difference.add(chances.difference(first + team, team));
        }
        for (std::size_t a = 0; a < teams; ++a)
            for (std::size_t b = 0; b < teams; ++b)
                if (a != out && b != out && a != b && above_zero(chances.difference(a, b)) &&
                    above_zero(chances.difference(first + b, first + a)))
                    made.reversals.emplace_back(TeamId{a}, TeamId{b});
        left_out.push_back(std::move(made));
    }
    return left_out;
}

} // namespace cutline
