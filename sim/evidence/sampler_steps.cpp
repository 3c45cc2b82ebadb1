#include "evidence/sampler.hpp"

#include <cutline/numeric/elementary.hpp>
#include <cutline/numeric/simplex.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cutline::evidence {
namespace {

/// How often an interval may shrink before the world is left as it is.
constexpr int most_tries = 24;
/// Fewer, where a try costs much.
constexpr int most_number_tries = 8;
constexpr int most_mean_tries = 12;

/// How often all numbers move at once in a sweep, and how far at most: in distances of two worlds.
constexpr std::size_t joint_moves = 8;
constexpr double most_apart = 2;

/// An interval around 0, of which points are drawn until one will do.
class Bracket {
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

/// Whether drawn weights are in the region that their law allows.
bool allows(const SimplexLaw& law, std::span<const double> weights) {
    for (std::size_t i = 0; i < law.within.size(); ++i)
        if (weights[i] < law.within[i].low || weights[i] > law.within[i].high)
            return false;
    for (std::size_t i = 1; i < law.order.size(); ++i)
        if (weights[law.order[i]] > weights[law.order[i - 1]])
            return false;
    return true;
}

} // namespace

void Sampler::sweep(Chance& chance, double allowed) {
    for (std::size_t i = 0; i < directions_.always().size(); ++i)
        step(directions_.always()[i], reach_.always[i], chance, allowed);
    if (!directions_.balanced().empty()) {
        const auto set = chance.below(directions_.balanced().size());
        const auto& [directions, means] = directions_.balanced()[set];
        for (std::size_t i = 0; i < directions.size(); ++i)
            step(directions[i], reach_.balanced[set][i], chance, allowed);
        for (const auto& mean : means)
            step_mean(mean, chance, allowed);
    }
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

void Sampler::step(const Direction& direction, double& reach, Chance& chance, double allowed) {
    const double level = elementary::log(chance.uniform());
    Bracket bracket(reach, chance);
    const auto main = direction.free.front().first;
    const double before = direction.balancing.empty() ? 0 : measured_share(main);
    bool judged = false;
    std::uint64_t rounds = 0;
    for (int tries = 0; tries < most_tries; ++tries) {
        const double t = bracket.point(chance);
        change_.clear();
        for (const auto& [i, by] : direction.free)
            change_.emplace_back(i, t * by);
        if (!direction.balancing.empty()) {
            const double old = world_.raw[main];
            world_.raw[main] = old + change_.front().second;
            const double changed = measured_share(main) - before;
            world_.raw[main] = old;
            for (const auto& [i, coefficient] : direction.balancing)
                change_.emplace_back(i, -coefficient * changed);
        }
        double gain = 0;
        for (const auto& [i, by] : change_) {
            gain -= by * pull_[i];
            const auto first = model_.teams[owner_[i]].first;
            for (const auto& [j, other] : change_)
                if (owner_[i] == owner_[j])
                    gain -= 0.5 * by * other * teams_[owner_[i]].precision(i - first, j - first);
        }
        if (gain >= level) {
            for (const auto& [i, by] : change_) {
                world_.raw[i] += by;
                score(i);
                rounds |= std::uint64_t{1} << model_.coordinates[i].held;
            }
            judge(rounds);
            judged = true;
            if (missing_ <= allowed) {
                for (const auto& [i, by] : change_) {
                    const auto [first, count] = model_.teams[owner_[i]];
                    for (std::size_t j = 0; j < count; ++j)
                        pull_[first + j] += by * teams_[owner_[i]].precision(i - first, j);
                }
                if (learns_)
                    reach = std::max(1e-6, 0.95 * reach + 0.05 * 6 * std::abs(t));
                return;
            }
            for (const auto& [i, by] : change_) {
                world_.raw[i] -= by;
                score(i);
            }
        }
        bracket.shrink(t);
    }
    if (judged)
        judge(rounds);
}

void Sampler::step_mean(const MeanMove& move, Chance& chance, double allowed) {
    const auto& what = model_.touches[move.touch];
    old_raw_ = world_.raw;
    const double here = world_.places[move.touch];
    const auto mean_of = [&](std::size_t i) {
        return teams_[owner_[i]].mean(i - model_.teams[owner_[i]].first);
    };
    std::vector<double>& means = room_; // of the free scores, then what they measured
    means.resize(std::max(means.size(), 2 * move.free.size()));
    for (std::size_t f = 0; f < move.free.size(); ++f) {
        means[f] = mean_of(move.free[f]);
        means[move.free.size() + f] = measured_share(move.free[f]);
    }
    const auto log_weight = [&] {
        return log_abilities() + (what.chances ? verdicts_.log_chance(world_.drawn) : 0.0);
    };
    const double level = log_weight() + elementary::log(chance.uniform());
    Bracket bracket(0.5, chance);
    bracket.clip(-here, 1 - here);
    bool judged = false;
    for (int tries = 0; tries < most_mean_tries; ++tries) {
        const double t = bracket.point(chance);
        set_place(move.touch, std::clamp(here + t, 0x1p-33, 1 - 0x1p-33));
        update_teams(false);
        world_.raw = old_raw_;
        for (std::size_t f = 0; f < move.free.size(); ++f)
            world_.raw[move.free[f]] += mean_of(move.free[f]) - means[f];
        for (const auto& [pivot, coefficients] : move.balancing)
            for (std::size_t f = 0; f < move.free.size(); ++f)
                world_.raw[pivot] -=
                    coefficients[f] * (measured_share(move.free[f]) - means[move.free.size() + f]);
        if (log_weight() >= level) {
            score_all();
            judge(all_rounds);
            judged = true;
            if (missing_ <= allowed)
                return pull_all();
        }
        bracket.shrink(t);
    }
    set_place(move.touch, here);
    update_teams(false);
    world_.raw = old_raw_;
    if (judged) {
        score_all();
        judge(all_rounds);
    }
}

void Sampler::step_number(std::size_t touch, bool keep_scores, double& reach, Chance& chance,
                          double allowed) {
    const auto& what = model_.touches[touch];
    const bool weighs = what.abilities() && keep_scores;
    const auto log_weight = [&] {
        return (weighs ? log_abilities() : 0.0) + (what.chances ? verdicts_.log_chance(world_.drawn) : 0.0);
    };
    if (!keep_scores) {
        old_raw_ = world_.raw;
        for (std::size_t t = 0; t < teams_.size(); ++t) {
            const auto [first, count] = model_.teams[t];
            teams_[t].whiten(std::span{old_raw_}.subspan(first, count),
                             std::span{room_}.subspan(first, count));
        }
    }
    const auto place = [&](double at) {
        set_place(touch, at);
        if (what.abilities())
            update_teams(what.spreads);
        if (!keep_scores)
            for (std::size_t t = 0; t < teams_.size(); ++t) {
                const auto [first, count] = model_.teams[t];
                teams_[t].colour(std::span{room_}.subspan(first, count),
                                 std::span{world_.raw}.subspan(first, count));
            }
    };
    const bool rescores = what.scores || !keep_scores;
    const double level = log_weight() + elementary::log(chance.uniform());
    const double here = world_.places[touch];
    Bracket bracket(reach, chance);
    bracket.clip(-here, 1 - here);
    bool judged = false;
    for (int tries = 0; tries < most_number_tries; ++tries) {
        const double t = bracket.point(chance);
        place(std::clamp(here + t, 0x1p-33, 1 - 0x1p-33));
        if (log_weight() >= level) {
            if (rescores) {
                score_all();
                judge(all_rounds);
                judged = true;
            }
            if (missing_ <= allowed) {
                if (what.abilities())
                    pull_all();
                if (learns_ && keep_scores)
                    reach = std::clamp(0.95 * reach + 0.05 * 6 * std::abs(t), 1e-6, 1.0);
                return;
            }
        }
        bracket.shrink(t);
    }
    set_place(touch, here);
    if (what.abilities())
        update_teams(what.spreads);
    if (!keep_scores)
        world_.raw = old_raw_;
    if (judged) {
        score_all();
        judge(all_rounds);
    }
}

void Sampler::step_numbers(std::span<const double> apart, Chance& chance, double allowed) {
    bool spreads = false;
    bool scores = false;
    old_places_ = world_.places;
    old_drawn_ = world_.drawn;
    // As far as every number stays in its range.
    double low = -most_apart;
    double high = most_apart;
    for (std::size_t n = 0; n < apart.size(); ++n) {
        if (apart[n] == 0)
            continue;
        spreads = spreads || model_.touches[n].spreads;
        scores = scores || model_.touches[n].scores;
        const double to_0 = -old_places_[n] / apart[n];
        const double to_1 = (1 - old_places_[n]) / apart[n];
        low = std::max(low, std::min(to_0, to_1));
        high = std::min(high, std::max(to_0, to_1));
    }
    const auto log_weight = [&] { return log_abilities() + verdicts_.log_chance(world_.drawn); };
    const double level = log_weight() + elementary::log(chance.uniform());
    Bracket bracket(2 * most_apart, chance);
    bracket.clip(low, high);
    bool judged = false;
    for (int tries = 0; tries < most_number_tries; ++tries) {
        const double t = bracket.point(chance);
        for (std::size_t n = 0; n < apart.size(); ++n)
            set_place(n, std::clamp(old_places_[n] + t * apart[n], 0x1p-33, 1 - 0x1p-33));
        update_teams(spreads);
        if (log_weight() >= level) {
            if (scores) {
                score_all();
                judge(all_rounds);
                judged = true;
            }
            if (missing_ <= allowed)
                return pull_all();
        }
        bracket.shrink(t);
    }
    world_.places = old_places_;
    world_.drawn = old_drawn_;
    update_teams(spreads);
    if (judged) {
        score_all();
        judge(all_rounds);
    }
}

void Sampler::step_weights(const DrawnWeights& weights, Chance& chance, double allowed) {
    const auto& law = weights.law;
    const auto drawn = std::span{world_.drawn}.subspan(weights.first_draw, law.alpha.size());
    const auto log_weight = [&](std::size_t a, std::size_t b) {
        return (law.alpha[a] - 1) * elementary::log(drawn[a]) +
               (law.alpha[b] - 1) * elementary::log(drawn[b]);
    };
    for (std::size_t a = 0; a < drawn.size(); ++a) {
        const auto b = (a + 1 + chance.below(drawn.size() - 1)) % drawn.size();
        if (a == b)
            continue;
        const double level = log_weight(a, b) + elementary::log(chance.uniform());
        const double old_a = drawn[a];
        const double old_b = drawn[b];
        Bracket bracket(law.total, chance);
        bracket.clip(-old_a, old_b);
        bool found = false;
        for (int tries = 0; tries < most_tries && !found; ++tries) {
            const double t = bracket.point(chance);
            drawn[a] = old_a + t;
            drawn[b] = old_b - t;
            if (drawn[a] > 0 && drawn[b] > 0 && log_weight(a, b) >= level && allows(law, drawn)) {
                judge(all_rounds);
                found = missing_ <= allowed;
            }
            bracket.shrink(t);
        }
        if (!found) {
            drawn[a] = old_a;
            drawn[b] = old_b;
            judge(all_rounds);
        }
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
        judge(std::uint64_t{1} << held);
        if (missing_ <= allowed) {
            world_.lots[held][team.index()] = lot;
        } else {
            lot = old;
            judge(std::uint64_t{1} << held);
        }
    }
}

} // namespace cutline::evidence
