#include "cli/checkpoint.hpp"

#include "cli/command.hpp"
#include "cli/file_text.hpp"
#include "cli/output.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

namespace cutline::cli {

Checkpoint::Checkpoint(std::string path, SavedRun run) : path_(std::move(path)), run_(std::move(run)) {
    run_.kind = SavedKind::checkpoint;
}

void Checkpoint::serve(RunOptions& run, const Game& game) {
    expect_writable(path_);
    std::error_code ignored;
    if (std::filesystem::exists(path_, ignored)) {
        auto text = file_text(path_);
        try {
            const auto saved = read_saved(text, SavedKind::checkpoint);
            expect_resumable(saved, run_);
            run.resume = tally_of(saved, game);
        } catch (const SavedRunError& error) {
            throw UsageError(fmt::format("'{}' {}; give --checkpoint another name, or remove the file to "
                                         "start anew",
                                         path_, error.what()));
        }
        kept_ = run.resume->trials;
        written_ = std::move(text);
    }
    run.on_keep = [this](const Kept& kept) { keep(kept); };
}

void Checkpoint::keep(const Kept& kept) {
    run_.complete = kept.complete;
    auto text = saved_text(run_, kept.tally);
    if (text != written_)
        write_atomically(path_, text);
    written_ = std::move(text);
    kept_ = kept.tally.trials;
}

} // namespace cutline::cli
