#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/file_text.hpp"
#include "cli/folder.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/shell_word.hpp"
#include "cli/starters.hpp"

#include <cutline/scenario/read.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <optional>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view schema_name = "scenario.schema.json"; ///< as the first line of a starter names it

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "init",
        .description =
            "Writes a first scenario, explained line by line, that can be played at once and made into your "
            "own: FILE, or scenario.yaml. Beside it goes scenario.schema.json, with which editors check and "
            "complete a scenario while it is written.",
        .groups = {Group::starter},
        .examples = {{"A scenario.yaml, explained in English", "cutline init"},
                     {"A file of another name, explained in Korean", "cutline init regions.yaml --lang ko"}}};
    return syntax;
}

void expect_free(const std::string& path) {
    if (is_there(path))
        throw UsageError(
            fmt::format("'{}' is there already and stays as it is; give the scenario another name, "
                        "as in: cutline init my-scenario.yaml, or write over it with --force",
                        path));
}

/// A schema that is there already, perhaps of another version; none if there is no file of its name.
std::optional<std::string> read_schema(const std::string& path) {
    if (!is_there(path))
        return {};
    if (!fs::is_regular_file(path))
        throw UsageError(fmt::format("'{}' is no file, but the schema for editors goes there; rename it, or "
                                     "write the scenario into another folder",
                                     path));
    return file_text(path);
}

/// The schema beside the scenario. One that is there is left alone.
void write_schema(const Options& options, const std::string& path, const std::optional<std::string>& there) {
    if (!there)
        write_file(options, path, scenario_schema());
    else if (!options.quiet && *there != scenario_schema())
        tell(fmt::format(
            "'{}' is there already and not the one of this cutline; to write it anew: cutline schema "
            "--output {}\n",
            path, shell_word(path)));
}

Exit write_starter(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    const auto file = options.file.empty() ? "scenario.yaml" : options.file;
    const auto schema = (fs::path{file}.parent_path() / schema_name).string();
    if (!options.force)
        expect_free(file);
    if (same_file(file, schema))
        throw UsageError(fmt::format("'{}' is the name of the schema; give the scenario another name", file));
    expect_writable(file);
    const auto there = read_schema(schema);
    write_file(options, file, options.language == Language::korean ? korean_starter() : english_starter());
    write_schema(options, schema, there);
    if (!options.quiet)
        tell(fmt::format("Now change it as you like, and try:\n  cutline check {0}\n  cutline run {0}\n",
                         shell_word(file)));
    return Exit::done;
}

} // namespace

const Command init_command{"init", "[FILE]", "a first scenario of your own, explained line by line", syntax,
                           write_starter};

} // namespace cutline::cli
