#pragma once
/// Competitions written as text, and their trials told in ids: for tests of what a scenario means.

#include <cutline/engine/reference.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/scenario/document.hpp>

#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cutline::test {

/// The game of a scenario, called "t" in messages. @throws InputError
inline Game game_of(std::string_view text) {
    Diagnostics diagnostics;
    const auto document = load_document_text(text, "t", diagnostics);
    if (diagnostics.has_errors())
        throw InputError(diagnostics.all());
    return make_game(document);
}

/// Warned of in every competition without a spread, as most hand-worked ones are.
inline constexpr std::string_view steady_scores = "scores never vary: every trial scores the same";

/// Every error and warning of a scenario, as a user sees it, but for steady scores.
inline std::vector<std::string> complaints(std::string_view text) {
    std::vector<std::string> lines;
    const auto tell = [&](const std::vector<Diagnostic>& diagnostics) {
        for (const auto& diagnostic : diagnostics)
            if (diagnostic.problem != steady_scores)
                lines.push_back(to_string(diagnostic));
    };
    try {
        tell(game_of(text).warnings);
    } catch (const InputError& error) {
        tell(error.diagnostics());
    }
    return lines;
}

/// The item that was looked for; a test that names what isn't there is wrong.
template <class Item>
Item known(std::optional<Item> item, std::string_view name) {
    if (!item)
        throw std::logic_error("the test names '" + std::string{name} + "', which the scenario doesn't have");
    return *item;
}

/// One trial, told in ids. Sets of teams are words in the order of the roster: "lg skt".
class Played {
  public:
    Played(std::shared_ptr<const Game> game, std::shared_ptr<const ReferenceEngine> engine,
           std::uint64_t trial)
        : game_(std::move(game)), engine_(std::move(engine)) {
        engine_->play(trial, outcome, &record);
    }

    [[nodiscard]] TeamId team(std::string_view id) const { return known(game_->roster.team(id), id); }
    [[nodiscard]] std::string words(TeamSet teams) const {
        return words(std::vector<TeamId>(teams.begin(), teams.end()));
    }
    [[nodiscard]] std::string words(const std::vector<TeamId>& teams) const {
        std::string text;
        for (const auto team : teams)
            text += (text.empty() ? "" : " ") + game_->roster.teams[team].id;
        return text;
    }

    [[nodiscard]] const RoundOutcome& round(std::string_view id) const {
        return outcome.rounds[known(game_->roster.round(id), id)];
    }
    [[nodiscard]] std::string field(std::string_view id) const { return words(round(id).field); }
    [[nodiscard]] std::string survivors(std::string_view id) const { return words(round(id).survivors); }
    [[nodiscard]] std::string finalists() const { return words(outcome.finalists); }
    [[nodiscard]] bool tied(std::string_view id) const { return round(id).tied; }

    /// Why a team left a round: "cut", "withdrew", "gate:NAME"; "stayed", "absent".
    [[nodiscard]] std::string exit(std::string_view id, std::string_view who) const {
        if (!round(id).field.contains(team(who)))
            return "absent";
        if (round(id).survivors.contains(team(who)))
            return "stayed";
        const auto& causes = game_->roster.rounds[known(game_->roster.round(id), id)].causes;
        return causes[CauseId{round(id).cause[team(who).index()]}];
    }
    /// The round that a team of the field came from, or "outside".
    [[nodiscard]] std::string origin(std::string_view id, std::string_view who) const {
        const auto from = round(id).origin[team(who).index()];
        return from == came_from_outside ? "outside" : game_->roster.rounds[RoundId{from}].id;
    }
    [[nodiscard]] Micros award(std::string_view name, std::string_view who) const {
        return outcome.awards[known(game_->roster.award(name), name)][team(who).index()];
    }

    // What the record tells.
    [[nodiscard]] const Plan& plan() const { return game_->plans[record.plan]; }
    [[nodiscard]] const RoundRecord& told(std::string_view id) const {
        const auto at = std::ranges::find_if(
            record.rounds, [&](const RoundRecord& held) { return plan().rounds[held.round].key == id; });
        if (at == record.rounds.end())
            throw std::logic_error("the test names round '" + std::string{id} + "', which was not held");
        return *at;
    }
    [[nodiscard]] const TeamRecord& scored(std::string_view id, std::string_view who) const {
        const auto& scored = told(id).teams[team(who)];
        if (!scored)
            throw std::logic_error("the test names '" + std::string{who} + "', who was not scored");
        return *scored;
    }
    [[nodiscard]] LeafId leaf(std::string_view id) const {
        const auto at = std::ranges::find(plan().leaves, id, &Leaf::id);
        if (at == plan().leaves.end())
            throw std::logic_error("the test names leaf '" + std::string{id} + "', which isn't there");
        return LeafId{static_cast<std::size_t>(at - plan().leaves.begin())};
    }
    /// Points, rounded and clamped, before normalise.
    [[nodiscard]] double score(std::string_view id, std::string_view who, std::string_view criterion) const {
        return scored(id, who).scores[leaf(criterion)];
    }
    /// Points as they enter the total, after normalise.
    [[nodiscard]] double entering(std::string_view id, std::string_view who,
                                  std::string_view criterion) const {
        return scored(id, who).entering_total[leaf(criterion)];
    }
    /// Points, after carry.
    [[nodiscard]] double total(std::string_view id, std::string_view who) const {
        return scored(id, who).total;
    }
    [[nodiscard]] double weight(std::string_view id, std::string_view criterion) const {
        return told(id).weights[leaf(criterion)];
    }
    [[nodiscard]] std::string ranking(std::string_view id) const { return words(told(id).ranking); }
    /// The bar of the first gate that judged anybody, in points.
    [[nodiscard]] double bar(std::string_view id) const { return told(id).gates.at(0).bar; }

    Outcome outcome;
    TrialRecord record;

  private:
    std::shared_ptr<const Game> game_;
    std::shared_ptr<const ReferenceEngine> engine_;
};

/// A competition of which trials are played.
class Competition {
  public:
    /// @param text  without its first line, `cutline: 1`
    explicit Competition(const std::string& text, std::uint64_t seed = 1)
        : game_(std::make_shared<const Game>(game_of("cutline: 1\n" + text))),
          engine_(std::make_shared<const ReferenceEngine>(*game_, seed)) {}

    [[nodiscard]] Played play(std::uint64_t trial = 0) const { return {game_, engine_, trial}; }
    [[nodiscard]] const Game& game() const { return *game_; }
    [[nodiscard]] const Plan& plan() const { return game_->plans.at(0); }

    /// In how many of the first trials something happened.
    template <class Event>
    [[nodiscard]] std::uint64_t count(std::uint64_t trials, Event happened) const {
        std::uint64_t count = 0;
        for (std::uint64_t trial = 0; trial < trials; ++trial)
            count += happened(play(trial)) ? 1U : 0U;
        return count;
    }

  private:
    std::shared_ptr<const Game> game_;
    std::shared_ptr<const ReferenceEngine> engine_;
};

/// Whether an event of this chance may well happen so often: the exact two-sided binomial test fails a
/// correct program with probability 5e-7, once, when its seed is chosen.
inline bool fits(std::uint64_t count, std::uint64_t trials, double chance) {
    const boost::math::binomial law(static_cast<double>(trials), chance);
    const auto at_most = boost::math::cdf(law, static_cast<double>(count));
    const auto at_least =
        count == 0 ? 1.0 : boost::math::cdf(boost::math::complement(law, static_cast<double>(count) - 1));
    return 2 * std::min(at_most, at_least) >= 5e-7;
}

/// Equal but for rounding in the last digits: scores that no draw moves are exact.
inline Approx exactly(double value) {
    return Approx(value).margin(1e-9).epsilon(0);
}
/// Equal but for the rounding of a total to 0.0001 points.
inline Approx to_the_total(double value) {
    return Approx(value).margin(0.50001e-4).epsilon(0);
}

/// The first trial of a competition.
inline Played play(const std::string& text) {
    return Competition{text}.play();
}

} // namespace cutline::test
