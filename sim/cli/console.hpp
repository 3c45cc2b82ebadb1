#pragma once
/// The terminal, if there is one.

#include <cutline/report/page.hpp>

#include <string_view>

namespace cutline::cli {

enum class Stream : int { output = 1, error = 2 };

[[nodiscard]] bool is_terminal(Stream stream);

/// Colour, bars and width for what is written to a stream: a terminal's own, else no colour and no limit.
/// NO_COLOR is heeded (https://no-color.org).
[[nodiscard]] TerminalStyle style_of(Stream stream);

/// How the user calls the program, for commands to copy: "cutline", or what the environment's
/// CUTLINE_CALLED_AS says.
[[nodiscard]] std::string_view called_as();

/// Writes to standard error at once; a note that can't be written is lost.
void tell(std::string_view text);

} // namespace cutline::cli
