#pragma once
/// What published results have taught, for the games of a command and for parts that are put together.

#include <cutline/evidence/posterior.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/run/saved_run.hpp>
#include <cutline/scenario/document.hpp>
#include <cutline/scenario/node.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace cutline::cli {

/// What a game knows of published results, and the document that it was learnt from, as saved runs keep it:
/// null and
/// "" if there are none.
struct Learnt {
    std::shared_ptr<const Posterior> posterior;
    std::string from;
};

/// Learns from published results. Games that share a document and what they believe share the draws, too.
class Knowledge {
  public:
    explicit Knowledge(std::uint64_t seed) : seed_(seed) {}

    /// Lets a game know what the document's published results say under these changes. Shows warnings on
    /// standard error. @return what it knows now  @throws InputError if they contradict one another
    Learnt teach(const Node& document, const Changes& changes, Game& game);

  private:
    std::uint64_t seed_;
    std::map<std::string, std::shared_ptr<const Posterior>>
        learnt_; ///< by the document that they are learnt from
};

/// Lets the game of a saved run know what it knew. @return null if that was nothing
std::shared_ptr<const Posterior> teach(const SavedRun& run, Game& game);

} // namespace cutline::cli
