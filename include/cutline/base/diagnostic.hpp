#pragma once
/// What is wrong with an input, where, and what would be right. Collected, so that one pass shows everything.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace cutline {

/// A place in a scenario file; columns count code points, so that they are right after Korean text.
/// `file` may also name another origin, such as "--set weights.user=30". Line 0: the file as a whole.
struct Place {
    std::string file;
    int line = 0;   ///< from 1
    int column = 0; ///< from 1, in code points
    friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity { error, warning };

/// One thing that is wrong. `path` is where it stands in the scenario ("rounds.stage2.keep"), `place` where
/// in a file, if it came from one.
struct Diagnostic {
    Severity severity = Severity::error;
    Place place;
    std::string path;
    std::string problem; ///< lower case, no full stop
    std::string remedy;  ///< what would be right; may be empty
};

/// "file:line:column: error: problem; remedy". Without a place the path stands first.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

/// Collects what is wrong, each thing once. Not thread-safe.
class Diagnostics {
  public:
    /// The most errors that are kept, and the most warnings: nobody reads on, and no file can exhaust memory.
    static constexpr std::size_t most_kept = 200;

    void add(Diagnostic diagnostic);
    void error(Place place, std::string path, std::string problem, std::string remedy = {});
    void warning(Place place, std::string path, std::string problem, std::string remedy = {});

    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    /// How many errors there are, kept or not.
    [[nodiscard]] std::size_t errors() const { return errors_; }
    [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
    /// How many errors and warnings were not kept.
    [[nodiscard]] std::size_t omitted() const { return errors_ + warnings_ - all_.size(); }

  private:
    std::vector<Diagnostic> all_;
    std::unordered_set<std::string> seen_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
};

/// An input can't be used. Carries every diagnostic found, errors and warnings; what() has one a line.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Diagnostic> diagnostics);
    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  private:
    std::vector<Diagnostic> diagnostics_;
};

/// The known name nearest to `name`, or "" when none is near enough to be meant: a third of its letters may
/// differ, or it may be the beginning of the known one. Of names equally near, the one that begins alike.
[[nodiscard]] std::string nearest(std::string_view name, const std::vector<std::string>& known);

/// "did you mean 'x'?" when a near name is known, else "known: a, b, c" (shortened past ten names).
[[nodiscard]] std::string suggestion(std::string_view name, const std::vector<std::string>& known);

} // namespace cutline
