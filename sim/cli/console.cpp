#include "cli/console.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

namespace cutline::cli {

namespace {

/// What the locale says of the terminal, by the first of its variables that is set (POSIX, Base
/// Definitions 8.2).
bool shows_unicode() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') {
            const std::string_view locale{value};
            return locale.find("UTF-8") != locale.npos || locale.find("utf8") != locale.npos;
        }
    return false;
}

} // namespace

bool is_terminal(Stream stream) {
    return isatty(static_cast<int>(stream)) == 1;
}

TerminalStyle style_of(Stream stream) {
    TerminalStyle style;
    if (!is_terminal(stream))
        return style;
    winsize size{};
    if (ioctl(static_cast<int>(stream), TIOCGWINSZ, &size) == 0)
        style.width = size.ws_col;
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool plain = (no_colour != nullptr && *no_colour != '\0') ||
                       (terminal != nullptr && std::string_view{terminal} == "dumb");
    style.colour = plain ? Colour::none : Colour::ansi;
    style.bars = shows_unicode() ? Bars::blocks : Bars::none;
    return style;
}

std::string_view called_as() {
    const char* const name = std::getenv("CUTLINE_CALLED_AS");
    return name == nullptr || *name == '\0' ? "cutline" : name;
}

void tell(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

} // namespace cutline::cli
