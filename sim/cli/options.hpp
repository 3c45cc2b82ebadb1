#pragma once
/// The options of the commands, and what the user gave.

#include <cutline/analysis/sensitivity_study.hpp>
#include <cutline/analysis/weight_study.hpp>
#include <cutline/numeric/interval.hpp>
#include <cutline/report/html.hpp>
#include <cutline/run/run.hpp>
#include <cutline/run/shard.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cutline::cli {

inline constexpr Confidence usual_confidence{0.95};

enum class Format { table, json, csv, md };

/// Options that go together; a command accepts some groups.
enum class Group {
    scenario,   ///< FILE, --variant, --set
    comparison, ///< FILE…, --variant and --sweep more than once, --all-variants, --baseline, --round, --set
    weighting,  ///< --dirichlet, --order, --within, --ratio, --level, --grid
    simulation, ///< --trials, --precision, --seed, --threads, --confidence, --engine
    long_run,   ///< --checkpoint, --shard
    design,     ///< --design
    target,     ///< --team, --criterion, --probability, --round
    sensitivity, ///< --method, --of, --group
    replay,      ///< --trial, --seed
    parts,       ///< PART…
    pages,       ///< RESULT.json…, --lang
    saving,      ///< --save, --results
    saved,       ///< [FOLDER…]
    report,      ///< --report, --lang
    plot,        ///< --plot
    schema,      ///< --result
    format,      ///< --format
    output,      ///< --output, --quiet
    starter,     ///< [FILE], --lang, --force, --quiet
    shell,       ///< SHELL
    manual       ///< [COMMAND]
};

/// A value of the scenario that takes several values in turn.
struct Sweep {
    std::string path;
    std::vector<std::string> values; ///< as in --set
};

/// A command line that works as it stands where the scenarios are at hand.
struct Example {
    std::string_view does; ///< "the same as a spreadsheet"
    std::string_view command;
};

/// What a command accepts.
struct Syntax {
    std::string_view command;
    std::string_view description; ///< line breaks mean nothing
    std::vector<Group> groups;
    std::vector<Format> formats; ///< the default one first; none if there is no --format
    std::vector<Example> examples;
    /// Words that need explaining, with their meaning, under a heading.
    std::string_view heading = {};
    std::vector<std::pair<std::string, std::string>> terms = {};
};

struct Options {
    std::vector<std::string> words; ///< all of them, as given
    std::string file;               ///< or the other word that a command takes
    std::vector<std::string> parts; ///< or results
    std::optional<std::string> variant;
    std::vector<std::pair<std::string, std::string>> set; ///< dotted path, value as written
    bool counterfactual = false;                          ///< published rounds are played again
    bool force = false;                                   ///< an existing file may be overwritten
    bool quiet = false;
    bool save = false;       ///< keep the run in a folder of `results`
    bool of_results = false; ///< the schema of results

    // Of a comparison.
    std::vector<std::string> files;
    std::vector<std::string> variants;
    std::optional<std::string> baseline;
    std::vector<Sweep> sweeps;
    bool all_variants = false;
    bool by_round = false;
    bool design = false;

    // Of a target.
    std::optional<std::string> team;
    std::optional<std::string> criterion;
    std::optional<std::string> round;
    std::optional<double> probability;

    SensitivityQuestion sensitivity;

    WeightStudyOptions weights;

    std::optional<std::uint64_t> trials;
    std::optional<double> precision;
    std::optional<std::uint64_t> seed;
    unsigned threads = 0; ///< 0: as many as the machine has
    Engine engine = Engine::batch;
    Confidence confidence = usual_confidence;
    std::optional<std::string> checkpoint;
    std::chrono::duration<double> keep_every{5}; ///< from one checkpoint to the next
    std::optional<Shard> shard;
    std::uint64_t trial = 0;

    Format format = Format::table;
    bool excel = false; ///< a CSV begins with a byte-order mark
    std::optional<std::string> output;

    std::optional<std::string> report; ///< the HTML page to write beside the result
    Language language = Language::english;
    std::optional<std::string> plot;    ///< the picture to draw beside the result
    std::optional<std::string> results; ///< the folder for runs that are saved
};

/// @throws UsageError
[[nodiscard]] Options parse_options(const Syntax& syntax, const std::vector<std::string>& arguments);

} // namespace cutline::cli
