#pragma once
/// The checkpoint file of a run: found at its start, written while it plays.

#include "cli/options.hpp"

#include <cutline/run/run_counts.hpp>
#include <cutline/run/saved_run.hpp>

#include <cstdint>
#include <functional>
#include <string>

namespace cutline::cli {

/// What a saved run has counted. @throws SavedRunError if it can't be what is wanted
template <class Counted>
using ReadCounted = std::function<Counted(const SavedText& saved)>;

class Checkpoint {
  public:
    /// @param run  what is played; it is kept with each checkpoint
    Checkpoint(std::string path, SavedRun run);

    /// Lets a run go on from the file, if there is one, and write it. @tparam Counted  Tally or Counts
    /// @param run  is played while this lives  @param read  what a saved run has counted
    /// @throws UsageError if the file can't be gone on from; CouldNotFinish if it can't be written
    template <class Counted>
    void serve(RunOptionsOf<Counted>& run, const ReadCounted<Counted>& read);

    /// Trials that are safe.
    [[nodiscard]] std::uint64_t kept() const { return kept_; }

  private:
    template <class Counted>
    void keep(const Counted& counted, bool complete);

    std::string path_;
    SavedRun run_;
    std::string written_; ///< what the file holds
    std::uint64_t kept_ = 0;
};

} // namespace cutline::cli
