#include <cutline/analysis/sensitivity_model.hpp>
#include <cutline/base/diagnostic.hpp>
#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cutline {
namespace {

/// How far each team has come in a trial.
class Places {
  public:
    explicit Places(std::size_t teams) : reached_(teams, 0) {}

    /// The next round, in the order in which they are held.
    void hold(TeamSet field, TeamSet survivors) {
        rounds_ += 2;
        for (const auto team : field)
            reached_[team.index()] = rounds_ + (survivors.contains(team) ? 1 : 0);
    }
    void end(TeamSet finalists) {
        for (const auto team : finalists)
            reached_[team.index()] = rounds_ + 2;
    }
    [[nodiscard]] std::int32_t of(TeamId team) const {
        return 1 + static_cast<std::int32_t>(std::ranges::count_if(
                       reached_, [&](int reached) { return reached > reached_[team.index()]; }));
    }

  private:
    int rounds_ = 0;
    std::vector<int> reached_; ///< 0: never came
};

/// A competition, whichever engine plays it.
class GameModel : public SensitivityModel {
  public:
    GameModel(const Game& game, std::vector<Source> sources, std::vector<SensitivityOutput> outputs,
              std::uint64_t seed)
        : game_(game), sources_(std::move(sources)), outputs_(std::move(outputs)), seed_(seed) {}

    [[nodiscard]] std::size_t sources() const override { return sources_.size(); }
    [[nodiscard]] std::size_t outputs() const override { return outputs_.size(); }
    [[nodiscard]] bool is_event(std::size_t output) const override {
        return outputs_[output].kind != SensitivityOutput::Kind::place;
    }

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
    [[nodiscard]] bool asks_for_places() const { return !outputs_.empty() && !is_event(0); }

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
                const auto places = asks_for_places() ? places_in(outcomes) : std::vector<Places>{};
                for (std::size_t output = 0; output < outputs(); ++output) {
                    const auto& [name, team, kind, round] = asked()[output];
                    const auto* const sets = sets_of(asked()[output], outcomes);
                    for (std::size_t lane = 0; lane < outcomes.lanes; ++lane) {
                        auto& value = columns[output][static_cast<std::size_t>(played[lane] - trials.first)];
                        if (sets != nullptr)
                            value = (*sets)[lane].contains(team) ? 1 : 0;
                        else if (kind == SensitivityOutput::Kind::place)
                            value = places[lane].of(team);
                    }
                }
            },
            redraw);
        return columns;
    }

    /// The teams among which an event looks for its own; null for a place, and where the round is not held.
    [[nodiscard]] static const SetColumn* sets_of(const SensitivityOutput& output,
                                                  const OutcomeColumns& outcomes) {
        if (output.kind == SensitivityOutput::Kind::final)
            return &outcomes.finalists;
        if (output.kind == SensitivityOutput::Kind::place)
            return nullptr;
        const auto held = std::ranges::find(outcomes.rounds, output.round, &RoundColumns::id);
        return held == outcomes.rounds.end() ? nullptr : &held->survivors;
    }

    [[nodiscard]] std::vector<Places> places_in(const OutcomeColumns& outcomes) const {
        std::vector<Places> places(outcomes.lanes, Places{game().roster.teams.size()});
        for (std::size_t lane = 0; lane < outcomes.lanes; ++lane) {
            for (const auto& round : outcomes.rounds)
                places[lane].hold(round.field[lane], round.survivors[lane]);
            places[lane].end(outcomes.finalists[lane]);
        }
        return places;
    }

    BatchEngine engine_;
};

class ReferenceModel final : public GameModel {
  public:
    using GameModel::GameModel;

  private:
    [[nodiscard]] OutputValues play_under(const Redraw& redraw, TrialRange trials) const override {
        OutputValues columns(outputs(), static_cast<std::size_t>(trials.last - trials.first));
        const ReferenceEngine engine(game(), seed(), Strengths::untold, redraw);
        Outcome outcome;
        for (auto trial = trials.first; trial < trials.last; ++trial) {
            engine.play(trial, outcome);
            Places places{game().roster.teams.size()};
            for (const auto round : outcome.held)
                places.hold(outcome.rounds[round].field, outcome.rounds[round].survivors);
            places.end(outcome.finalists);
            for (std::size_t output = 0; output < outputs(); ++output)
                columns[output][static_cast<std::size_t>(trial - trials.first)] =
                    value_of(asked()[output], outcome, places);
        }
        return columns;
    }

    [[nodiscard]] static std::int32_t value_of(const SensitivityOutput& output, const Outcome& outcome,
                                               const Places& places) {
        if (output.kind == SensitivityOutput::Kind::place)
            return places.of(output.team);
        const auto teams = output.kind == SensitivityOutput::Kind::final
                               ? outcome.finalists
                               : outcome.rounds[output.round].survivors;
        return teams.contains(output.team) ? 1 : 0;
    }
};

} // namespace

std::vector<SensitivityOutput> sensitivity_outputs(const Game& game, const std::string& word) {
    const auto& roster = game.roster;
    const auto colon = word.find(':');
    const auto where = word.substr(0, colon);
    std::vector<std::string> rounds{"final", "places"};
    for (const auto& round : roster.rounds)
        rounds.push_back(round.id);
    const auto round = roster.round(where);
    if (!round && !where.empty() && where != "final" && where != "places")
        throw SourceError(fmt::format("there is no round '{}'; {}", where, suggestion(where, rounds)));

    std::vector<std::string> teams;
    for (const auto& team : roster.teams)
        teams.push_back(team.id);
    const auto who = colon == std::string::npos ? "" : word.substr(colon + 1);
    if (colon != std::string::npos && !roster.team(who))
        throw SourceError(fmt::format("there is no team '{}'; {}", who, suggestion(who, teams)));

    using Kind = SensitivityOutput::Kind;
    const auto kind = round ? Kind::round : where == "places" ? Kind::place : Kind::final;
    std::vector<SensitivityOutput> outputs;
    for (std::size_t i = 0; i < teams.size(); ++i)
        if (who.empty() || teams[i] == who)
            outputs.push_back(
                {round ? where + ":" + teams[i] : teams[i], TeamId{i}, kind, round.value_or(RoundId{})});
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
