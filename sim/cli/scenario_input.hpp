#pragma once
/// From the command line to a game: the file, its variant and the changes that the user asked for.

#include "cli/options.hpp"

#include <cutline/evidence/posterior.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/report/result.hpp>
#include <cutline/scenario/node.hpp>

#include <memory>
#include <string>
#include <vector>

namespace cutline::cli {

struct ScenarioInput {
    Node original; ///< in one piece, before the variant and the changes
    Node document; ///< with the variant and the changes, and all its variants
    Game game;
    Changes changes;
    std::shared_ptr<const Posterior> known; ///< what published results say; null without any
    std::string learnt_from;                ///< the document of those results; "" without any
    std::vector<std::string> files;         ///< that were read: the scenario, and those that it extends
};

/// Shows warnings on standard error.
/// @throws InputError with every error of the scenario; if there is none, with published results that
/// contradict one another  @throws UsageError if there is no such file
[[nodiscard]] ScenarioInput load_scenario(const Options& options);

/// A scenario file that could be read, then one after the other those that it extends.
[[nodiscard]] std::vector<std::string> files_of(const std::string& scenario);

/// The seed of the command line, else the file's, else 1.
[[nodiscard]] std::uint64_t seed_of(const Options& options, const Game& game);

} // namespace cutline::cli
