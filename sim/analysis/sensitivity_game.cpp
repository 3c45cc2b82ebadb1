#include <cutline/analysis/sensitivity_model.hpp>
#include <cutline/base/diagnostic.hpp>
#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cutline {
namespace {

/// A competition, whichever engine plays it.
class GameModel : public SensitivityModel {
  public:
    GameModel(const Game& game, std::vector<Source> sources, std::vector<SensitivityOutput> outputs,
              std::uint64_t seed)
        : game_(game), sources_(std::move(sources)), outputs_(std::move(outputs)), seed_(seed) {}

    [[nodiscard]] std::size_t sources() const override { return sources_.size(); }
    [[nodiscard]] std::size_t outputs() const override { return outputs_.size(); }
    [[nodiscard]] bool is_event(std::size_t) const override { return true; }

    [[nodiscard]] std::optional<Key> stream(std::size_t source) const override {
        if (!sources_[source].single)
            return std::nullopt;
        const auto& [of, name] = sources_[source].streams.front();
        return stream_key(seed_, {of, name});
    }

    [[nodiscard]] OutputValues play(TrialRange trials, const RedrawnSources& redrawn) const override {
        Redraw redraw;
        for (std::size_t source = 0; source < sources_.size(); ++source)
            if (redrawn[source])
                for (const auto& family : sources_[source].streams)
                    redraw.set(family, 1);
        return play_under(redraw, trials);
    }

  protected:
    [[nodiscard]] virtual OutputValues play_under(const Redraw& redraw, TrialRange trials) const = 0;

    [[nodiscard]] const Game& game() const { return game_; }
    [[nodiscard]] std::uint64_t seed() const { return seed_; }
    [[nodiscard]] const std::vector<SensitivityOutput>& asked() const { return outputs_; }

  private:
    const Game& game_;
    std::vector<Source> sources_;
    std::vector<SensitivityOutput> outputs_;
    std::uint64_t seed_;
};

class BatchModel final : public GameModel {
  public:
    BatchModel(const Game& game, std::vector<Source> sources, std::vector<SensitivityOutput> outputs,
               std::uint64_t seed)
        : GameModel(game, std::move(sources), std::move(outputs), seed), engine_(game, seed) {}

  private:
    [[nodiscard]] OutputValues play_under(const Redraw& redraw, TrialRange trials) const override {
        OutputValues columns(outputs(), static_cast<std::size_t>(trials.last - trials.first));
        engine_.play(
            trials.first, trials.last,
            [&](const OutcomeColumns& outcomes, std::span<const std::uint64_t> played) {
                for (std::size_t output = 0; output < outputs(); ++output) {
                    const auto* const sets = sets_of(asked()[output], outcomes);
                    const auto column = columns[output];
                    for (std::size_t lane = 0; sets != nullptr && lane < outcomes.lanes; ++lane)
                        column[static_cast<std::size_t>(played[lane] - trials.first)] =
                            (*sets)[lane].contains(asked()[output].team) ? 1 : 0;
                }
            },
            redraw);
        return columns;
    }

    /// The teams among which the output looks for its own; null where the round is not held.
    [[nodiscard]] static const SetColumn* sets_of(const SensitivityOutput& output, const OutcomeColumns& outcomes) {
        if (!output.round)
            return &outcomes.finalists;
        const auto held = std::ranges::find(outcomes.rounds, *output.round, &RoundColumns::id);
        return held == outcomes.rounds.end() ? nullptr : &held->survivors;
    }

    BatchEngine engine_;
};

class ReferenceModel final : public GameModel {
  public:
    using GameModel::GameModel;

  private:
    [[nodiscard]] OutputValues play_under(const Redraw& redraw, TrialRange trials) const override {
        OutputValues columns(outputs(), static_cast<std::size_t>(trials.last - trials.first));
        const ReferenceEngine engine(game(), seed(), redraw);
        Outcome outcome;
        for (auto trial = trials.first; trial < trials.last; ++trial) {
            engine.play(trial, outcome);
            for (std::size_t output = 0; output < outputs(); ++output) {
                const auto& [name, team, round] = asked()[output];
                const auto teams = round ? outcome.rounds[*round].survivors : outcome.finalists;
                columns[output][static_cast<std::size_t>(trial - trials.first)] = teams.contains(team) ? 1 : 0;
            }
        }
        return columns;
    }
};

} // namespace

std::vector<SensitivityOutput> sensitivity_outputs(const Game& game, const std::string& word) {
    const auto& roster = game.roster;
    const auto colon = word.find(':');
    const auto where = word.substr(0, colon);
    std::vector<std::string> rounds{"final"};
    for (const auto& round : roster.rounds)
        rounds.push_back(round.id);
    const auto round = roster.round(where);
    if (!round && !where.empty() && where != "final")
        throw SourceError(fmt::format("there is no round '{}'; {}", where, suggestion(where, rounds)));

    std::vector<std::string> teams;
    for (const auto& team : roster.teams)
        teams.push_back(team.id);
    const auto who = colon == std::string::npos ? "" : word.substr(colon + 1);
    if (colon != std::string::npos && !roster.team(who))
        throw SourceError(fmt::format("there is no team '{}'; {}", who, suggestion(who, teams)));

    std::vector<SensitivityOutput> outputs;
    for (std::size_t i = 0; i < teams.size(); ++i)
        if (who.empty() || teams[i] == who)
            outputs.push_back({round ? where + ":" + teams[i] : teams[i], TeamId{i}, round});
    return outputs;
}

std::unique_ptr<SensitivityModel> make_game_model(const Game& game, std::vector<Source> sources,
                                                  std::vector<SensitivityOutput> outputs, std::uint64_t seed,
                                                  Engine engine) {
    if (engine == Engine::reference)
        return std::make_unique<ReferenceModel>(game, std::move(sources), std::move(outputs), seed);
    return std::make_unique<BatchModel>(game, std::move(sources), std::move(outputs), seed);
}

} // namespace cutline
