#include "evidence/sampler.hpp"

#include <cutline/numeric/elementary.hpp>
#include <cutline/numeric/simplex.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cutline::evidence {
namespace {

std::int32_t word_of(double place) {
    return static_cast<std::int32_t>(static_cast<std::int64_t>(std::floor(place * 0x1p32)) -
                                     (std::int64_t{1} << 31));
}

} // namespace

Sampler::Sampler(const Model& model, const Directions& directions, std::vector<std::vector<bool>> items)
    : model_(model), directions_(directions), items_(std::move(items)), teams_(model.team_models()),
      verdicts_(model), pull_(model.coordinates.size()), standings_(model.held.size()),
      round_missing_(model.held.size()), room_(model.coordinates.size()) {
    for (std::size_t t = 0; t < model.teams.size(); ++t)
        owner_.insert(owner_.end(), model.teams[t].second, t);
    reach_.always.assign(directions.always().size(), 0.5);
    for (const auto& set : directions.balanced())
        reach_.balanced.emplace_back(set.directions.size(), 0.5);
    reach_.numbers.assign(model.touches.size(), 1.0);
}

// ---- a world
// ------------------------------------------------------------------------------------------------

World Sampler::imagine(Chance& chance) {
    World world;
    world.drawn.assign(model_.plan.draws(), 0);
    for (const auto& touch : model_.touches) {
        world.places.push_back(chance.uniform());
        world.drawn[touch.draw] = model_.plan.numbers[touch.draw].at(word_of(world.places.back()));
    }
    for (const auto w : model_.weights) {
        const auto& weights = model_.plan.weights[w];
        draw(weights.law, chance.words(),
             std::span{world.drawn}.subspan(weights.first_draw, weights.law.alpha.size()));
    }
    for (auto& team : teams_)
        team.update(world.drawn);
    world.raw.resize(model_.coordinates.size());
    for (auto& y : room_)
        y = chance.normal();
    for (std::size_t t = 0; t < teams_.size(); ++t) {
        const auto [first, count] = model_.teams[t];
        teams_[t].colour(std::span{room_}.subspan(first, count), std::span{world.raw}.subspan(first, count));
    }
    world.lots.resize(model_.held.size());
    for (std::size_t r = 0; r < model_.held.size(); ++r)
        for (const auto team : model_.held[r].scored)
            world.lots[r][team.index()] = static_cast<std::int32_t>(chance.word());
    return world;
}

void Sampler::enter(const World& world) {
    world_ = world;
    update_teams(true);
    pull_all();
    for (std::size_t r = 0; r < model_.held.size(); ++r)
        standings_[r].lots = world_.lots[r];
    score_all();
    judge(all_rounds);
}

double Sampler::missing(std::size_t held, std::size_t fact) const {
    const auto& round = model_.held[held];
    return violation(round.facts[fact], model_.plan, round, standings_[held], world_.drawn);
}

void Sampler::set_place(std::size_t touch, double place) {
    const auto draw = model_.touches[touch].draw;
    world_.places[touch] = place;
    world_.drawn[draw] = model_.plan.numbers[draw].at(word_of(place));
}

void Sampler::update_teams(bool spreads_changed) {
    for (auto& team : teams_)
        team.update(world_.drawn, spreads_changed);
}

void Sampler::pull_all() {
    for (std::size_t t = 0; t < teams_.size(); ++t) {
        const auto [first, count] = model_.teams[t];
        teams_[t].pull(std::span{world_.raw}.subspan(first, count), std::span{pull_}.subspan(first, count));
    }
}

double Sampler::log_abilities() const {
    double sum = 0;
    for (std::size_t t = 0; t < teams_.size(); ++t) {
        const auto [first, count] = model_.teams[t];
        sum += teams_[t].log_density(std::span{world_.raw}.subspan(first, count));
    }
    return sum;
}

// ---- scores and facts
// ---------------------------------------------------------------------------------------

double Sampler::measured_share(std::size_t coordinate) const {
    const auto& at = model_.coordinates[coordinate];
    const auto& resolution = model_.plan.rounds[model_.held[at.held].position].leaves[at.leaf].resolution;
    const auto share = static_cast<float>(world_.raw[coordinate]);
    if (resolution.is(0))
        return static_cast<double>(clamped(share));
    return rounded_to_steps(share, model_.plan.leaves[at.leaf].points / resolution.in(world_.drawn));
}

void Sampler::score(std::size_t coordinate) {
    const auto& at = model_.coordinates[coordinate];
    standings_[at.held].scores.measured[at.team.index()][at.leaf.index()] = measured_share(coordinate);
}

void Sampler::score_all() {
    for (std::size_t r = 0; r < model_.held.size(); ++r)
        score_certain(r);
    for (std::size_t i = 0; i < model_.coordinates.size(); ++i)
        score(i);
}

void Sampler::score_certain(std::size_t held) {
    const auto& plan = model_.plan;
    const auto& round = plan.rounds[model_.held[held].position];
    for (const auto team : model_.held[held].scored)
        for (std::size_t l = 0; l < plan.leaves.size(); ++l) {
            const LeafId leaf{l};
            if (!round.certain(team, leaf))
                continue;
            const double points = plan.leaves[leaf].points;
            const double share = plan.teams[team].expected[leaf].in(world_.drawn) / points +
                                 plan.teams[team].growth.in(world_.drawn) * round.months;
            const auto& resolution = round.leaves[leaf].resolution;
            standings_[held].scores.measured[team.index()][l] =
                resolution.is(0) ? clamped(share)
                                 : rounded_to_steps(share, points / resolution.in(world_.drawn));
        }
}

void Sampler::judge(std::uint64_t rounds) {
    if (model_.carries) // a total counts in all later rounds
        rounds = all_rounds << std::countr_zero(rounds);
    for (std::size_t r = 0; r < model_.held.size(); ++r) {
        if ((rounds >> r & 1U) == 0)
            continue;
        const auto& held = model_.held[r];
        const auto& round = model_.plan.rounds[held.position];
        auto& scores = standings_[r].scores;
        total_scores(model_.plan, held.position, world_.drawn, held.scored, scores);
        if (!round.carry.is(0))
            for (const auto team : held.scored)
                for (std::size_t before = r; before-- > 0;)
                    if (model_.held[before].scored.contains(team)) {
                        auto& total = scores.total[team.index()];
                        total = carried(round.carry.in(world_.drawn), total,
                                        standings_[before].scores.total[team.index()]);
                        break;
                    }
        double missing = 0;
        for (std::size_t f = 0; f < held.facts.size(); ++f)
            if (items_.empty() || items_[r][f])
                missing += this->missing(r, f);
        round_missing_[r] = missing;
    }
    missing_ = 0;
    for (const double missing : round_missing_)
        missing_ += missing;
}

} // namespace cutline::evidence
