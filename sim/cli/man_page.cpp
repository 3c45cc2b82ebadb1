#include "cli/man_page.hpp"

#include "cli/help_text.hpp"
#include "cli/option_table.hpp"
#include "cli/roff.hpp"

#include <cutline/version.hpp>

#include <fmt/format.h>

#include <span>

namespace cutline::cli {
namespace {

/// The name of a page: "cutline-run".
std::string page_of(const Command& command) {
    return fmt::format("cutline-{}", command.name);
}

std::string heading(std::string_view name, std::string_view summary) {
    return fmt::format(".TH {} 1 \"\" \"cutline {}\" \"cutline\"\n.SH NAME\n{} \\- {}\n", roff(upper(name)),
                       version, roff(name), roff(summary));
}

/// Terms in bold, each with what it means.
template <class Entries, class Term, class Meaning>
std::string terms(const Entries& entries, Term term, Meaning meaning) {
    std::string text;
    for (const auto& entry : entries)
        text += fmt::format(".TP\n.B {}\n{}\n", roff(term(entry)), roff_lines(meaning(entry)));
    return text;
}

std::string examples(std::span<const Example> examples) {
    std::string text = ".SH EXAMPLES\n";
    for (const auto& example : examples)
        text += fmt::format(".TP\n{}:\n.nf\n.B {}\n.fi\n", roff(example.does), roff(example.command));
    return text;
}

constexpr std::string_view exit_status = R"(.SH "EXIT STATUS"
.TP
.B 0
done
.TP
.B 1
it could not finish: disk, memory
.TP
.B 2
the command or a file is unusable
.TP
.B 130
interrupted
)";

constexpr std::string_view environment = R"(.SH ENVIRONMENT
.TP
.B NO_COLOR
without colour on a terminal, if it is set to anything
.TP
.B CUTLINE_INSTRUCTION_SET
the instruction set that trials are played with, instead of the best of the
machine; results don\(aqt depend on it
)";

/// cutline(1) and the pages of all commands but one.
std::string see_also(const Command* self) {
    std::string text = ".SH \"SEE ALSO\"\n";
    std::string pages = self != nullptr ? ".BR cutline (1)" : "";
    for (const auto* command : commands())
        if (command != self)
            pages += fmt::format("{}.BR {} (1)", pages.empty() ? "" : ",\n", roff(page_of(*command)));
    return text + pages + "\n";
}

} // namespace

std::string man_page() {
    auto text = heading("cutline", "play competitions that end by elimination");
    text += fmt::format(
        ".SH SYNOPSIS\n.B cutline\n.I COMMAND\n[OPTION]{}\n.br\n.B cutline help\n.I COMMAND\n", roff("…"));
    text += fmt::format(".SH DESCRIPTION\n{}\n", roff_lines(program_description()));
    text += ".SH COMMANDS\n" + terms(
                                   commands(),
                                   [](const Command* command) {
                                       return fmt::format("{}{}{}", command->name,
                                                          command->arguments.empty() ? "" : " ",
                                                          command->arguments);
                                   },
                                   [](const Command* command) { return std::string{command->summary}; });
    text += examples(first_examples());
    text += exit_status;
    text += environment;
    return text + see_also(nullptr);
}

std::string man_page(const Command& command) {
    const auto& syntax = command.syntax();
    auto text = heading(page_of(command), command.summary);
    text += fmt::format(".SH SYNOPSIS\n.B cutline {}\n", roff(command.name));
    if (const auto operand = operand_of(syntax).usage(); !operand.empty())
        text += fmt::format(".I {}\n", roff(operand));
    text += fmt::format("[OPTION]{}\n.SH DESCRIPTION\n{}\n.SH OPTIONS\n", roff("…"),
                        roff_lines(syntax.description));
    text += terms(
        options_of(syntax), [](const OptionEntry& option) { return option.usage(); },
        [](const OptionEntry& option) { return option.help; });
    if (!syntax.terms.empty()) {
        text += fmt::format(".SH {}\n", roff(upper(syntax.heading)));
        text += terms(
            syntax.terms, [](const auto& term) { return term.first; },
            [](const auto& term) { return term.second; });
    }
    text += examples(syntax.examples);
    text += exit_status;
    return text + see_also(&command);
}

} // namespace cutline::cli
