#include "evidence/chain.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

namespace cutline::evidence {
namespace {

/// Steps before the first draw, so that stretches from the same start part.
constexpr int warm_up = 64;
/// Draws one after the other that single precision may put beyond the evidence.
constexpr std::uint64_t most_refusals = 1'000;

/// Writes a world down as draws of the streams that its rounds ask for.
/// @return the teams' strengths
std::vector<double> explain(const Model& model, const Sampler& sampler, const DrawKeys& keys,
                            std::size_t draw, Chance& chance, Stretch& stretch) {
    const auto& world = sampler.world();
    std::vector<double> strength(model.plan.teams.size());
    for (const auto& block : sampler.scores().blocks())
        strength[block.team.index()] =
            sampler.scores().explain(block, world.raw, chance, keys, draw, stretch);
    for (std::size_t i = 0; i < model.touches.size(); ++i)
        stretch.set_word(keys.numbers[model.touches[i].draw], draw, word_of(world.places[i]));
    for (const auto w : model.weights) {
        const auto& weights = model.plan.weights[w];
        const auto first = world.drawn.begin() + static_cast<std::ptrdiff_t>(weights.first_draw);
        stretch.set_together(keys.weights[w], draw,
                             {first, first + static_cast<std::ptrdiff_t>(weights.law.alpha.size())});
    }
    for (std::size_t r = 0; r < model.held.size(); ++r)
        for (const auto team : model.held[r].scored)
            stretch.set_word(keys.rounds[model.held[r].position].lot[team], draw,
                             world.lots[r][team.index()]);
    sampler.verdicts().explain(world.drawn, chance, keys, draw, stretch);
    return strength;
}

} // namespace

Walk walk(const Model& model, const Directions& directions, const Start& start, const DrawKeys& keys, Key key,
          std::uint32_t replicate, std::uint64_t number) {
    Chance chance(key, number, replicate + 1); // replicate 0 of this stream found the start
    Sampler sampler(model, directions);
    sampler.set_reach(start.reach);
    sampler.set_others(start.worlds);
    sampler.enter(start.worlds[chance.below(start.worlds.size())]);
    for (int i = 0; i < warm_up; ++i)
        sampler.sweep(chance, 0);

    auto stretch = std::make_shared<Stretch>();
    auto insights = std::make_shared<std::vector<Insight>>(stretch_draws);
    Walk result;
    for (std::size_t draw = 0; draw < stretch_draws; ++draw) {
        auto& insight = (*insights)[draw];
        for (;;) {
            sampler.sweep(chance, 0);
            insight.strength = explain(model, sampler, keys, draw, chance, *stretch);
            if (agrees(model, keys, *stretch, draw, sampler.world().drawn, insight.totals))
                break;
            if (++insight.refused == most_refusals)
                throw std::runtime_error(
                    "worlds that agree with the published results are too narrow to be "
                    "played in single precision; give the published figures a little room");
        }
    }
    result.stretch = std::move(stretch);
    result.insights = std::move(insights);
    return result;
}

} // namespace cutline::evidence
