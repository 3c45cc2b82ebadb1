#include "evidence/sampler.hpp"

#include <cutline/numeric/elementary.hpp>
#include <cutline/numeric/simplex.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace cutline::evidence {
Sampler::Sampler(const Model& model, const Directions& directions, std::vector<std::vector<bool>> items)
    : model_(model), directions_(directions), items_(std::move(items)), scores_(model.score_model()),
      verdicts_(model), steps_(model.coordinates.size()), standings_(model.held.size()),
      round_missing_(model.held.size()), room_(model.coordinates.size()) {
    for (const auto& held : model.held)
        relative_.push_back(
            std::ranges::any_of(model.plan.rounds[held.position].leaves,
                                [](const LeafPlan& leaf) { return leaf.normalise != Normalise::none; }));
    reach_.tied.assign(directions.tied().size(), 0.5);
    reach_.loose.assign(directions.loose().size(), 0.5);
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
    scores_.learn_means(world.drawn);
    scores_.learn_spreads(world.drawn);
    for (auto& y : room_)
        y = chance.normal();
    world.raw.resize(model_.coordinates.size());
    scores_.colour(room_, world.raw);
    world.lots.resize(model_.held.size());
    for (std::size_t r = 0; r < model_.held.size(); ++r)
        for (const auto team : model_.held[r].scored)
            world.lots[r][team.index()] = static_cast<std::int32_t>(chance.word());
    return world;
}

void Sampler::enter(const World& world) {
    world_ = world;
    for (std::size_t r = 0; r < model_.held.size(); ++r)
        standings_[r].lots = world_.lots[r];
    const Change all{.means = true, .spreads = true, .scores = true};
    learn(all);
    learn_steps();
    score(all);
    agrees(all_rounds, std::numeric_limits<double>::infinity());
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

// ---- scores and facts
// ---------------------------------------------------------------------------------------

double Sampler::measured_share(std::size_t coordinate) const {
    const auto share = static_cast<float>(world_.raw[coordinate]);
    const double steps = steps_[coordinate];
    return steps > 0 ? rounded_to_steps(share, steps) : static_cast<double>(clamped(share));
}

void Sampler::learn(const Change& change) {
    if (change.means)
        scores_.learn_means(world_.drawn);
    if (change.spreads)
        scores_.learn_spreads(world_.drawn);
    if (steps_vary_ && change.scores && change.teams.empty())
        learn_steps();
}

void Sampler::learn_steps() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const auto& at = model_.coordinates[i];
        const auto& resolution = model_.plan.rounds[model_.held[at.held].position].leaves[at.leaf].resolution;
        steps_[i] = resolution.is(0) ? 0 : model_.plan.leaves[at.leaf].points / resolution.in(world_.drawn);
        steps_vary_ = steps_vary_ || !resolution.certain();
    }
}

void Sampler::score(const Change& change) {
    const auto moved = [&](TeamId team) { return change.teams.empty() || change.teams.contains(team); };
    for (std::size_t i = 0; i < model_.coordinates.size(); ++i)
        if (const auto& at = model_.coordinates[i]; moved(at.team) && (change.rounds >> at.held & 1U) != 0)
            standings_[at.held].scores.measured[at.team.index()][at.leaf.index()] = measured_share(i);
    const auto rounds = and_later(change.rounds);
    for (std::size_t r = 0; r < model_.held.size(); ++r)
        if ((rounds >> r & 1U) != 0) {
            if (change.teams.empty())
                score_certain(r);
            const bool all = change.teams.empty() || relative_[r] || model_.carries;
            total(r, all ? model_.held[r].scored : model_.held[r].scored & change.teams);
        }
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

void Sampler::total(std::size_t held, TeamSet teams) {
    const auto position = model_.held[held].position;
    const auto& round = model_.plan.rounds[position];
    auto& scores = standings_[held].scores;
    total_scores(model_.plan, position, world_.drawn, teams, scores);
    add_up_criteria(model_.plan, model_.held[held], teams, standings_[held]);
    if (round.carry.is(0))
        return;
    for (const auto team : teams)
        for (std::size_t before = held; before-- > 0;)
            if (model_.held[before].scored.contains(team)) {
                auto& total = scores.total[team.index()];
                total = carried(round.carry.in(world_.drawn), total,
                                standings_[before].scores.total[team.index()]);
                break;
            }
}

std::uint64_t Sampler::and_later(std::uint64_t rounds) const {
    return model_.carries && rounds != 0 ? all_rounds << std::countr_zero(rounds) : rounds;
}

bool Sampler::agrees(std::uint64_t rounds, double allowed) {
    rounds = and_later(rounds);
    double missing = 0;
    for (std::size_t r = 0; r < model_.held.size(); ++r)
        if ((rounds >> r & 1U) == 0)
            missing += round_missing_[r];
    for (std::size_t r = 0; r < model_.held.size(); ++r) {
        if ((rounds >> r & 1U) == 0)
            continue;
        double in_round = 0;
        for (std::size_t f = 0; f < model_.held[r].facts.size(); ++f)
            if (items_.empty() || items_[r][f]) {
                in_round += this->missing(r, f);
                if (missing + in_round > allowed)
                    return false;
            }
        round_missing_[r] = in_round;
        missing += in_round;
    }
    missing_ = missing;
    return true;
}

} // namespace cutline::evidence
