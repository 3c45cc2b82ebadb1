#pragma once
/// A run as text that another process goes on with: the checkpoint of a run under way, or a part of one that
/// is split into shards.
///
/// Three lines that make one JSON object: a SHA-256 of what follows, what was run, and the tally or the
/// counts of the trials done. What was torn or altered anywhere is refused; nothing is ever half-read.

#include <cutline/plan/game.hpp>
#include <cutline/run/shard.hpp>
#include <cutline/tally/counts.hpp>
#include <cutline/tally/tally.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cutline {

/// A saved run can't be used; what() says why, in words that follow the name of a file.
class SavedRunError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

enum class SavedKind { checkpoint, part };

/// What was run, and how far it has come. Nothing here depends on threads or engines.
struct SavedRun {
    SavedKind kind = SavedKind::checkpoint;
    std::string command = "run"; ///< that makes a result of it
    /// What else the counts hang on: one JSON object by option, in which other scenarios stand in full. Two
    /// runs whose questions differ in a byte have nothing in common.
    std::string question = "{}";
    std::string digest; ///< of the resolved scenario
    std::uint64_t seed = 1;
    std::uint64_t trials = 0;          ///< of the whole run; with a precision: the most
    std::optional<double> precision{}; ///< looked at after each batch so far, and not met before the last
    double confidence = 0.95;          ///< of the intervals that the precision is about
    Shard shard{};
    bool complete = false;

    // What the reports repeat.
    std::string scenario = "null"; ///< the resolved document as JSON
    std::string learnt_from{};     ///< the document whose published results the draws agree with; "": none
    bool counterfactual = false;   ///< the rounds that they are of were played again
    std::optional<std::string> variant{};
    std::vector<std::pair<std::string, std::string>> set{}; ///< path and value as written

    friend bool operator==(const SavedRun&, const SavedRun&) = default;
};

/// What a text says before its tally is looked at.
struct SavedText {
    SavedRun run;
    TrialRange done;
    std::string tally; ///< as tally_text, or counts_text, writes it
};

/// @param tally  of the first trials of the shard
[[nodiscard]] std::string saved_text(const SavedRun& run, const Tally& tally);
[[nodiscard]] std::string saved_text(const SavedRun& run, const Counts& counts);

/// @throws SavedRunError if the text is damaged, of another kind or by another version of cutline
[[nodiscard]] SavedText read_saved(std::string_view text, SavedKind kind);

/// The game of the stored scenario. @throws SavedRunError if it can't be had from there
[[nodiscard]] Game game_of(const SavedRun& run);

/// @throws SavedRunError if the tally isn't one of this game and of the trials that are said to be done
[[nodiscard]] Tally tally_of(const SavedText& saved, const Game& game);

/// @param empty  of the shape that the study of this command and question has
/// @throws SavedRunError if the counts aren't of that shape, or not of the trials that are said to be done
[[nodiscard]] Counts counts_of(const SavedText& saved, const Counts& empty);

/// How what is asked differs: "of `cutline compare`, not of `cutline run`"; empty if it doesn't.
[[nodiscard]] std::string other_question(const SavedRun& saved, const SavedRun& wanted);

/// A run may go on from a checkpoint of the same command, question, scenario, seed and shard. It may go on to
/// more trials or to a finer precision than was asked for before, never to less: then it would have stopped
/// earlier.
/// @throws SavedRunError that names what differs
void expect_resumable(const SavedText& saved, const SavedRun& wanted);

} // namespace cutline
