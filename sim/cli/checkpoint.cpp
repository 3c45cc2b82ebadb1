#include "cli/checkpoint.hpp"

#include "cli/command.hpp"
#include "cli/file_text.hpp"
#include "cli/output.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

namespace cutline::cli {
namespace {

std::uint64_t trials_of(const Tally& tally) {
    return tally.trials;
}
std::uint64_t trials_of(const Counts& counts) {
    return counts.trials();
}

} // namespace

Checkpoint::Checkpoint(std::string path, SavedRun run) : path_(std::move(path)), run_(std::move(run)) {
    run_.kind = SavedKind::checkpoint;
}

template <class Counted>
void Checkpoint::serve(RunOptionsOf<Counted>& run, const ReadCounted<Counted>& read) {
    expect_writable(path_);
    std::error_code ignored;
    if (std::filesystem::exists(path_, ignored)) {
        auto text = file_text(path_);
        try {
            const auto saved = read_saved(text, SavedKind::checkpoint);
            expect_resumable(saved, run_);
            run.resume = read(saved);
        } catch (const SavedRunError& error) {
            throw UsageError(fmt::format("'{}' {}; give --checkpoint another name, or remove the file to "
                                         "start anew",
                                         path_, error.what()));
        }
        kept_ = trials_of(*run.resume);
        written_ = std::move(text);
    }
    run.on_keep = [this](const KeptOf<Counted>& kept) { keep(kept.tally, kept.complete); };
}

template <class Counted>
void Checkpoint::keep(const Counted& counted, bool complete) {
    run_.complete = complete;
    auto text = saved_text(run_, counted);
    if (text != written_)
        write_atomically(path_, text);
    written_ = std::move(text);
    kept_ = trials_of(counted);
}

template void Checkpoint::serve(RunOptions&, const ReadCounted<Tally>&);
template void Checkpoint::serve(CountsOptions&, const ReadCounted<Counts>&);

} // namespace cutline::cli
