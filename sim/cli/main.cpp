/// The program: finds the command, runs it, and says how it ended.

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/diagnostics_view.hpp"
#include "cli/help_text.hpp"
#include "cli/instruction_set.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/version_text.hpp"

#include <fmt/format.h>

#include <new>

namespace cutline::cli {
namespace {

bool asks_for_help(std::string_view word) {
    return word == "--help" || word == "-h";
}

Exit help(const std::vector<std::string>& arguments) {
    if (arguments.size() > 1)
        throw UsageError("help takes the name of one command");
    const bool of_all = arguments.empty() || asks_for_help(arguments.front()) || arguments.front() == "help";
    write_to_standard_output(of_all ? general_help() : help_text(find_command(arguments.front()).syntax()));
    return Exit::done;
}

Exit dispatch(std::vector<std::string> words) {
    if (words.empty()) {
        tell(general_help());
        return Exit::unusable_input;
    }
    const auto name = words.front();
    const std::vector<std::string> arguments(words.begin() + 1, words.end());
    if (asks_for_help(name) || name == "help")
        return help(arguments);
    if (name == "--version" || name == "version") {
        write_to_standard_output(version_text());
        return Exit::done;
    }
    if (name.starts_with("-"))
        throw UsageError(fmt::format("a command comes first, not '{}'; try: cutline --help", name));
    const auto& command = find_command(name);
    for (const auto& argument : arguments)
        if (asks_for_help(argument))
            return help({name});
    return command.run(arguments);
}

Exit guarded(const std::vector<std::string>& words) {
    try {
        choose_instruction_set();
        return dispatch(words);
    } catch (const UsageError& error) {
        tell(fmt::format("cutline: error: {}\n", error.what()));
        return Exit::unusable_input;
    } catch (const InputError& error) {
        show(error.diagnostics());
        return Exit::unusable_input;
    } catch (const Interrupted&) {
        tell("cutline: interrupted\n");
        return Exit::interrupted;
    } catch (const std::bad_alloc&) {
        tell("cutline: error: out of memory\n");
    } catch (const std::exception& error) {
        tell(fmt::format("cutline: error: {}\n", error.what()));
    }
    return Exit::could_not_finish;
}

} // namespace
} // namespace cutline::cli

int main(int count, char** words) {
    cutline::cli::listen_for_interrupts();
    return static_cast<int>(cutline::cli::guarded({words + 1, words + count}));
}
