#include "cli/console.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

namespace cutline::cli {

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
    return style;
}

void tell(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

} // namespace cutline::cli
