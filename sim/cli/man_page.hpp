#pragma once
/// The manual, made from what the help is made from. Pages are ASCII with roff's escapes and hold no date, so
/// that every build writes the same bytes.

#include "cli/command.hpp"

#include <string>

namespace cutline::cli {

/// cutline(1).
[[nodiscard]] std::string man_page();
/// cutline-COMMAND(1).
[[nodiscard]] std::string man_page(const Command& command);

} // namespace cutline::cli
