#include "cli/help_text.hpp"

#include "cli/command.hpp"
#include "cli/option_table.hpp"

#include <cutline/report/display.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace cutline::cli {
namespace {

constexpr std::size_t help_width = 100;
constexpr std::size_t widest_term = 28; ///< a longer one has a line of its own

/// A term and what it means.
using Entry = std::pair<std::string, std::string>;

/// Words of a text put on lines of the help's width, all but the first behind spaces. A line that has begun
/// takes up `used` columns already.
std::string wrapped(std::string_view text, std::size_t indent = 0, std::size_t used = 0) {
    std::string lines;
    auto column = used;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \n"), text.size());
        const auto word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto width = display_width(word);
        if (width == 0)
            continue;
        const bool begins = column == indent;
        if (!begins && column + 1 + width > help_width) {
            lines += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (!begins) {
            lines += ' ';
            ++column;
        }
        lines += word;
        column += width;
    }
    return lines + "\n";
}

/// A table of two columns, the first as wide as its terms, and at least `widest`.
std::string two_columns(const std::vector<Entry>& entries, std::size_t widest = 0) {
    for (const auto& [term, meaning] : entries)
        if (display_width(term) <= widest_term)
            widest = std::max(widest, display_width(term));
    const auto indent = widest + 4;
    std::string text;
    for (const auto& [term, meaning] : entries) {
        text += "  " + pad_right(term, widest);
        text += display_width(term) > widest ? "\n" + std::string(indent, ' ') : "  ";
        text += wrapped(meaning, indent, indent);
    }
    return text;
}

std::string text_of(std::span<const Example> examples) {
    std::string text = "\nExamples:\n";
    for (const auto& example : examples)
        text += fmt::format("  {}:\n    {}\n", example.does, example.command);
    return text;
}

} // namespace

std::string help_text(const Syntax& syntax) {
    std::vector<Entry> options;
    for (const auto& option : options_of(syntax))
        options.emplace_back(option.usage(), option.help);
    auto text = fmt::format("Usage: {}\n\n{}\nOptions:\n{}", usage_of(syntax), wrapped(syntax.description),
                            two_columns(options));
    if (!syntax.terms.empty())
        text += fmt::format("\n{}:\n{}", syntax.heading, two_columns(syntax.terms));
    return text + text_of(syntax.examples);
}

std::string_view program_description() {
    return "cutline plays competitions that end by elimination and says who survives, how often and why.";
}

std::span<const Example> first_examples() {
    static constexpr std::array<Example, 4> examples{
        {{"Write a first scenario, explained line by line", "cutline init"},
         {"Play it a million times", "cutline run scenario.yaml"},
         {"Say in words what it means, or what is wrong with it", "cutline check scenario.yaml"},
         {"Tell one of its trials", "cutline trace scenario.yaml --trial 1"}}};
    return examples;
}

std::string general_help() {
    std::vector<Entry> all;
    for (const auto* command : commands())
        all.emplace_back(fmt::format("cutline {} {}", command->name, command->arguments), command->summary);
    const std::vector<Entry> others{{"cutline help COMMAND", "what a command does, its options and examples"},
                                    {"cutline --version", "the version, and how this program was built"}};
    return fmt::format("{}\n\nUsage:\n{}\n{}{}", program_description(), two_columns(all, widest_term),
                       two_columns(others, widest_term), text_of(first_examples()));
}

} // namespace cutline::cli
