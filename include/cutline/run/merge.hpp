#pragma once
/// The parts of a run put together.

#include <cutline/run/saved_run.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cutline {

/// The shape of what a study counts, from what its parts say was run. @throws SavedRunError if it can't be
/// had
using CountsOfRun = std::function<Counts(const SavedRun& run, const Game& game)>;

/// Takes the parts of one run one by one, in any order, and adds up their tallies or counts: the sum is that
/// of one run of all its trials, to the last count. Memory does not grow with their number.
class Merger {
  public:
    /// @param counts_of_run  asked once for parts of a command other than run
    explicit Merger(CountsOfRun counts_of_run = {});

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
    /// Of the command run.
    [[nodiscard]] const Tally& tally() const { return *first_->tally; }
    /// Of any other.
    [[nodiscard]] const Counts& counts() const { return *first_->counts; }

  private:
    struct First {
        SavedRun run;
        std::string name;
        Game game;
        std::optional<Tally> tally;
        std::optional<Counts> counts;
    };
    void start(const SavedText& part, const std::string& name);
    void add_up(const SavedText& part);

    CountsOfRun counts_of_run_;
    std::optional<First> first_;
    std::map<std::uint64_t, std::string> names_; ///< by the number of the shard
};

} // namespace cutline
