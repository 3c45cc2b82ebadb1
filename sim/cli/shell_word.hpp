#pragma once
/// Words of commands that a user may copy.

#include <string>

namespace cutline::cli {

/// A word as a shell reads it back: in quotes where it needs them.
[[nodiscard]] std::string shell_word(const std::string& word);

} // namespace cutline::cli
