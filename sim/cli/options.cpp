#include "cli/options.hpp"

#include "cli/command.hpp"
#include "cli/option_table.hpp"
#include "cli/option_values.hpp"
#include "cli/report_page.hpp"
#include "cli/save_run.hpp"
#include "cli/scenario_search.hpp"
#include "cli/weight_values.hpp"

#include <cutline/base/diagnostic.hpp>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace cutline::cli {
namespace {

namespace po = boost::program_options;

/// The table as Boost's parser wants it. Every value is read as text.
po::options_description described(const std::vector<OptionEntry>& table) {
    po::options_description options;
    for (const auto& entry : table) {
        const auto name = entry.letter != '\0' ? fmt::format("{},{}", entry.name, entry.letter) : entry.name;
        if (entry.value.empty())
            options.add_options()(name.c_str(), "");
        else if (entry.repeated)
            options.add_options()(name.c_str(), po::value<std::vector<std::string>>());
        else
            options.add_options()(name.c_str(), po::value<std::string>());
    }
    return options;
}

/// Boost's parser, with its complaints in our words.
po::variables_map parsed(const Syntax& syntax, const std::vector<std::string>& arguments) {
    const auto table = options_of(syntax);
    auto all = described(table);
    all.add_options()("file", po::value<std::vector<std::string>>());
    if (accepts(syntax, Group::long_run))
        all.add_options()("checkpoint-every", po::value<std::string>()); // for tests
    po::positional_options_description positional;
    positional.add("file", -1);
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;

    try {
        po::variables_map given;
        const auto words =
            po::command_line_parser(arguments).options(all).positional(positional).style(style).run();
        po::store(words, given);
        return given;
    } catch (const po::unknown_option& error) {
        std::vector<std::string> known;
        for (const auto& option : table)
            known.push_back("--" + option.name);
        const auto name = error.get_option_name();
        throw UsageError(
            fmt::format("unknown option '{}' of {}; {}", name, syntax.command, suggestion(name, known)));
    } catch (const po::error& error) {
        throw UsageError(fmt::format("{}; see: cutline help {}", error.what(), syntax.command));
    }
}

/// Reads the value of an option, if it was given.
template <class Value>
void take(const po::variables_map& given, const char* name, Value (*read)(const std::string&), auto& into) {
    if (given.count(name) > 0)
        into = read(given[name].as<std::string>());
}

/// Every value of an option that may be repeated.
std::vector<std::string> all_of(const po::variables_map& given, const char* name) {
    return given.count(name) > 0 ? given[name].as<std::vector<std::string>>() : std::vector<std::string>{};
}

[[noreturn]] void complain_of_nothing(const Syntax& syntax) {
    if (accepts(syntax, Group::pages))
        throw UsageError("no result; as in: cutline report result.json");
    if (accepts(syntax, Group::parts))
        throw UsageError("no part; as in: cutline merge part-*.json");
    const auto operand = operand_of(syntax);
    if (!operand.choices.empty())
        throw UsageError(fmt::format("no {}; as in: cutline {} {}", operand.name, syntax.command,
                                     operand.choices.front()));
    throw UsageError(no_scenario_text(syntax));
}

/// The words that are no options: as many as the command takes, and of those that it knows.
std::vector<std::string> operands(const Syntax& syntax, const po::variables_map& given) {
    using enum Operand::Number;
    auto words = all_of(given, "file");
    const auto operand = operand_of(syntax);
    if (words.empty() && (operand.number == one || operand.number == many))
        complain_of_nothing(syntax);
    const bool several = operand.number == many || operand.number == any;
    const std::size_t most = several ? words.size() : operand.number == none ? 0 : 1;
    if (words.size() > most)
        throw UsageError(
            fmt::format("'{}' is one argument too many; see: cutline help {}", words.back(), syntax.command));
    for (const auto& word : words)
        if (!operand.choices.empty() && std::ranges::find(operand.choices, word) == operand.choices.end())
            throw UsageError(fmt::format("{} knows no {} '{}'; {}", syntax.command, operand.name, word,
                                         suggestion(word, operand.choices)));
    return words;
}

std::string as_is(const std::string& text) {
    return text;
}

void take_comparison(const po::variables_map& given, Options& options) {
    options.variants = all_of(given, "variant");
    options.all_variants = given.count("all-variants") > 0;
    options.by_round = given.count("round") > 0;
    take(given, "baseline", as_is, options.baseline);
    for (const auto& sweep : all_of(given, "sweep"))
        options.sweeps.push_back(read_sweep(sweep));
}

void take_weighting(const po::variables_map& given, WeightStudyOptions& weights) {
    take(given, "level", as_is, weights.level);
    take(given, "dirichlet", read_concentration, weights.rule.concentration);
    for (const auto& order : all_of(given, "order"))
        weights.rule.orders.push_back(read_order(order));
    for (const auto& within : all_of(given, "within"))
        weights.rule.within.push_back(read_within(within));
    for (const auto& ratio : all_of(given, "ratio"))
        weights.rule.ratios.push_back(read_ratio(ratio));
    weights.grid = given.count("grid") > 0;
}

/// What the command is about.
void take_operands(const Syntax& syntax, const po::variables_map& given, Options& options) {
    const auto words = operands(syntax, given);
    if (!words.empty())
        options.file = words.front();
    if (accepts(syntax, Group::comparison)) {
        options.files = words;
        take_comparison(given, options);
    } else {
        options.parts = words;
        take(given, "variant", as_is, options.variant);
    }
}

/// As said; else what the ending of the output means; else the default.
Format format_of(const Syntax& syntax, const po::variables_map& given, const Options& options) {
    if (given.count("format") > 0)
        return read_format(given["format"].as<std::string>(), syntax.command, syntax.formats);
    const auto meant = options.output ? format_of_file(*options.output) : "";
    return meant.empty() ? syntax.formats.front() : read_format(meant, syntax.command, syntax.formats);
}

} // namespace

Options parse_options(const Syntax& syntax, const std::vector<std::string>& arguments) {
    const auto given = parsed(syntax, arguments);
    Options options;
    options.words = arguments;
    take_operands(syntax, given, options);
    take(given, "method", as_is, options.sensitivity.method);
    take(given, "of", as_is, options.sensitivity.of);
    for (const auto& group : all_of(given, "group"))
        options.sensitivity.groups.push_back(read_group(group));
    take(given, "trials", read_trials, options.trials);
    take(given, "precision", read_precision, options.precision);
    take(given, "seed", read_seed, options.seed);
    take(given, "threads", read_threads, options.threads);
    take(given, "confidence", read_confidence, options.confidence);
    take(given, "engine", read_engine, options.engine);
    take(given, "trial", read_trial, options.trial);
    take_weighting(given, options.weights);
    take(given, "checkpoint", as_is, options.checkpoint);
    take(given, "checkpoint-every", read_seconds, options.keep_every);
    take(given, "shard", read_shard, options.shard);
    take(given, "output", read_output, options.output);
    if (options.output && accepts(syntax, Group::format))
        expect_text_name(*options.output);
    options.design = given.count("design") > 0;
    if (accepts(syntax, Group::target))
        take(given, "round", as_is, options.round);
    take(given, "team", as_is, options.team);
    take(given, "criterion", as_is, options.criterion);
    take(given, "probability", read_probability, options.probability);
    take(given, "report", as_is, options.report);
    take(given, "plot", as_is, options.plot);
    take(given, "lang", read_language, options.language);
    options.of_results = given.count("result") > 0;
    options.save = given.count("save") > 0;
    take(given, "results", as_is, options.results);
    options.quiet = given.count("quiet") > 0;
    options.force = given.count("force") > 0;
    options.counterfactual = given.count("counterfactual") > 0;
    for (const auto& change : all_of(given, "set"))
        options.set.push_back(read_change(change));
    if (options.shard && given.count("format") > 0)
        throw UsageError("a part has no --format; give it to cutline merge");
    expect_pictures(options);
    expect_savable(options);
    if (!syntax.formats.empty())
        options.format = format_of(syntax, given, options);
    options.excel = given.count("excel") > 0;
    if (options.excel && options.format != Format::csv)
        throw UsageError("--excel is about CSV; add --format csv, or --output FILE.csv");
    return options;
}

} // namespace cutline::cli
