#pragma once
/// Random scenarios that are valid by construction: what holds for every competition is tried on thousands of
/// them, and so is one engine against another.
///
/// The text of a scenario is a pure function of its number and taste. With the default taste, each feature of
/// the language that decides a trial comes up within some dozens of numbers: criteria trees, resolution,
/// panels, normalise; weights of every kind; both aggregates; uncertain numbers of every law wherever one may
/// stand, shared by `$name` or `else`; growth, withdrawal, all spreads; graphs of rounds with `out`,
/// uncertain entry, `admit`, several finals, any order in the file; dates; keep, drop, at_least, all ties;
/// gates of every kind; carry, awards, what a round says anew; `set`, variants and open rules. Not there:
/// `extends`, `published`.
///
/// A failing test prints the number and the text, which can be run as a file.

#include <cstddef>
#include <cstdint>
#include <string>

namespace cutline::test {

/// What a caller can use. Leaving a feature out changes every text, since the same dice then mean other
/// things.
struct ScenarioTaste {
    std::size_t most_teams = 8;  ///< at least 1
    std::size_t most_rounds = 5; ///< at least 1
    std::size_t most_leaves = 8; ///< at least 1
    bool uncertain_numbers = true;
    bool variants = true; ///< and open rules
    /// False: a better score never hurts a team. No graph with `out`, so that no loser is better off than a
    /// winner, no normalise, which looks at the others' scores, and no `ties: all` or `none`, which can turn
    /// on them.
    bool only_monotone = false;
    bool ties = true; ///< false: no coarse resolution, no tie rule but the lot
};

/// The text of a scenario. The same number and taste give the same text on every machine.
[[nodiscard]] std::string random_scenario(std::uint64_t number, const ScenarioTaste& taste = {});

} // namespace cutline::test
