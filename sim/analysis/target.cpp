#include "analysis/lift.hpp"
#include "analysis/set_shares.hpp"
#include "analysis/shares.hpp"
#include "analysis/survivor_columns.hpp"
#include "tally/bounds.hpp"

#include <cutline/analysis/target.hpp>
#include <cutline/tally/groups.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace cutline {

namespace {

/// The lifts of a study, in this order.
enum : std::size_t { at_now, at_limit, at_low, at_middle, at_high, all_lifts };

/// Counts, for each game, the trials in which the team gets there.
CountTrials counter_of(const std::vector<Game>& games, const TargetQuestion& question, std::uint64_t seed,
                       Engine engine) {
    auto players = std::make_shared<std::vector<SurvivorColumns>>(); // a std::function must be copyable
    for (const auto& game : games)
        players->emplace_back(game, game.roster, std::vector{question.round}, seed, engine);
    return [players, team = question.team](TrialRange trials, Counts& counts) {
        const auto into = counts.count(trials.first, trials.last);
        std::vector<SetColumn> columns;
        for (std::size_t i = 0; i < players->size(); ++i) {
            (*players)[i].play(trials, columns);
            into[i] +=
                std::ranges::count_if(columns.front(), [&](TeamSet set) { return set.contains(team); });
        }
    };
}

/// Where the parabola through three points at −1, 0 and 1 passes through a value while it rises; NaN where
/// that is far off, or nowhere.
double crossing(const std::array<double, 3>& p, double wanted) {
    constexpr double far = 3;
    const double slope = (p[2] - p[0]) / 2;
    const double bend = (p[2] + p[0]) / 2 - p[1];
    const double short_by = wanted - p[1];
    const double square = slope * slope + 4 * bend * short_by;
    const double at = square < 0 ? far + 1 : 2 * short_by / (slope + std::sqrt(square));
    return slope > 0 && std::abs(at) <= far ? at : std::numeric_limits<double>::quiet_NaN();
}

/// Chances at evenly spaced lifts, from a few trials.
std::vector<double> chances(const Game& game, const TargetQuestion& question, const CountsOptions& options,
                            std::span<const double> lifts) {
    std::vector<Game> games;
    for (const double lift : lifts)
        games.push_back(lifted(game, question, lift));
    const auto counts =
        run_counts(Counts{lifts.size(), group_trials_of(game)},
                   counter_of(games, question, options.seed, options.engine),
                   {.trials = std::min(options.trials, batch_trials), .threads = options.threads})
            .tally;
    const auto totals = counts.totals();
    std::vector<double> chances;
    for (std::size_t i = 0; i < lifts.size(); ++i)
        chances.push_back(Sums{counts.trials(), totals}.mean(i));
    return chances;
}

/// Two lifts between which the chance passes through what is wanted.
struct Bracket {
    double low, high;
    double p_low, p_high;
};

/// One of eight equal pieces of a bracket: the first at whose end the chance is reached, else the last.
Bracket narrowed(const Game& game, const TargetQuestion& question, const CountsOptions& options,
                 const Bracket& bracket) {
    constexpr std::size_t pieces = 8;
    std::vector<double> lifts;
    for (std::size_t i = 0; i <= pieces; ++i)
        lifts.push_back(bracket.low + (bracket.high - bracket.low) * static_cast<double>(i) / pieces);
    const auto p = chances(game, question, options, lifts);
    std::size_t end = 1;
    while (end < pieces && p[end] < question.probability)
        ++end;
    return {lifts[end - 1], lifts[end], p[end - 1], p[end]};
}

} // namespace

Lifts scout(const Game& game, const TargetQuestion& question, const CountsOptions& options) {
    const auto range = range_of_lifts(game, question);
    const double now = chances(game, question, options, std::array{0.0}).front();
    const bool up = now < question.probability;
    const double limit = up ? range.full : range.none;

    Bracket wide{std::min(0.0, limit), std::max(0.0, limit), 0, 1};
    Bracket close = wide;
    for (int step = 0; step < 3; ++step) {
        wide = close;
        close = narrowed(game, question, options, wide);
    }
    const double rise = close.p_high - close.p_low;
    const double part = rise > 0 ? std::clamp((question.probability - close.p_low) / rise, 0.0, 1.0) : 0.5;
    const double root = close.low + part * (close.high - close.low);

    // As wide as four standard errors of what the scouting trials tell, within reason.
    const double trials = static_cast<double>(std::min(options.trials, batch_trials));
    const double error = std::sqrt(question.probability * (1 - question.probability) / trials);
    const double slope = (wide.p_high - wide.p_low) / (wide.high - wide.low);
    const double step = slope > 0 ? std::clamp(4 * error / slope, 0.002, 0.05) : 0.02;
    const double middle = std::clamp(root, std::min(0.0, limit) + step, std::max(0.0, limit) - step);
    const double centre = std::abs(limit) > 2 * step ? middle : root;
    return {limit, {centre - step, centre, centre + step}};
}

TargetStudy::TargetStudy(const Game& game, TargetQuestion question, const Lifts& lifts)
    : game_(game), question_(std::move(question)), lifts_{0, lifts.limit, lifts.around[0], lifts.around[1],
                                                          lifts.around[2]} {
    for (const double lift : lifts_)
        games_.push_back(lifted(game, question_, lift));
}

Counts TargetStudy::empty_of(const Game& game) {
    return Counts{all_lifts, group_trials_of(game)};
}

CountTrials TargetStudy::player(std::uint64_t seed, Engine engine) const {
    return counter_of(games_, question_, seed, engine);
}

double TargetStudy::widest(const Counts& counts, Confidence confidence) const {
    const auto [low, high] = share(counts, Jackknife{counts, confidence}, at_middle, confidence).interval;
    return (high - low) / 2;
}

Tried TargetStudy::tried(const Counts& counts, const Jackknife& jackknife, std::size_t number,
                         Confidence confidence) const {
    auto p = share(counts, jackknife, number, confidence);
    const auto bounds = question_.round ? bounds_of_round(game_, *question_.round) : bounds_of_final(game_);
    p.never = !bounds.possibly.contains(question_.team);
    p.always = bounds.surely.contains(question_.team);
    return {points_of_lift(game_, question_, lifts_[number]), p};
}

Target TargetStudy::estimate(const Counts& counts, Confidence confidence) const {
    const Jackknife jackknife{counts, confidence};
    const auto at = [&](std::size_t number) { return tried(counts, jackknife, number, confidence); };
    Target target{.trials = counts.trials(),
                  .confidence = confidence,
                  .now = at(at_now),
                  .limit = at(at_limit),
                  .around = {at(at_low), at(at_middle), at(at_high)}};

    const bool up = lifts_[at_limit] >= 0;
    const double wanted = question_.probability;
    if (up ? target.limit.p.p < wanted : target.limit.p.p > wanted)
        return target;
    const auto points = [&](const Sums& sums) {
        const double step = lifts_[at_high] - lifts_[at_middle];
        const double steps = crossing({sums.mean(at_low), sums.mean(at_middle), sums.mean(at_high)}, wanted);
        return std::isnan(steps) ? steps : points_of_lift(game_, question_, lifts_[at_middle] + steps * step);
    };
    const auto answer = jackknife(points);
    if (!std::isnan(answer.value))
        target.points = answer;
    return target;
}

} // namespace cutline
