#pragma once
/// The help of the program and of its commands.

#include "cli/options.hpp"

#include <span>
#include <string>

namespace cutline::cli {

/// The command's usage, what it does, its options and examples.
[[nodiscard]] std::string help_text(const Syntax& syntax);

/// What the program does, in one sentence.
[[nodiscard]] std::string_view program_description();
/// First commands of someone who has just met the program.
[[nodiscard]] std::span<const Example> first_examples();

/// The help of the program as a whole.
[[nodiscard]] std::string general_help();

} // namespace cutline::cli
