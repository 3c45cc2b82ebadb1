#pragma once
/// A scenario with its open rules: one plan for each way to settle them, and the chance of each.

#include <cutline/base/diagnostic.hpp>
#include <cutline/plan/plan.hpp>
#include <cutline/plan/roster.hpp>
#include <cutline/random/known.hpp>
#include <cutline/scenario/document.hpp>
#include <cutline/scenario/node.hpp>
#include <cutline/scenario/scenario.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace cutline {

/// The most variants of a file: each is checked.
inline constexpr std::size_t max_variants = 256;

/// A rule that the organisers have not decided: a trial draws one of its variants.
struct OpenRulePlan {
    std::string name;
    std::vector<std::string> variants; ///< or "as-is"
    std::vector<double> chances;       ///< sum to 1
    Quantile choice;                   ///< word → index of the variant, as a whole number
};

/// Everything that is needed to play trials of one scenario. Immutable; may be shared between threads.
struct Game {
    Roster roster;
    std::vector<OpenRulePlan> open_rules;
    std::vector<Plan> plans; ///< the last open rule varies fastest
    Scenario scenario;       ///< as it stands without open rules: titles, defaults, places
    Node resolved;           ///< what the result repeats; null for an API user
    std::vector<Diagnostic> warnings;
    /// Rounds of it have been held: trials share what is known of them, so they depend on one another.
    bool shares_known_draws = false;
    /// Then: draws that agree with what was published, which every engine takes; see let_know.
    std::shared_ptr<const KnownDraws> known{};
};

/// The game of a document with `extends` and `set` resolved, under some changes.
/// @throws InputError with every error of the file as it stands, in its open rules and in each of its
/// variants, whether they are used or not; then of the changes.
[[nodiscard]] Game make_game(const Node& document, const Changes& changes = {});

/// The game of a scenario that an API user has filled in; no open rules.
/// @throws InputError, each error with its path.
[[nodiscard]] Game make_game(const Scenario& scenario);

/// Rounds of the scenario have published results.
[[nodiscard]] bool has_published_results(const Scenario& scenario);
[[nodiscard]] bool has_published_results(const Node& document);

} // namespace cutline
