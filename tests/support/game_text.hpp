#pragma once
/// From the text of a scenario to the counts of its trials, by name: the whole program but its command line.

#include <cutline/plan/game.hpp>
#include <cutline/run/run.hpp>
#include <cutline/scenario/document.hpp>
#include <cutline/tally/tally.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace cutline::test {

/// The document of a scenario, called "t" in messages.
/// @throws InputError if it can't be read.
[[nodiscard]] inline Node document_of(std::string_view text) {
    Diagnostics diagnostics;
    auto document = load_document_text(text, "t", diagnostics);
    if (diagnostics.has_errors())
        throw InputError(diagnostics.all());
    return document;
}

/// The game of a scenario, under one of its variants. @throws InputError
[[nodiscard]] inline Game game_of(std::string_view text, std::string_view variant = no_patch) {
    return make_game(document_of(text), {.variant = std::string{variant}, .set = {}});
}

/// The counts of a game's first trials; one thread, the caller's.
[[nodiscard]] inline Tally tally_of(const Game& game, std::uint64_t trials, std::uint64_t seed = 1) {
    RunOptions options;
    options.seed = seed;
    options.trials = trials;
    options.threads = 1;
    options.executor = Executor::serial;
    return run(game, options).tally;
}

/// A game that has been played; its counts by the ids of the file. An unknown id throws
/// std::bad_optional_access.
struct Played {
    Game game;
    Tally tally;

    [[nodiscard]] TeamId team(std::string_view id) const { return game.roster.team(id).value(); }
    [[nodiscard]] RoundId round(std::string_view id) const { return game.roster.round(id).value(); }
    [[nodiscard]] TeamSet set(std::initializer_list<std::string_view> ids) const {
        TeamSet teams;
        for (const auto id : ids)
            teams.insert(team(id));
        return teams;
    }

    [[nodiscard]] std::uint64_t final(std::string_view id) const { return tally.finals[team(id)]; }
    [[nodiscard]] std::uint64_t final_set(std::initializer_list<std::string_view> ids) const {
        return tally.final_sets.value().count(set(ids));
    }
    [[nodiscard]] std::uint64_t entered(std::string_view in, std::string_view id) const {
        return tally.rounds[round(in)].entered[team(id)];
    }
    [[nodiscard]] std::uint64_t survived(std::string_view in, std::string_view id) const {
        return tally.rounds[round(in)].survived[team(id)];
    }
    [[nodiscard]] std::uint64_t path(std::string_view in, std::initializer_list<std::string_view> ids) const {
        return tally.rounds[round(in)].path.value().count(set(ids));
    }
    [[nodiscard]] std::uint64_t exits(std::string_view in, std::string_view id,
                                      std::string_view cause) const {
        return tally.rounds[round(in)].exits[team(id)][game.roster.cause(round(in), cause).value()];
    }
    [[nodiscard]] std::uint64_t ties(std::string_view in) const { return tally.rounds[round(in)].ties; }
    /// The mean amount of an award.
    [[nodiscard]] double award(std::string_view award, std::string_view id) const {
        const auto sum = tally.awards[game.roster.award(award).value()][team(id)];
        return static_cast<double>(sum) / 1e6 / static_cast<double>(tally.trials);
    }
};

/// Plays the first trials of a scenario. @throws InputError
[[nodiscard]] inline Played play_text(std::string_view text, std::uint64_t trials, std::uint64_t seed = 1) {
    auto game = game_of(text);
    auto tally = tally_of(game, trials, seed);
    return {std::move(game), std::move(tally)};
}

} // namespace cutline::test
