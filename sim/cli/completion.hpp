#pragma once
/// What makes a shell complete commands, options, their values and file names: a script for each shell, made
/// from the table of options.

#include <string>
#include <string_view>
#include <vector>

namespace cutline::cli {

/// The shells that there is a script for.
[[nodiscard]] std::vector<std::string> shell_names();

/// The script for one of them.
[[nodiscard]] std::string completion_script(std::string_view shell);

[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();
[[nodiscard]] std::string fish_completion();

} // namespace cutline::cli
