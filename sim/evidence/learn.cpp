#include <cutline/evidence/posterior.hpp>
#include <cutline/scenario/read.hpp>

#include <utility>

namespace cutline {
namespace {

/// Tells outcomes of one roster in the ids of another.
class Translation {
  public:
    Translation(const Roster& from, const Roster& to) : from_(from), to_(to) {}

    [[nodiscard]] TeamSet operator()(TeamSet teams) const {
        TeamSet translated;
        for (const auto team : teams)
            if (const auto there = to_.team(from_.teams[team].id))
                translated.insert(*there);
        return translated;
    }
    [[nodiscard]] RoundOutcome operator()(const RoundOutcome& outcome, RoundId round) const {
        RoundOutcome translated;
        translated.field = (*this)(outcome.field);
        translated.survivors = (*this)(outcome.survivors);
        translated.tied = outcome.tied;
        const auto there = to_.round(from_.rounds[round].id);
        for (const auto team : outcome.field)
            if (const auto to = to_.team(from_.teams[team].id)) {
                const auto origin = outcome.origin[team.index()];
                translated.origin[to->index()] =
                    origin == came_from_outside
                        ? origin
                        : static_cast<std::uint8_t>(
                              to_.round(from_.rounds[RoundId{origin}].id).value_or(RoundId{}).index());
                const auto& cause = from_.rounds[round].causes[CauseId{outcome.cause[team.index()]}];
                translated.cause[to->index()] = static_cast<std::uint8_t>(
                    there ? to_.cause(*there, cause).value_or(cause_cut).index() : 0);
            }
        return translated;
    }

  private:
    const Roster& from_;
    const Roster& to_;
};

} // namespace

std::shared_ptr<const Posterior> learn(const Node& document, const Changes& changes, std::uint64_t seed) {
    Diagnostics diagnostics;
    const auto believed = apply_changes(document, beliefs(document, changes), diagnostics);
    if (!has_published_results(believed))
        return nullptr;
    const auto scenario = read_scenario(believed, diagnostics);
    if (diagnostics.has_errors())
        throw InputError(diagnostics.all());
    return std::make_shared<const Posterior>(make_game(scenario), seed);
}

void let_know(Game& game, std::shared_ptr<const Posterior> posterior, bool played_again) {
    const Translation translate(posterior->roster(), game.roster);
    for (const auto& held : posterior->held())
        for (auto& plan : game.plans)
            for (auto& round : plan.rounds)
                if (round.key == posterior->roster().rounds[held.round].id && held.outcome && !played_again)
                    round.happened = translate(*held.outcome, held.round);
    game.known = std::move(posterior);
}

Game make_known_game(const Node& document, const Changes& changes, std::uint64_t seed) {
    auto game = make_game(document, changes);
    if (game.shares_known_draws)
        let_know(game, learn(document, changes, seed), changes.counterfactual);
    return game;
}

} // namespace cutline
