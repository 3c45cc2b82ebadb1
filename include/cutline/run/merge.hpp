#pragma once
/// The parts of a run put together.

#include <cutline/run/saved_run.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cutline {

/// Takes the parts of one run one by one, in any order, and adds up their tallies: the sum is that of one run
/// of all its trials, to the last count. Memory does not grow with their number.
class Merger {
  public:
    /// @param name  of the part in messages, as its file's
    /// @throws SavedRunError if the part is damaged, there already or of another run; names no part but
    /// others
    void add(std::string_view text, const std::string& name);

    /// @throws SavedRunError that names the parts that are missing
    void expect_all() const;

    /// What was run; any part has been added.
    [[nodiscard]] const SavedRun& run() const { return first_->run; }
    /// The game of the stored scenario.
    [[nodiscard]] const Game& game() const { return first_->game; }
    [[nodiscard]] const Tally& tally() const { return first_->sum; }

  private:
    struct First {
        SavedRun run;
        std::string name;
        Game game;
        Tally sum;
    };
    std::optional<First> first_;
    std::map<std::uint64_t, std::string> names_; ///< by the number of the shard
};

} // namespace cutline
