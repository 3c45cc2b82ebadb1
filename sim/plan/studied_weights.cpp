#include "plan/nominal.hpp"

#include <cutline/plan/studied_weights.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace cutline {
namespace {

[[noreturn]] void refuse(std::string path, std::string problem, std::string remedy) {
    Diagnostics diagnostics;
    diagnostics.error({}, std::move(path), std::move(problem), std::move(remedy));
    throw InputError(diagnostics.all());
}

std::vector<std::string> ids_of(const Plan& plan) {
    std::vector<std::string> ids;
    for (const auto& criterion : plan.criteria)
        ids.push_back(criterion.id);
    return ids;
}

/// The criteria right below one, or at the top level; they follow it in the order of the tree.
std::vector<CriterionPlan> parts_below(const Plan& plan, const std::optional<std::string>& level) {
    auto at = plan.criteria.begin();
    std::size_t depth = 0;
    if (level) {
        at = std::ranges::find(plan.criteria, *level, &CriterionPlan::id);
        if (at == plan.criteria.end())
            refuse("level", fmt::format("no criterion '{}'", *level), suggestion(*level, ids_of(plan)));
        depth = at->depth + 1;
        ++at;
    }
    std::vector<CriterionPlan> parts;
    for (; at != plan.criteria.end() && at->depth >= depth; ++at)
        if (at->depth == depth)
            parts.push_back(*at);
    return parts;
}

bool is_published(const Game& game, const RoundPlan& round) {
    const auto found = std::ranges::find(game.scenario.rounds, round.key, &Round::id);
    return found != game.scenario.rounds.end() && found->published.has_value();
}

/// The round whose weights are the nominal ones: the first that the study changes and that says nothing of
/// its own, else the first that it changes, else the first.
const RoundPlan& typical_round(const Game& game, const Plan& plan) {
    const RoundPlan* chosen = nullptr;
    for (const auto& round : plan.rounds) {
        if (is_published(game, round))
            continue;
        const auto found = std::ranges::find(game.scenario.rounds, round.key, &Round::id);
        if (found != game.scenario.rounds.end() && !found->weights)
            return round;
        chosen = chosen == nullptr ? &round : chosen;
    }
    return chosen == nullptr ? plan.rounds.front() : *chosen;
}

/// The plan of the scenario without its open rules.
Plan base_plan(const Game& game) {
    Diagnostics diagnostics;
    auto plan = make_plan(game.scenario, game.roster, diagnostics);
    if (!plan)
        throw InputError(diagnostics.all());
    return std::move(*plan);
}

} // namespace

StudiedWeights::StudiedWeights(const Game& game, const std::optional<std::string>& level) {
    const auto base = base_plan(game);
    const NominalWeights nominal(base, typical_round(game, base));
    for (const auto& criterion : parts_below(base, level)) {
        criteria_.push_back({criterion.id, criterion.name, nominal.of(criterion)});
        total_ += criteria_.back().nominal;
    }
    const auto where = level ? fmt::format("'{}'", *level) : std::string("the top level");
    if (criteria_.size() < 2)
        refuse(level ? "level" : "criteria",
               fmt::format("{} has {}, so no weights to trade", where,
                           criteria_.empty() ? "no parts" : "only one criterion"),
               "name a criterion with two parts or more by --level");
    if (!(total_ > 0))
        refuse("weights", fmt::format("the criteria of {} have no weight to share", where),
               "give one of them a weight");
    for (const auto& plan : game.plans) {
        auto& rounds = parts_.emplace_back();
        for (const auto& round : plan.rounds)
            rounds.push_back(is_published(game, round) ? std::vector<Part>{} : parts_of(plan, round));
    }
}

std::vector<StudiedWeights::Part> StudiedWeights::parts_of(const Plan& plan, const RoundPlan& round) const {
    const NominalWeights nominal(plan, round);
    std::vector<Part> parts;
    for (std::size_t c = 0; c < criteria_.size(); ++c) {
        const auto found = std::ranges::find(plan.criteria, criteria_[c].id, &CriterionPlan::id);
        if (found == plan.criteria.end())
            refuse("open_rules",
                   fmt::format("under one of the open rules there is no criterion '{}'", criteria_[c].id),
                   "settle that rule with --set open_rules.NAME=");
        const double whole = nominal.of(*found);
        for (std::size_t i = 0; i < found->leaves; ++i) {
            const LeafId leaf{found->first.index() + i};
            const double share =
                whole > 0 ? nominal.of(leaf) / whole : plan.leaves[leaf].points / found->points;
            parts.push_back({leaf, c, share});
        }
    }
    std::ranges::sort(parts, {}, &Part::leaf);
    return parts;
}

std::vector<double> StudiedWeights::nominal() const {
    std::vector<double> weights;
    for (const auto& criterion : criteria_)
        weights.push_back(criterion.nominal);
    return weights;
}

void StudiedWeights::set(Plan& plan, std::size_t which, std::span<const double> weights) const {
    for (std::size_t round = 0; round < plan.rounds.size(); ++round)
        for (const auto& part : parts_[which][round])
            plan.rounds[round].weights[part.leaf] = {.constant = part.share * weights[part.criterion],
                                                     .terms = {}};
}

Game StudiedWeights::drawn(Game game, const SimplexLaw& law) const {
    for (std::size_t p = 0; p < game.plans.size(); ++p) {
        auto& plan = game.plans[p];
        const auto first = plan.draws();
        for (std::size_t round = 0; round < plan.rounds.size(); ++round)
            for (const auto& part : parts_[p][round])
                plan.rounds[round].weights[part.leaf] = {
                    .constant = 0, .terms = {{.draw = first + part.criterion, .factor = part.share}}};
        plan.weights.push_back({.name = "study", .law = law, .first_draw = first});
    }
    return game;
}

} // namespace cutline
