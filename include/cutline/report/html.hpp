#pragma once
/// Results as one HTML page that opens anywhere, without a network.

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace cutline {

/// Which language the page speaks first; its reader can switch.
enum class Language { english, korean };

/// A result as a command has written it.
struct NamedResult {
    std::string name; ///< by which errors speak of it: a file's path
    std::string text; ///< JSON
};

/// What was given is no result, or doesn't go with the others. what() is one line that names it.
class ResultError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Whether this build holds the page: it is left out where Node.js was missing (CUTLINE_REPORT).
[[nodiscard]] bool has_html();

/// The page of one or several results of the same scenario, at most one of each command: `run`, `compare`,
/// `weights`, `sensitivity`. No text of a result is ever read as markup or run. The same bytes for the same
/// results. At least one result; only if has_html().
/// @throws ResultError
[[nodiscard]] std::string html_page(std::span<const NamedResult> results, Language language);

} // namespace cutline
