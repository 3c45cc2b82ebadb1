#include "cli/progress_line.hpp"

#include "cli/console.hpp"

#include <cutline/report/display.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace cutline::cli {
namespace {

constexpr std::size_t bar_cells = 20;

/// How many trials the run will probably take: an interval narrows with the root of their number.
double expected_trials(const Progress& progress) {
    const auto most = static_cast<double>(progress.most);
    if (!progress.precision || progress.done == 0)
        return most;
    const double ratio = progress.widest / *progress.precision;
    return std::clamp(static_cast<double>(progress.done) * ratio * ratio, static_cast<double>(progress.done),
                      most);
}

/// "2.1 M".
std::string short_number(double number) {
    constexpr std::array<std::pair<double, const char*>, 3> scales{{{1e9, " G"}, {1e6, " M"}, {1e3, " k"}}};
    for (const auto& [scale, name] : scales)
        if (number >= scale)
            return fmt::format("{:.1f}{}", number / scale, name);
    return fmt::format("{:.0f}", number);
}

std::string duration(double seconds) {
    if (seconds < 100)
        return fmt::format("{:.0f} s", seconds);
    return seconds < 6'000 ? fmt::format("{:.0f} min", seconds / 60)
                           : fmt::format("{:.1f} h", seconds / 3'600);
}

} // namespace

std::string progress_text(const Progress& progress, std::size_t width) {
    const auto done = static_cast<double>(progress.done);
    const double all = std::max(1.0, expected_trials(progress));
    const double part = std::min(1.0, done / all);
    const double rate = progress.elapsed.count() > 0
                            ? (done - static_cast<double>(progress.resumed)) / progress.elapsed.count()
                            : 0;

    const auto full = static_cast<std::size_t>(part * bar_cells);
    std::vector<std::string> parts{fmt::format("[{}{}] {:3.0f}%", std::string(full, '='),
                                               std::string(bar_cells - full, ' '), 100 * part),
                                   fmt::format("{} of {}{} trials", short_number(done),
                                               progress.precision ? "about " : "", short_number(all)),
                                   fmt::format("{}/s", short_number(rate)),
                                   fmt::format("widest ±{:.2g}%", 100 * progress.widest)};
    if (rate > 0)
        parts.push_back(duration((all - done) / rate) + " left");

    std::string text;
    for (const auto& next : parts)
        if (width == 0 || display_width(text) + 2 + display_width(next) < width)
            text += (text.empty() ? "" : "  ") + next;
    return text;
}

ProgressLine::~ProgressLine() {
    if (shown_)
        tell("\r\x1b[K");
}

void ProgressLine::show(const Progress& progress) {
    tell("\r\x1b[K" + progress_text(progress, style_of(Stream::error).width));
    shown_ = true;
}

} // namespace cutline::cli
