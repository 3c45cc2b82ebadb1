#include "evidence/setup.hpp"

#include <algorithm>
#include <utility>

namespace cutline::evidence {
namespace {

/// The uncertain numbers in the middle of what they may be: good enough to tell how sums hang together.
std::vector<double> middle(const Plan& plan) {
    std::vector<double> drawn(plan.draws());
    for (std::size_t i = 0; i < plan.numbers.size(); ++i)
        drawn[i] = plan.numbers[i].at(0);
    for (const auto& weights : plan.weights) {
        double sum = 0;
        for (const double alpha : weights.law.alpha)
            sum += alpha;
        for (std::size_t i = 0; i < weights.law.alpha.size(); ++i)
            drawn[weights.first_draw + i] = weights.law.total * weights.law.alpha[i] / sum;
    }
    return drawn;
}

/// By touched number, the coordinates whose means it moves; none for one that spreads them, too.
std::vector<std::vector<std::size_t>> moved_means(const Model& model) {
    std::vector<std::vector<std::size_t>> moved(model.touches.size());
    for (std::size_t touch = 0; touch < moved.size(); ++touch)
        for (std::size_t i = 0; i < model.coordinates.size() && !model.touches[touch].spreads; ++i) {
            const auto& at = model.coordinates[i];
            const auto& team = model.plan.teams[at.team];
            const auto asks = [&](const Value& value) {
                return std::ranges::find(value.terms, model.touches[touch].draw, &Value::Term::draw) !=
                       value.terms.end();
            };
            if (asks(team.expected[at.leaf]) || asks(team.growth))
                moved[touch].push_back(i);
        }
    return moved;
}

} // namespace

Model make_model(const Game& game) {
    Diagnostics diagnostics;
    auto plan = make_plan(game.scenario, game.roster, diagnostics);
    if (!plan)
        throw InputError(diagnostics.all());
    Diagnostics found;
    auto held = read_facts(game.scenario, *plan, game.roster, found);
    if (found.has_errors())
        throw InputError(found.all());
    return {std::move(*plan), game.roster, std::move(held)};
}

Directions make_directions(const Model& model) {
    std::vector<Moves> joint;
    const auto scores = model.score_model();
    for (const auto& block : scores.blocks())
        for (const auto& source : scores.scatter(block).sources()) {
            auto moves = source.moves;
            for (auto& [i, by] : moves)
                i += block.first;
            if (moves.size() > 1 && std::ranges::find(joint, moves) == joint.end())
                joint.push_back(std::move(moves));
        }
    return {model.plan,       model.held,         model.coordinates,
            std::move(joint), moved_means(model), middle(model.plan)};
}

} // namespace cutline::evidence
