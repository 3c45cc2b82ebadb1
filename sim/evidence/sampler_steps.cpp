#include "evidence/sampler.hpp"
#include "numeric/simplex_conditions.hpp"

#include <cutline/numeric/elementary.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace cutline::evidence {
namespace {

/// How often an interval may shrink before the world is left as it is.
constexpr int most_tries = 24;
/// Fewer, where a try costs much.
constexpr int most_number_tries = 8;
constexpr int most_mean_tries = 12;

/// How often a sweep goes through scores: those that no published sum ties cost little, and are worth it.
constexpr int loose_passes = 4;
constexpr int balanced_passes = 2;

/// How often all numbers move at once in a sweep, and how far at most: in distances of two worlds.
constexpr std::size_t joint_moves = 8;
constexpr double most_apart = 2;

} // namespace

/// An interval around 0, of which points are drawn until one will do.
class Sampler::Bracket {
  public:
    Bracket(double width, Chance& chance) : low_(-width * chance.uniform()), high_(low_ + width) {}
    void clip(double low, double high) {
        low_ = std::max(low_, low);
        high_ = std::min(high_, high);
    }
    [[nodiscard]] double point(Chance& chance) const { return low_ + (high_ - low_) * chance.uniform(); }
    void shrink(double refused) { (refused < 0 ? low_ : high_) = refused; }

  private:
    double low_, high_;
};

void Sampler::sweep(Chance& chance, double allowed) {
    sweep_scores(chance, allowed);
    // Each number in turn: with the scores as they are, or with all scores moved as the number moves them.
    for (std::size_t touch = 0; touch < model_.touches.size(); ++touch) {
        const bool keep_scores = !model_.touches[touch].abilities() || (sweeps_ + touch) % 8 != 0;
        double whole = 1;
        step_number(touch, keep_scores, keep_scores ? reach_.numbers[touch] : whole, chance, allowed);
    }
    for (std::size_t i = 0; i < joint_moves && others_.size() > 1 && model_.touches.size() > 1; ++i) {
        const auto& a = others_[chance.below(others_.size())];
        const auto& b = others_[chance.below(others_.size())];
        apart_.clear();
        // Means hang together most, and cost least to move alone.
        const bool means_only = i % 4 != 0;
        for (std::size_t n = 0; n < a.places.size(); ++n) {
            const bool moves = !means_only || (model_.touches[n].means && !model_.touches[n].spreads);
            apart_.push_back(moves ? a.places[n] - b.places[n] : 0);
        }
        step_numbers(apart_, chance, allowed);
    }
    for (const auto weights : model_.weights)
        step_weights(model_.plan.weights[weights], chance, allowed);
    for (std::size_t r = 0; r < model_.held.size(); ++r)
        step_lots(r, chance, allowed);
    ++sweeps_;
}

void Sampler::sweep_scores(Chance& chance, double allowed) {
    for (std::size_t i = 0; i < directions_.tied().size(); ++i)
        step(directions_.tied()[i], reach_.tied[i], chance, allowed);
    for (int pass = 0; pass < loose_passes; ++pass)
        for (std::size_t i = 0; i < directions_.loose().size(); ++i)
            step(directions_.loose()[i], reach_.loose[i], chance, allowed);
    if (directions_.balanced().empty())
        return;
    const auto set = chance.below(directions_.balanced().size());
    const auto& balanced = directions_.balanced()[set];
    for (int pass = 0; pass < balanced_passes; ++pass)
        for (std::size_t i = 0; i < balanced.directions.size(); ++i)
            step(balanced.directions[i], reach_.balanced[set][i], chance, allowed);
    for (const auto& mean : balanced.means)
        step_mean(mean, chance, allowed);
}

// ---- slices
// ----------------------------------------------------------------------------------------------------

template <class Place, class LogWeight>
std::optional<double> Sampler::slice(const Change& change, Bracket bracket, int most, Chance& chance,
                                     double allowed, Place place, LogWeight log_weight) {
    old_raw_ = world_.raw;
    old_places_ = world_.places;
    old_drawn_ = world_.drawn;
    old_missing_ = round_missing_;
    const double level = log_weight() + elementary::log(chance.uniform());
    for (int tries = 0; tries < most && level > -std::numeric_limits<double>::infinity(); ++tries) {
        const double t = bracket.point(chance);
        place(t);
        if (log_weight() >= level) {
            if (!change.scores)
                return t;
            score(change);
            if (agrees(change.rounds, allowed))
                return t;
        }
        bracket.shrink(t);
    }
    world_.raw = old_raw_;
    world_.places = old_places_;
    world_.drawn = old_drawn_;
    round_missing_ = old_missing_;
    learn(change);
    if (change.scores)
        score(change);
    return std::nullopt;
}

// ---- scores
// ----------------------------------------------------------------------------------------------------

void Sampler::measure(const FreeScores& scores) {
    old_measured_.clear();
    if (!scores.balancing.empty())
        for (const auto i : scores.free)
            old_measured_.push_back(measured_share(i));
}

void Sampler::balance(const FreeScores& scores) {
    if (scores.balancing.empty())
        return;
    change_.clear();
    for (std::size_t f = 0; f < scores.free.size(); ++f)
        change_.push_back(measured_share(scores.free[f]) - old_measured_[f]);
    for (const auto& [pivot, coefficients] : scores.balancing) {
        world_.raw[pivot] = old_raw_[pivot];
        for (std::size_t f = 0; f < change_.size(); ++f)
            world_.raw[pivot] -= coefficients[f] * change_[f];
    }
}

void Sampler::step(const Direction& direction, double& reach, Chance& chance, double allowed) {
    const auto& scores = direction.scores;
    measure(scores);
    const auto place = [&](double t) {
        for (std::size_t f = 0; f < scores.free.size(); ++f)
            world_.raw[scores.free[f]] = old_raw_[scores.free[f]] + t * direction.by[f];
        balance(scores);
    };
    const auto log_weight = [&] { return scores_.log_density(world_.raw, scores.teams); };
    const Change change{.scores = true, .rounds = scores.rounds, .teams = scores.teams};
    const auto moved = slice(change, {reach, chance}, most_tries, chance, allowed, place, log_weight);
    if (moved && learns_)
        reach = std::max(1e-6, 0.95 * reach + 0.05 * 6 * std::abs(*moved));
}

// ---- numbers
// ----------------------------------------------------------------------------------------------------

void Sampler::step_mean(const MeanMove& move, Chance& chance, double allowed) {
    const auto& what = model_.touches[move.touch];
    const auto& scores = move.scores;
    const double here = world_.places[move.touch];
    measure(scores);
    old_means_.clear();
    for (const auto i : scores.free)
        old_means_.push_back(scores_.mean(i));
    const Change change{.means = true, .scores = true};
    const auto place = [&](double t) {
        set_place(move.touch, std::clamp(here + t, 0x1p-33, 1 - 0x1p-33));
        learn(change);
        for (std::size_t f = 0; f < scores.free.size(); ++f)
            world_.raw[scores.free[f]] =
                old_raw_[scores.free[f]] + scores_.mean(scores.free[f]) - old_means_[f];
        balance(scores);
    };
    const auto log_weight = [&] {
        return scores_.log_density(world_.raw) + (what.chances ? verdicts_.log_chance(world_.drawn) : 0.0);
    };
    Bracket bracket(0.5, chance);
    bracket.clip(-here, 1 - here);
    slice(change, bracket, most_mean_tries, chance, allowed, place, log_weight);
}

void Sampler::step_number(std::size_t touch, bool keep_scores, double& reach, Chance& chance,
                          double allowed) {
    const auto& what = model_.touches[touch];
    const bool weighs = what.abilities() && keep_scores;
    const double here = world_.places[touch];
    const Change change{.means = what.means, .spreads = what.spreads, .scores = what.scores || !keep_scores};
    if (!keep_scores)
        scores_.whiten(world_.raw, room_);
    const auto place = [&](double t) {
        set_place(touch, std::clamp(here + t, 0x1p-33, 1 - 0x1p-33));
        learn(change);
        if (!keep_scores)
            scores_.colour(room_, world_.raw);
    };
    const auto log_weight = [&] {
        return (weighs ? scores_.log_density(world_.raw) : 0.0) +
               (what.chances ? verdicts_.log_chance(world_.drawn) : 0.0);
    };
    Bracket bracket(reach, chance);
    bracket.clip(-here, 1 - here);
    const auto moved = slice(change, bracket, most_number_tries, chance, allowed, place, log_weight);
    if (moved && learns_ && keep_scores)
        reach = std::clamp(0.95 * reach + 0.05 * 6 * std::abs(*moved), 1e-6, 1.0);
}

void Sampler::step_numbers(std::span<const double> apart, Chance& chance, double allowed) {
    Change change;
    // As far as every number stays in its range.
    Bracket bracket(2 * most_apart, chance);
    for (std::size_t n = 0; n < apart.size(); ++n) {
        if (apart[n] == 0)
            continue;
        const auto& touch = model_.touches[n];
        change.means = change.means || touch.means;
        change.spreads = change.spreads || touch.spreads;
        change.scores = change.scores || touch.scores;
        const double to_0 = -world_.places[n] / apart[n];
        const double to_1 = (1 - world_.places[n]) / apart[n];
        bracket.clip(std::min(to_0, to_1), std::max(to_0, to_1));
    }
    const auto place = [&](double t) {
        for (std::size_t n = 0; n < apart.size(); ++n)
            if (apart[n] != 0)
                set_place(n, std::clamp(old_places_[n] + t * apart[n], 0x1p-33, 1 - 0x1p-33));
        learn(change);
    };
    const auto log_weight = [&] {
        return scores_.log_density(world_.raw) + verdicts_.log_chance(world_.drawn);
    };
    slice(change, bracket, most_number_tries, chance, allowed, place, log_weight);
}

// ---- weights and lots
// ----------------------------------------------------------------------------------------------------

void Sampler::step_weights(const DrawnWeights& weights, Chance& chance, double allowed) {
    const auto& law = weights.law;
    const auto drawn = std::span{world_.drawn}.subspan(weights.first_draw, law.alpha.size());
    for (std::size_t a = 0; a < drawn.size(); ++a) {
        const auto b = (a + 1 + chance.below(drawn.size() - 1)) % drawn.size();
        if (a == b)
            continue;
        const double old_a = drawn[a];
        const double old_b = drawn[b];
        Bracket bracket(law.total, chance);
        bracket.clip(-old_a, old_b);
        const auto place = [&](double t) {
            drawn[a] = old_a + t;
            drawn[b] = old_b - t;
        };
        const auto log_weight = [&] {
            return drawn[a] > 0 && drawn[b] > 0 && obeys(law, drawn)
                       ? (law.alpha[a] - 1) * elementary::log(drawn[a]) +
                             (law.alpha[b] - 1) * elementary::log(drawn[b])
                       : -std::numeric_limits<double>::infinity();
        };
        slice({.scores = true}, bracket, most_tries, chance, allowed, place, log_weight);
    }
}

void Sampler::step_lots(std::size_t held, Chance& chance, double allowed) {
    const auto& round = model_.held[held];
    if (!std::ranges::any_of(round.facts,
                             [](const Fact& fact) { return std::holds_alternative<CutFact>(fact.says); }))
        return;
    for (const auto team : round.scored) {
        auto& lot = standings_[held].lots[team.index()];
        const auto old = std::exchange(lot, static_cast<std::int32_t>(chance.word()));
        old_missing_ = round_missing_;
        if (agrees(std::uint64_t{1} << held, allowed)) {
            world_.lots[held][team.index()] = lot;
        } else {
            lot = old;
            round_missing_ = old_missing_;
        }
    }
}

} // namespace cutline::evidence
