#pragma once
/// Commands that a user can run again.

#include <string>

namespace cutline::cli {

/// A word as a shell reads it back.
[[nodiscard]] std::string shell_word(const std::string& word);

} // namespace cutline::cli
