#pragma once
/// The games that are measured, and the three ways of cutline itself to spend time on their trials.

#include "engine/batch/kernels/variates.hpp"
#include "measure.hpp"

#include <cutline/engine/reference.hpp>
#include <cutline/evidence/posterior.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/run/run.hpp>
#include <cutline/scenario/document.hpp>
#include <cutline/scenario/yaml.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

/// New values by dotted path, as in `cutline run --set`.
using Settings = std::vector<std::pair<std::string, std::string>>;

/// The game of a scenario file. @throws cutline::InputError
[[nodiscard]] inline std::shared_ptr<const cutline::Game> game_of(const std::string& file,
                                                                  const Settings& settings = {}) {
    cutline::Diagnostics diagnostics;
    const auto document = cutline::load_document(file, diagnostics);
    cutline::Changes changes;
    for (const auto& [path, value] : settings)
        changes.set.emplace_back(path, cutline::parse_value(value, {.file = path}, diagnostics));
    if (diagnostics.has_errors())
        throw cutline::InputError(diagnostics.all());
    return std::make_shared<const cutline::Game>(cutline::make_known_game(document, changes, 1));
}

[[nodiscard]] inline cutline::RunOptions one_thread(std::uint64_t trials, std::uint64_t seed = 1) {
    cutline::RunOptions options;
    options.seed = seed;
    options.trials = trials;
    options.threads = 1;
    options.executor = cutline::Executor::serial;
    return options;
}

/// The batch engine and the tally, as `cutline run` plays and counts.
[[nodiscard]] inline Contender batch_engine(std::shared_ptr<const cutline::Game> game) {
    return contender("cutline",
                     [game](std::uint64_t trials) { (void)cutline::run(*game, one_thread(trials)); });
}

[[nodiscard]] inline Contender reference_engine(std::shared_ptr<const cutline::Game> game) {
    return contender("reference engine", [game](std::uint64_t trials) {
        auto options = one_thread(trials);
        options.engine = cutline::Engine::reference;
        (void)cutline::run(*game, options);
    });
}

/// The streams that a trial of a plan asks for, apart from the rare lots of ties and awards.
struct Streams {
    std::vector<cutline::Key> normals, words;
};

[[nodiscard]] inline Streams streams_of(const cutline::Plan& plan, const cutline::Roster& roster) {
    using namespace cutline;
    const auto keys = make_draw_keys(plan, roster, 1);
    Streams streams;
    const auto normal = [&](const Value& spread, Key key) {
        if (!spread.is(0))
            streams.normals.push_back(key);
    };
    const auto word = [&](const Value& chance, Key key) {
        if (!chance.is(0) && !chance.is(1))
            streams.words.push_back(key);
    };
    streams.words = keys.numbers;
    for (std::size_t i = 0; i < plan.weights.size(); ++i) // a word for each weight, which is the least
        streams.words.insert(streams.words.end(), plan.weights[i].law.alpha.size(), keys.weights[i]);
    for (std::size_t i = 0; i < plan.teams.size(); ++i) {
        const TeamId id{i};
        const auto& team = plan.teams[id];
        if (!team.present)
            continue;
        normal(team.strength_spread, keys.strength[id]);
        normal(team.growth_spread, keys.growth[id]);
        for (std::size_t j = 0; j < plan.leaves.size(); ++j)
            normal(plan.profile[LeafId{j}], keys.profile[id][LeafId{j}]);
    }
    for (std::size_t position = 0; position < plan.rounds.size(); ++position) {
        const auto& round = plan.rounds[position];
        const auto& of_round = keys.rounds[position];
        for (const auto team : round.entrants)
            word(round.entry[team], of_round.entry[team]);
        for (const auto team : round.possible_field) {
            if (!round.from.empty())
                word(round.admit[team], of_round.admission[team]);
            word(plan.teams[team].withdraw, of_round.withdrawal[team]);
            normal(round.form[team], of_round.form[team]);
            for (std::size_t j = 0; j < plan.leaves.size(); ++j)
                normal(round.leaves[LeafId{j}].noise, of_round.noise[team][LeafId{j}]);
            for (std::size_t g = 0; g < round.gates.size(); ++g)
                if (round.gates[g].by_chance)
                    word(round.gates[g].pass[team], of_round.gates[g][team]);
        }
    }
    return streams;
}

/// Makes every word and every normal that the trials of a game ask for, with the engine's own kernels, and
/// does nothing with them: no engine that draws them can be faster. Columns are written to memory, block by
/// block, as the engine does. Under open rules each plan makes its share.
[[nodiscard]] inline Contender variates_alone(std::shared_ptr<const cutline::Game> game) {
    using namespace cutline;
    constexpr std::size_t lanes = 1'024; // longer columns are filled no faster
    std::vector<std::pair<Streams, double>> plans;
    for (std::size_t p = 0; p < game->plans.size(); ++p) {
        double share = 1;
        auto rest = p;
        for (auto rule = game->open_rules.rbegin(); rule != game->open_rules.rend(); ++rule) {
            share *= rule->chances[rest % rule->chances.size()];
            rest /= rule->chances.size();
        }
        plans.emplace_back(streams_of(game->plans[p], game->roster), share);
    }
    return contender("the variates alone", [plans = std::move(plans)](std::uint64_t trials) {
        alignas(64) std::array<std::int32_t, lanes> words{};
        alignas(64) std::array<float, lanes> normals{};
        volatile float sink = 0;
        for (const auto& [streams, share] : plans) {
            float sum = 0;
            const auto most = static_cast<std::uint64_t>(share * static_cast<double>(trials));
            for (std::uint64_t first = 0; first < most; first += lanes) {
                for (const auto key : streams.normals) {
                    batch::fill_normals(key, first / tile_trials, lanes, normals.data());
                    sum += normals[0];
                }
                for (const auto key : streams.words) {
                    batch::fill_words(key, first / tile_trials, lanes, words.data());
                    sum += static_cast<float>(words[0]);
                }
            }
            sink = sink + sum;
        }
    });
}

} // namespace bench
