#pragma once
/// What each command accepts, said once: Boost's parser, the help, the manual and the shells' completion are
/// all made from it.

#include "cli/options.hpp"

#include <string>
#include <vector>

namespace cutline::cli {

/// One option.
struct OptionEntry {
    std::string name;  ///< without dashes: "format"
    std::string value; ///< what it takes, as in "N" or "FILE", which shells complete; or ""
    std::vector<std::string> choices = {}; ///< the words that it takes, if there are no others
    bool repeated = false;
    std::string help;   ///< one sentence, without its full stop
    char letter = '\0'; ///< 'h': -h is short for it

    [[nodiscard]] bool takes_path() const { return value == "FILE" || value == "FOLDER"; }
    /// "--format NAME", "-h, --help".
    [[nodiscard]] std::string usage() const;
};

/// What a command takes besides its options.
struct Operand {
    enum class Number { none, optional, one, many, any };
    Number number = Number::none;
    std::string name = {};                 ///< "FILE"
    std::vector<std::string> choices = {}; ///< the words that it may be, if it is no file
    std::string files = {};                ///< the pattern of its files' names: "*.y*ml"

    /// "FILE", "[FILE]", "FILE…" or "[FILE]…"; "" if there is none.
    [[nodiscard]] std::string usage() const;
};

[[nodiscard]] bool accepts(const Syntax& syntax, Group group);
/// In the order of the help.
[[nodiscard]] std::vector<OptionEntry> options_of(const Syntax& syntax);
[[nodiscard]] Operand operand_of(const Syntax& syntax);

/// "cutline run FILE [OPTION]…".
[[nodiscard]] std::string usage_of(const Syntax& syntax);

} // namespace cutline::cli
