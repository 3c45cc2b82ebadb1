#pragma once
/// The checkpoint file of a run: found at its start, written while it plays.

#include "cli/options.hpp"

#include <cutline/plan/game.hpp>
#include <cutline/run/saved_run.hpp>

#include <cstdint>
#include <string>

namespace cutline::cli {

class Checkpoint {
  public:
    /// @param run  what is played; it is kept with each checkpoint
    Checkpoint(std::string path, SavedRun run);

    /// Lets a run go on from the file, if there is one, and write it. @param run  is played while this lives
    /// @throws UsageError if the file can't be gone on from; CouldNotFinish if it can't be written
    void serve(RunOptions& run, const Game& game);

    /// Trials that are safe.
    [[nodiscard]] std::uint64_t kept() const { return kept_; }

  private:
    void keep(const Kept& kept);

    std::string path_;
    SavedRun run_;
    std::string written_; ///< what the file holds
    std::uint64_t kept_ = 0;
};

} // namespace cutline::cli
