#pragma once
/// What a competition is uncertain about, as sources that a sensitivity study redraws one by one.

#include <cutline/engine/redraw.hpp>
#include <cutline/plan/game.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cutline {

/// What kind of thing a source is: what nobody knows about the teams; what the organisers weigh and rule; who
/// enters, withdraws and passes gates by chance; and how the days of evaluation come out.
enum class SourceKind { ability, weights, rules, events, luck };
inline constexpr std::array<std::string_view, 5> source_kinds{"ability", "weights", "rules", "events",
                                                              "luck"};

/// Streams that are redrawn together.
struct Source {
    std::string name;               ///< "strength", "teams.lg.expected.user", "open_rules.cuts"
    std::optional<SourceKind> kind; ///< none: a group of several kinds
    std::vector<StreamFamily> streams{};
    /// Names of what it holds: of a group, or of what can't be told apart, as all that evidence bears on.
    std::vector<std::string> holds{};
    bool single = false; ///< one random word in each trial: it has a quantile
};

/// How finely sources are told apart.
enum class Grain {
    sources, ///< strength, profile and growth as a whole
    inputs   ///< strength, profile and growth team by team
};

/// The sources that at least one of the game's plans really uses, in a fixed order: strength, profile,
/// growth, then the uncertain numbers by what they are about, with `weights`, open rules, gates and entry
/// between, form, noise and ties last. Weights, whether drawn one by one or together, are one source.
///
/// An uncertain number has the name of its path or of its input; where that is a source's own, `inputs.NAME`.
/// It is of the first kind among those above that something it moves belongs to: an expected score, growth or
/// the spread of a strength is ability; a bar, a cut or a resolution is a rule; the chance of entering,
/// withdrawing or passing a gate is an event; the spread of form or noise is luck. Numbers that only awards
/// depend on are left out: no award moves an outcome.
[[nodiscard]] std::vector<Source> sensitivity_sources(const Game& game, Grain grain = Grain::sources);

/// A group that the user makes: "rivals" of "strength" and "profile".
struct SourceGroup {
    std::string name;
    std::vector<std::string> members;
};

/// Sources can't be grouped so; what() says why and what would be right.
class SourceError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Puts sources together. A group stands where its first member stood.
/// @throws SourceError for a member that isn't there, is in two groups or can't be told from others; for a
/// name that is taken
[[nodiscard]] std::vector<Source> grouped(std::vector<Source> sources,
                                          const std::vector<SourceGroup>& groups);

} // namespace cutline
