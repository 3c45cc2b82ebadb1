#include "cli/diagnostics_view.hpp"

#include "cli/console.hpp"

#include <cutline/report/display.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

namespace cutline::cli {
namespace {

constexpr std::size_t widest_line = 100; ///< of a source line that is shown

/// The lines of the files that diagnostics point at; read when first asked for.
class Sources {
  public:
    [[nodiscard]] std::optional<std::string> line(const Place& place) {
        auto known = files_.find(place.file);
        if (known == files_.end())
            known = files_.emplace(place.file, read(place.file)).first;
        const auto& lines = known->second;
        const auto index = static_cast<std::size_t>(place.line);
        return place.line > 0 && index <= lines.size() ? std::optional{lines[index - 1]} : std::nullopt;
    }

  private:
    static std::vector<std::string> read(const std::string& path) {
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path, ignored) ||
            std::filesystem::file_size(path, ignored) > max_file_bytes)
            return {};
        std::ifstream file(path, std::ios::binary);
        std::vector<std::string> lines;
        for (std::string line; std::getline(file, line);) {
            if (line.ends_with('\r'))
                line.pop_back();
            if (lines.empty() && line.starts_with("\xEF\xBB\xBF"))
                line.erase(0, 3);
            lines.push_back(printable(line));
        }
        return lines;
    }

    std::map<std::string, std::vector<std::string>> files_;
};

/// The first `count` code points of a line.
std::string_view code_points(std::string_view line, std::size_t count) {
    std::size_t bytes = 0;
    for (; bytes < line.size(); ++bytes) {
        const bool starts = (static_cast<unsigned char>(line[bytes]) & 0xC0U) != 0x80U;
        if (starts && count-- == 0)
            break;
    }
    return line.substr(0, bytes);
}

std::string coloured(std::string_view text, std::string_view code, const TerminalStyle& style) {
    return style.colour == Colour::ansi ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

/// The line and a caret under the place; nothing where the caret would stand too far to the right to help.
std::string excerpt(const std::string& line, const Place& place, const TerminalStyle& style) {
    const auto before = code_points(line, static_cast<std::size_t>(std::max(place.column, 1) - 1));
    const auto indent = display_width(before);
    if (indent >= widest_line)
        return {};
    const auto number = std::to_string(place.line);
    return fmt::format("  {} | {}\n  {} | {}{}\n", number, cut_to_width(line, widest_line),
                       std::string(number.size(), ' '), std::string(indent, ' '),
                       coloured("^", "1;32", style));
}

/// `to_string` with the word that tells how bad it is in colour.
std::string first_line(const Diagnostic& diagnostic, const TerminalStyle& style) {
    auto text = printable(to_string(diagnostic));
    const bool error = diagnostic.severity == Severity::error;
    const std::string_view word = error ? "error:" : "warning:";
    if (const auto at = text.find(word); at != std::string::npos)
        text.replace(at, word.size(), coloured(word, error ? "1;31" : "1;35", style));
    return text + "\n";
}

} // namespace

std::string diagnostics_text(const std::vector<Diagnostic>& diagnostics, const TerminalStyle& style) {
    Sources sources;
    std::string text;
    std::vector<std::pair<std::string, std::size_t>> errors; // by file, in the order of their first
    for (const auto& diagnostic : diagnostics) {
        text += first_line(diagnostic, style);
        if (const auto line = sources.line(diagnostic.place))
            text += excerpt(*line, diagnostic.place, style);
        if (diagnostic.severity != Severity::error)
            continue;
        const auto& file = diagnostic.place.file;
        const auto known = std::ranges::find(errors, file, &std::pair<std::string, std::size_t>::first);
        if (known == errors.end())
            errors.emplace_back(file, 1);
        else
            ++known->second;
    }
    for (const auto& [file, count] : errors) {
        const bool in_file = !file.empty() && !file.starts_with("--"); // not of the command line
        text += fmt::format("{} error{}{}\n", count, count == 1 ? "" : "s", in_file ? " in " + file : "");
    }
    if (std::ranges::count(diagnostics, Severity::error, &Diagnostic::severity) >=
        static_cast<std::ptrdiff_t>(Diagnostics::most_kept))
        text += fmt::format("… and perhaps more: no more than {} are shown\n", Diagnostics::most_kept);
    return text;
}

void show(const std::vector<Diagnostic>& diagnostics) {
    tell(diagnostics_text(diagnostics, style_of(Stream::error)));
}

} // namespace cutline::cli
