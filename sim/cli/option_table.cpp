#include "cli/option_table.hpp"

#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "cli/option_values.hpp"

#include <cutline/analysis/sensitivity_method.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cutline::cli {
namespace {

struct Value {
    std::string name;
    std::vector<std::string> choices;
    bool repeated = false;
};

/// Every option that takes a value takes it as text: what is legal is said by option_values.hpp.
Value text(std::string name, std::vector<std::string> choices = {}) {
    return {std::move(name), std::move(choices)};
}

/// The same, more than once.
Value texts(std::string name) {
    return {std::move(name), {}, true};
}

/// Adds options one after the other: add("seed", text("N"), "of the random numbers")("quiet", "no notes").
class Adder {
  public:
    explicit Adder(std::vector<OptionEntry>& table) : table_(table) {}
    const Adder& operator()(std::string name, Value value, std::string help) const {
        table_.push_back({.name = std::move(name),
                          .value = std::move(value.name),
                          .choices = std::move(value.choices),
                          .repeated = value.repeated,
                          .help = std::move(help)});
        return *this;
    }
    const Adder& operator()(std::string name, std::string help) const {
        return (*this)(std::move(name), Value{}, std::move(help));
    }

  private:
    std::vector<OptionEntry>& table_;
};

std::vector<std::string> method_names() {
    std::vector<std::string> names;
    for (const auto& method : sensitivity_methods())
        names.emplace_back(method.name);
    return names;
}

bool writes_csv(const Syntax& syntax) {
    return std::ranges::find(syntax.formats, Format::csv) != syntax.formats.end();
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const auto* command : commands())
        names.emplace_back(command->name);
    return names;
}

} // namespace

bool accepts(const Syntax& syntax, Group group) {
    return std::ranges::find(syntax.groups, group) != syntax.groups.end();
}

std::vector<OptionEntry> options_of(const Syntax& syntax) {
    std::vector<OptionEntry> options;
    const Adder add{options};
    if (accepts(syntax, Group::scenario))
        add("variant", text("NAME"), "take a variant of the scenario file")(
            "set", texts("PATH=VALUE"),
            "change a value, as in rounds.stage2.keep=2; nothing after = removes it; may be repeated");
    if (accepts(syntax, Group::scenario) || accepts(syntax, Group::comparison))
        add("counterfactual", "play rounds whose results are published again, under the changes");
    if (accepts(syntax, Group::comparison))
        add("variant", texts("NAME"), "compare a variant of the first file; may be repeated")(
            "all-variants", "compare each variant of the first file")(
            "sweep", texts("PATH=LOW:HIGH:STEP"),
            "compare each value from LOW to HIGH of a number in the first file, as in "
            "weights.user=20:40:5; repeated, every combination")(
            "baseline", text("NAME"),
            "what the others are held against: as-is (the first file, the default), a variant or a file")(
            "set", texts("PATH=VALUE"), "change a value in all that is compared; may be repeated")(
            "round", "tell the survivors of each round too");
    if (accepts(syntax, Group::sensitivity))
        add("method", text("NAME", method_names()),
            "sobol (the default), shapley, morris or pawn; see below")(
            "of", text("ROUND[:TEAM]"),
            "ask who survives a round, as in stage2, or who comes in which place, as in places; or about one "
            "team, as in stage2:lg or final:lg (default: who reaches the final)")(
            "group", texts("NAME=SOURCE,…"),
            "redraw these sources together, as in rivals=strength,profile; may be repeated");
    if (accepts(syntax, Group::target))
        add("team", text("ID"), "the team that wants to know")(
            "criterion", text("ID"),
            "where the points are added, or all (the default): to each in proportion")(
            "probability", text("SHARE"), "the chance that it is after, as in 90%")(
            "round", text("ID"), "the round to survive (default: to reach the final)");
    if (accepts(syntax, Group::design))
        add("design", "tell how well the rules find the strongest teams, too");
    if (accepts(syntax, Group::weighting))
        add("level", text("CRITERION"), "weigh the parts of a criterion instead of the top level")(
            "dirichlet", text("CONCENTRATION"),
            "draw around the scenario's weights, the nearer the larger; default: evenly from the simplex")(
            "order", texts("A>B>C"), "the weight of A is no less than that of B, and so on; may be repeated")(
            "within", texts("A=LOW..HIGH"), "bounds on a weight, in points or with %; may be repeated")(
            "ratio", texts("A/B=LOW..HIGH"), "bounds on the weight of A over that of B; may be repeated")(
            "grid", "the final chances over the whole simplex too, in the formats json and csv");
    if (accepts(syntax, Group::replay))
        add("trial", text("N"), "the trial to tell, from 0 (default 0)");
    if (accepts(syntax, Group::simulation))
        add("trials", text("N"),
            "how many trials to play, at most if there is a precision (default 1,000,000, "
            "with a precision 1,000,000,000)")(
            "precision", text("SHARE"),
            "play until each final chance is known to this half-width, as in 0.1%");
    if (accepts(syntax, Group::simulation) || accepts(syntax, Group::replay))
        add("seed", text("N"), "of the random numbers (default 1)");
    if (accepts(syntax, Group::simulation))
        add("threads", text("N"),
            "how many threads play (default: as many as the machine has); the result is the same")(
            "confidence", text("SHARE"), "of the intervals (default 95%)")(
            "engine", text("NAME", engine_names()),
            "what plays: batch (the default) or reference, slow and simple; the result is the same");
    if (accepts(syntax, Group::long_run))
        add("checkpoint", text("FILE"),
            "keep what is done in a file every few seconds; the same command goes on from there")(
            "shard", text("I/N"),
            "play one of N shares of the trials and write a part for `cutline merge`, as in 3/16");
    if (accepts(syntax, Group::report))
        add("report", text("FILE"), "write an HTML page of the result too");
    if (accepts(syntax, Group::plot))
        add("plot", text("FILE"), "draw the survival curves too, as .svg or .png");
    if (accepts(syntax, Group::saving))
        add("save",
            "keep the run in a folder of its own, with the scenario and all that tells of the result; see "
            "`cutline results`")("results", text("FOLDER"), "where --save keeps runs (default: results)");
    if (accepts(syntax, Group::starter))
        add("lang", text("NAME", language_names()),
            "the language of comments and labels: en (the default) or ko")(
            "force", "write over a file that is there already")("quiet", "no notes on standard error");
    if (accepts(syntax, Group::report) || accepts(syntax, Group::pages))
        add("lang", text("NAME", language_names()),
            "which language the HTML page opens in: en (the default) or ko");
    if (accepts(syntax, Group::schema))
        add("result",
            "the schema of the JSON that all commands but `trace` write, instead of that of scenario files");
    if (accepts(syntax, Group::format))
        add("format", text("NAME", names_of(syntax.formats)), format_names(syntax.formats));
    if (accepts(syntax, Group::format) && writes_csv(syntax))
        add("excel", "begin a CSV with a byte-order mark, without which Excel shows Korean as garbage");
    if (accepts(syntax, Group::output))
        add("output", text("FILE"),
            accepts(syntax, Group::format)
                ? "write the result to a file instead of standard output; its ending (.json, .csv, .md) "
                  "tells the format"
                : "write the result to a file instead of standard output")(
            "quiet", "no progress and no notes on standard error");
    add("help", "this help");
    options.back().letter = 'h';
    return options;
}

Operand operand_of(const Syntax& syntax) {
    using enum Operand::Number;
    const Operand scenario{.number = one, .name = "FILE", .files = "*.y*ml"};
    if (accepts(syntax, Group::scenario))
        return scenario;
    if (accepts(syntax, Group::comparison))
        return {.number = many, .name = scenario.name, .files = scenario.files};
    if (accepts(syntax, Group::starter))
        return {.number = optional, .name = scenario.name, .files = scenario.files};
    if (accepts(syntax, Group::parts))
        return {.number = many, .name = "PART", .files = "*"};
    if (accepts(syntax, Group::pages))
        return {.number = many, .name = "RESULT.json", .files = "*.json"};
    if (accepts(syntax, Group::saved))
        return {.number = any, .name = "FOLDER", .files = "*"};
    if (accepts(syntax, Group::shell))
        return {.number = one, .name = "SHELL", .choices = shell_names()};
    if (accepts(syntax, Group::manual))
        return {.number = optional, .name = "COMMAND", .choices = command_names()};
    return {};
}

std::string OptionEntry::usage() const {
    return fmt::format("{}--{}{}{}", letter != '\0' ? fmt::format("-{}, ", letter) : "", name,
                       value.empty() ? "" : " ", value);
}

std::string Operand::usage() const {
    switch (number) {
    case Number::none:
        return {};
    case Number::optional:
        return "[" + name + "]";
    case Number::one:
        return name;
    case Number::many:
        return name + "…";
    case Number::any:
        return "[" + name + "]…";
    }
    return {};
}

std::string usage_of(const Syntax& syntax) {
    const auto operand = operand_of(syntax).usage();
    return fmt::format("cutline {}{}{} [OPTION]…", syntax.command, operand.empty() ? "" : " ", operand);
}

} // namespace cutline::cli
