#include "cli/options.hpp"

#include "cli/command.hpp"
#include "cli/option_values.hpp"
#include "cli/report_page.hpp"
#include "cli/save_run.hpp"
#include "cli/weight_values.hpp"

#include <cutline/base/diagnostic.hpp>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace cutline::cli {
namespace {

namespace po = boost::program_options;

constexpr unsigned help_width = 100;

bool accepts(const Syntax& syntax, Group group) {
    return std::ranges::find(syntax.groups, group) != syntax.groups.end();
}

/// Every option that takes a value takes it as text: what is legal is said by option_values.hpp.
po::typed_value<std::string>* text(const char* name) {
    return po::value<std::string>()->value_name(name);
}

/// The same, more than once.
po::typed_value<std::vector<std::string>>* texts(const char* name) {
    return po::value<std::vector<std::string>>()->value_name(name);
}

po::options_description options_of(const Syntax& syntax) {
    po::options_description options("Options", help_width, help_width / 2);
    auto add = options.add_options();
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
        add("method", text("NAME"), "sobol (the default), shapley, morris or pawn; see below")(
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
            "engine", text("NAME"),
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
    if (accepts(syntax, Group::report) || accepts(syntax, Group::results))
        add("lang", text("NAME"), "which language the HTML page opens in: en (the default) or ko");
    if (accepts(syntax, Group::schema))
        add("result", "the schema of the JSON that commands write, instead of that of scenario files");
    if (accepts(syntax, Group::format))
        add("format", text("NAME"), format_names(syntax.formats).c_str());
    if (accepts(syntax, Group::output))
        add("output", text("FILE"),
            accepts(syntax, Group::format)
                ? "write the result to a file instead of standard output; its ending (.json, .csv, .md) "
                  "tells the format"
                : "write the result to a file instead of standard output")(
            "quiet", "no progress and no notes on standard error");
    add("help,h", "this help");
    return options;
}

/// Boost's parser, with its complaints in our words.
po::variables_map parsed(const Syntax& syntax, const po::options_description& visible,
                         const std::vector<std::string>& arguments) {
    po::options_description all;
    all.add(visible).add_options()("file", po::value<std::vector<std::string>>());
    if (accepts(syntax, Group::long_run))
        all.add_options()("checkpoint-every", text("SECONDS")); // for tests
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
        for (const auto& option : visible.options())
            known.push_back("--" + option->long_name());
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

std::string only_file(const Syntax& syntax, const po::variables_map& given) {
    const auto files = all_of(given, "file");
    const bool wanted = accepts(syntax, Group::scenario);
    if (wanted && files.empty())
        throw UsageError(fmt::format("no scenario file; as in: cutline {} scenario.yaml", syntax.command));
    if (files.size() > (wanted ? 1U : 0U))
        throw UsageError(
            fmt::format("'{}' is one argument too many; see: cutline help {}", files.back(), syntax.command));
    return wanted ? files.front() : "";
}

std::string as_is(const std::string& text) {
    return text;
}

void take_comparison(const po::variables_map& given, Options& options) {
    options.files = all_of(given, "file");
    if (options.files.empty())
        throw UsageError("no scenario file; as in: cutline compare scenario.yaml --all-variants");
    options.file = options.files.front();
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

/// What the files of a command are.
void take_files(const Syntax& syntax, const po::variables_map& given, Options& options) {
    if (accepts(syntax, Group::comparison))
        return take_comparison(given, options);
    if (accepts(syntax, Group::saved)) {
        options.parts = all_of(given, "file");
        return;
    }
    const bool results = accepts(syntax, Group::results);
    if (!results && !accepts(syntax, Group::parts)) {
        options.file = only_file(syntax, given);
        take(given, "variant", as_is, options.variant);
        return;
    }
    options.parts = all_of(given, "file");
    if (options.parts.empty())
        throw UsageError(fmt::format("no {}; as in: cutline {} {}", results ? "result" : "part",
                                     syntax.command, results ? "result.json" : "part-*.json"));
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
    const auto given = parsed(syntax, options_of(syntax), arguments);
    Options options;
    options.words = arguments;
    take_files(syntax, given, options);
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
    take(given, "output", as_is, options.output);
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
    options.counterfactual = given.count("counterfactual") > 0;
    for (const auto& change : all_of(given, "set"))
        options.set.push_back(read_change(change));
    if (options.shard && given.count("format") > 0)
        throw UsageError("a part has no --format; give it to cutline merge");
    expect_pictures(options);
    expect_savable(options);
    if (!syntax.formats.empty())
        options.format = format_of(syntax, given, options);
    return options;
}

std::string help_text(const Syntax& syntax) {
    std::ostringstream text;
    text << "Usage: cutline " << syntax.command << (accepts(syntax, Group::scenario) ? " FILE" : "")
         << (accepts(syntax, Group::comparison) ? " FILE…" : "")
         << (accepts(syntax, Group::parts) ? " PART…" : "")
         << (accepts(syntax, Group::results) ? " RESULT.json…" : "")
         << (accepts(syntax, Group::saved) ? " [FOLDER]…" : "") << " [OPTION]…\n\n"
         << syntax.description << '\n'
         << options_of(syntax);
    return text.str();
}

} // namespace cutline::cli
