#pragma once
/// The commands of the program, and how they end.

#include <cutline/run/merge.hpp>

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cutline::cli {

/// What the program tells its caller.
enum class Exit : int {
    done = 0,
    could_not_finish = 1, ///< disk, memory
    unusable_input = 2,   ///< command, scenario, unreadable file
    interrupted = 130     ///< SIGINT or SIGTERM
};

/// The command line can't be used; what() says why, without "error:"; further lines may help.
class UsageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The work was right but could not be finished.
class CouldNotFinish : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// SIGINT or SIGTERM came.
class Interrupted : public std::exception {};

/// What `cutline merge` needs of a command whose trials may be shared out in shards.
struct MergedParts {
    /// The shape of what it counts. @throws SavedRunError if the run can't be one of this command
    Counts (*empty_counts)(const SavedRun& run, const Game& game);
    /// The result in the format that is asked for.
    std::string (*result)(const Merger& all, const struct Options& options);
};

/// One command. A newcomer is a file with one of these, and one line in the catalogue.
struct Command {
    std::string_view name;
    std::string_view arguments; ///< "FILE"
    std::string_view summary;   ///< one line
    const struct Syntax& (*syntax)();
    Exit (*run)(const std::vector<std::string>& arguments);
    const MergedParts* parts = nullptr; ///< of a command that counts with Counts, and has --shard
};

extern const Command run_command;
extern const Command check_command;
extern const Command compare_command;
extern const Command weights_command;
extern const Command trace_command;
extern const Command schema_command;
extern const Command sensitivity_command;
extern const Command merge_command;
extern const Command target_command;
extern const Command report_command;
extern const Command init_command;
extern const Command completion_command;
extern const Command man_command;
extern const Command results_command;

[[nodiscard]] std::span<const Command* const> commands();
/// The command of that name. @throws UsageError with the nearest one.
[[nodiscard]] const Command& find_command(std::string_view name);

} // namespace cutline::cli
