#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/long_run.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/result_text.hpp"
#include "cli/scenario_input.hpp"

#include <cutline/report/target_report.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cutline::cli {
namespace {

using Json = nlohmann::ordered_json;

const Syntax& syntax() {
    static const Syntax syntax{
        .command = "target",
        .description =
            "Says how many points more, on one criterion or on all, would give a team a chance of your "
            "choice of reaching the final, or of surviving a round. Negative points are what it could "
            "do without. Each trial is played at five numbers of points, on the same random numbers.",
        .groups = {Group::scenario, Group::target, Group::simulation, Group::long_run, Group::format,
                   Group::output},
        .formats = {Format::table, Format::json, Format::csv, Format::md},
        .examples = {{"What would give maple an even chance to win",
                      "cutline target scenarios/school-debate.yaml --team maple --probability 50%"},
                     {"And what in style alone would take it past the semifinal",
                      "cutline target scenarios/school-debate.yaml --team maple --probability 60% --round "
                      "semifinal --criterion style"}}};
    return syntax;
}

/// @throws UsageError with the nearest name
template <class Items>
std::size_t position(const Items& items, const std::string& id, std::string_view option) {
    std::vector<std::string> known;
    for (const auto& item : items) {
        if (item.id == id)
            return known.size();
        known.push_back(item.id);
    }
    throw UsageError(fmt::format("--{} can't be '{}', which the scenario doesn't have; {}", option, id,
                                 suggestion(id, known)));
}

TargetQuestion question_of(const Options& options, const Game& game) {
    if (!options.team || !options.probability)
        throw UsageError("target needs --team and --probability, as in --team skt --probability 50%");
    TargetQuestion question{
        TeamId{position(game.roster.teams, *options.team, "team")}, {}, {}, *options.probability};
    if (options.round)
        question.round = RoundId{position(game.roster.rounds, *options.round, "round")};
    if (options.criterion && *options.criterion != "all") {
        (void)position(game.plans.front().criteria, *options.criterion, "criterion");
        question.criterion = options.criterion;
    }
    return question;
}

Json json_of(const Game& game, const TargetQuestion& question, const Lifts& lifts) {
    return {{"team", game.roster.teams[question.team].id},
            {"criterion", question.criterion.value_or("all")},
            {"probability", question.probability},
            {"round", question.round ? Json(game.roster.rounds[*question.round].id) : Json{}},
            {"lifts", {lifts.limit, lifts.around[0], lifts.around[1], lifts.around[2]}}};
}

/// What a saved run was asked.
struct Asked {
    TargetQuestion question;
    Lifts lifts;
};

/// @throws SavedRunError if it can't be had from there
Asked asked(const SavedRun& run, const Game& game) {
    try {
        const auto json = Json::parse(run.question);
        const auto team = game.roster.team(json.at("team").get<std::string>());
        const auto criterion = json.at("criterion").get<std::string>();
        Asked asked{{team.value(), {}, {}, json.at("probability").get<double>()}, {}};
        if (criterion != "all")
            asked.question.criterion = criterion;
        if (!json.at("round").is_null())
            asked.question.round = game.roster.round(json["round"].get<std::string>()).value();
        const auto& lifts = json.at("lifts");
        lifts.at(0).get_to(asked.lifts.limit);
        for (std::size_t i = 0; i < asked.lifts.around.size(); ++i)
            lifts.at(i + 1).get_to(asked.lifts.around[i]);
        return asked;
    } catch (const std::exception&) {
        throw SavedRunError("is no part of a target");
    }
}

std::string text_of(const TargetReport& report, const Options& options) {
    return result_text({.json = [&] { return target_json(report); },
                        .rows = [&] { return target_rows(report); },
                        .page = [&] { return target_page(report); }},
                       options);
}

LongRun<Counts> run_of(const TargetStudy& study, SavedRun saved) {
    return study_run(std::move(saved), study, [](const SavedRun& run) { (void)asked(run, game_of(run)); });
}

Exit find_target(const std::vector<std::string>& arguments) {
    const auto options = parse_options(syntax(), arguments);
    if (options.output)
        expect_writable(*options.output);
    const auto input = load_scenario(options);
    expect_no_input(options, input.files);

    const auto question = question_of(options, input.game);
    const auto wanted = run_options(options, input.game);
    const auto lifts = scout(input.game, question, counts_options(wanted));
    stop_if_interrupted();
    const TargetStudy study{input.game, question, lifts};
    auto saved = saved_run(options, input, wanted);
    saved.command = "target";
    saved.question = json_of(input.game, question, lifts).dump();
    const auto run = run_of(study, std::move(saved));
    const auto result = play_long(options, run, counts_options(wanted));
    if (options.shard) {
        write_result(options, part_text(run, result.tally));
        return Exit::done;
    }
    const auto target = study.estimate(result.tally, options.confidence);
    const TargetReport report{.game = input.game,
                              .question = question,
                              .target = target,
                              .seed = wanted.seed,
                              .changes = input.changes,
                              .missed_precision = !result.precise};
    if (!result.precise)
        warn_beside_page(options,
                         "the precision that was asked for was not reached; more --trials get nearer to it");
    stop_if_interrupted();
    write_result(options, text_of(report, options));
    return Exit::done;
}

Counts empty_counts(const SavedRun&, const Game& game) {
    return TargetStudy::empty_of(game);
}

std::string merged(const Merger& all, const Options& options) {
    const auto& run = all.run();
    const auto [question, lifts] = asked(run, all.game());
    const TargetStudy study{all.game(), question, lifts};
    const auto target = study.estimate(all.counts(), Confidence{run.confidence});
    return text_of({.game = all.game(),
                    .question = question,
                    .target = target,
                    .seed = run.seed,
                    .changes = changes_of(run)},
                   options);
}

constexpr MergedParts parts{empty_counts, merged};

} // namespace

const Command target_command{"target", "FILE --team X", "how many points a team would need for a chance",
                             syntax,   find_target,     &parts};

} // namespace cutline::cli
