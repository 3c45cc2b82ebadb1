#include "analysis/shares.hpp"
#include "analysis/survivor_columns.hpp"
#include "tally/bounds.hpp"

#include <cutline/analysis/comparison.hpp>
#include <cutline/tally/groups.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace cutline {

namespace {

/// The teams and rounds of all games.
Roster common_roster(const std::vector<const Game*>& games) {
    Roster roster;
    for (const auto* game : games) {
        for (const auto& team : game->roster.teams)
            if (!roster.team(team.id))
                roster.teams.add(team);
        for (const auto& round : game->roster.rounds)
            if (!roster.round(round.id))
                roster.rounds.add(round);
    }
    return roster;
}

/// What a game proves about one team at a stage; a team or round that it doesn't have never survives.
struct Proof {
    bool never = true;
    bool always = false;
};

Proof proof(const Game& game, const Roster& roster, const Stage& stage, TeamId team) {
    const auto here = game.roster.team(roster.teams[team].id);
    const auto round = stage.round ? game.roster.round(roster.rounds[*stage.round].id) : std::nullopt;
    if (!here || (stage.round && !round))
        return {};
    const auto bounds = round ? bounds_of_round(game, *round) : bounds_of_final(game);
    return {!bounds.possibly.contains(*here), bounds.surely.contains(*here)};
}

/// In how many lanes each team is there; and in both columns.
void add_teams(const SetColumn& column, TeamSet among, std::span<WideSum> into) {
    for (const auto team : among) {
        std::uint32_t count = 0;
        for (const auto set : column)
            count += static_cast<std::uint32_t>(set.bits() >> team.index() & 1U);
        into[team.index()] += count;
    }
}

TeamSet anywhere(const SetColumn& column) {
    TeamSet all;
    for (const auto set : column)
        all |= set;
    return all;
}

SetColumn common(const SetColumn& a, const SetColumn& b) {
    SetColumn both(a.size());
    for (std::size_t lane = 0; lane < a.size(); ++lane)
        both[lane] = a[lane] & b[lane];
    return both;
}

} // namespace

ComparisonStudy::ComparisonStudy(std::vector<const Game*> games, Options options)
    : games_(std::move(games)), roster_(common_roster(games_)), stages_{Stage{}}, design_(options.design) {
    if (games_.empty())
        throw std::invalid_argument("a comparison needs a baseline");
    if (roster_.teams.size() > max_teams)
        throw std::invalid_argument("the games of a comparison have more than 64 teams together");
    for (std::size_t round = 0; options.by_round && round < roster_.rounds.size(); ++round)
        stages_.push_back({RoundId{round}});
}

// Counters: [stage][team] of the baseline, then for each alternative [stage][team] of its own, then of both;
// then the design of each game.

std::size_t ComparisonStudy::of_baseline(std::size_t stage, TeamId team) const {
    return stage * roster_.teams.size() + team.index();
}

std::size_t ComparisonStudy::of_alternative(std::size_t game, std::size_t stage, TeamId team) const {
    return (2 * game - 1) * stages_.size() * roster_.teams.size() + of_baseline(stage, team);
}

std::size_t ComparisonStudy::of_both(std::size_t game, std::size_t stage, TeamId team) const {
    return 2 * game * stages_.size() * roster_.teams.size() + of_baseline(stage, team);
}

std::size_t ComparisonStudy::of_design(std::size_t game) const {
    return of_alternative(games_.size(), 0, {}) + game * design_counters;
}

Counts ComparisonStudy::empty() const {
    const auto dependent =
        std::ranges::any_of(games_, [](const Game* game) { return game->shares_known_draws; });
    return Counts{of_design(design_ ? games_.size() : 0),
                  dependent ? stretch_trials : independent_group_trials};
}

CountTrials ComparisonStudy::player(std::uint64_t seed, Engine engine) const {
    std::vector<std::optional<RoundId>> rounds;
    for (const auto& stage : stages_)
        rounds.push_back(stage.round);
    auto players = std::make_shared<std::vector<SurvivorColumns>>(); // a std::function must be copyable
    for (const auto* game : games_)
        players->emplace_back(*game, roster_, rounds, seed, engine,
                              design_ ? Strengths::told : Strengths::untold);
    const auto play = [this, players](std::size_t game, TrialRange trials, std::vector<SetColumn>& columns,
                                      std::span<WideSum> into) {
        (*players)[game].play(
            trials, columns, design_ ? into.subspan(of_design(game), design_counters) : std::span<WideSum>{});
    };

    return [this, players, play](TrialRange trials, Counts& counts) {
        const auto into = counts.count(trials.first, trials.last);
        std::vector<SetColumn> baseline;
        std::vector<SetColumn> alternative;
        play(0, trials, baseline, into);
        for (std::size_t stage = 0; stage < stages_.size(); ++stage)
            add_teams(baseline[stage], anywhere(baseline[stage]), into.subspan(of_baseline(stage, {})));
        for (std::size_t game = 1; game < players->size(); ++game) {
            play(game, trials, alternative, into);
            for (std::size_t stage = 0; stage < stages_.size(); ++stage) {
                const auto& there = alternative[stage];
                const auto both = common(baseline[stage], there);
                add_teams(there, anywhere(there), into.subspan(of_alternative(game, stage, {})));
                add_teams(both, anywhere(both), into.subspan(of_both(game, stage, {})));
            }
        }
    };
}

Estimate ComparisonStudy::chance(const Jackknife& jackknife, const Counts& counts, std::size_t game,
                                 std::size_t stage, TeamId team, Confidence confidence) const {
    const auto counter = game == 0 ? of_baseline(stage, team) : of_alternative(game, stage, team);
    auto made = share(counts, jackknife, counter, confidence);
    const auto [never, always] = proof(*games_[game], roster_, stages_[stage], team);
    made.never = never;
    made.always = always;
    return made;
}

Change ComparisonStudy::change(const Jackknife& jackknife, const Counts& counts, std::size_t game,
                               std::size_t stage, TeamId team, Confidence confidence) const {
    const auto all = jackknife.totals();
    const auto count = [&](std::size_t counter) { return static_cast<std::uint64_t>(all.counters[counter]); };
    const auto before = of_baseline(stage, team);
    const auto now = of_alternative(game, stage, team);

    Change made;
    made.p = chance(jackknife, counts, game, stage, team, confidence);
    const auto [never, always] = proof(*games_.front(), roster_, stages_[stage], team);
    made.certain = (never || always) && (made.p.never || made.p.always);
    made.difference = share_difference(counts, jackknife, now, before, confidence);
    if (made.certain)
        made.difference.interval = {made.difference.value, made.difference.value};
    made.both = count(of_both(game, stage, team));
    made.only_baseline = count(before) - made.both;
    made.only_alternative = count(now) - made.both;
    made.neither = all.trials - made.both - made.only_baseline - made.only_alternative;
    return made;
}

double ComparisonStudy::widest(const Counts& counts, Confidence confidence) const {
    const Jackknife jackknife{counts, confidence};
    double widest = 0;
    const auto look_at = [&](const Interval& interval) {
        widest = std::max(widest, (interval.high - interval.low) / 2);
    };
    for (std::size_t team = 0; team < roster_.teams.size(); ++team) {
        const auto before = of_baseline(0, TeamId{team});
        look_at(share(counts, jackknife, before, confidence).interval);
        for (std::size_t game = 1; game < games_.size(); ++game) {
            const auto now = of_alternative(game, 0, TeamId{team});
            look_at(share(counts, jackknife, now, confidence).interval);
            look_at(share_difference(counts, jackknife, now, before, confidence).interval);
        }
    }
    return widest;
}

Comparison ComparisonStudy::estimate(const Counts& counts, Confidence confidence) const {
    const Jackknife jackknife{counts, confidence};
    Comparison made;
    made.trials = counts.trials();
    made.confidence = confidence;
    made.stages = stages_;
    for (std::size_t team = 0; team < roster_.teams.size(); ++team) {
        auto& stages = made.baseline[made.baseline.add({})];
        for (std::size_t stage = 0; stage < stages_.size(); ++stage)
            stages.push_back(chance(jackknife, counts, 0, stage, TeamId{team}, confidence));
    }
    for (std::size_t game = 1; game < games_.size(); ++game) {
        auto& teams = made.changes.emplace_back();
        for (std::size_t team = 0; team < roster_.teams.size(); ++team) {
            auto& stages = teams[teams.add({})];
            for (std::size_t stage = 0; stage < stages_.size(); ++stage)
                stages.push_back(change(jackknife, counts, game, stage, TeamId{team}, confidence));
        }
    }
    for (std::size_t game = 0; design_ && game < games_.size(); ++game) {
        made.designs.push_back(estimate_design(counts, jackknife, of_design(game), confidence));
        if (game > 0)
            made.design_changes.push_back(
                difference_of_designs(counts, jackknife, of_design(game), of_design(0), confidence));
    }
    return made;
}

} // namespace cutline
