#include "report/labels.hpp"
#include "report/numbers.hpp"

#include <cutline/report/survival_tables.hpp>
#include <cutline/scenario/json.hpp>

#include <cmath>

namespace cutline {
namespace {

/// What a row is about; empty where it doesn't apply.
struct Subject {
    std::string measure;
    std::string round = {};
    std::string team = {};
    std::string name = {};
    std::string detail = {};
};

class Rows {
  public:
    explicit Rows(const RunReport& report) : game_(report.game), survival_(report.survival) {
        for (const char* text : {"measure", "round", "team", "name", "detail"})
            table_.columns.push_back({text});
        for (const char* number : {"count", "p", "low", "high", "amount"})
            table_.columns.push_back({number, Align::right});
    }

    void estimate(Subject subject, const Estimate& estimate) {
        add(std::move(subject), {Cell::count(estimate.count),
                                 real(estimate.p),
                                 real(estimate.interval.low),
                                 real(estimate.interval.high),
                                 {}});
    }
    void count(Subject subject, std::uint64_t count) {
        const auto p = static_cast<double>(count) / static_cast<double>(survival_.trials);
        add(std::move(subject), {Cell::count(count), survival_.trials > 0 ? real(p) : Cell{}, {}, {}, {}});
    }
    void amount(Subject subject, double amount) { add(std::move(subject), {{}, {}, {}, {}, real(amount)}); }
    void amount(Subject subject, const Estimated& estimated) {
        const auto end = [](double bound) { return std::isfinite(bound) ? real(bound) : Cell{}; };
        add(std::move(subject),
            {{}, {}, end(estimated.interval.low), end(estimated.interval.high), real(estimated.value)});
    }
    void text(Subject subject) { add(std::move(subject), {{}, {}, {}, {}, {}}); }
    void number(const std::string& measure, std::uint64_t number) {
        add({measure}, {Cell::count(number), {}, {}, {}, {}});
    }

    [[nodiscard]] Subject of_team(std::string measure, TeamId team) const {
        const auto& named = game_.roster.teams[team];
        return {.measure = std::move(measure), .team = named.id, .name = named.name};
    }
    [[nodiscard]] Subject of_round(std::string measure, RoundId round) const {
        const auto& named = game_.roster.rounds[round];
        return {.measure = std::move(measure), .round = named.id, .name = named.name};
    }
    [[nodiscard]] Subject of_team_in_round(std::string measure, RoundId round, TeamId team) const {
        auto subject = of_team(std::move(measure), team);
        subject.round = game_.roster.rounds[round].id;
        return subject;
    }
    /// A set of teams: who is left of the run, or of a round.
    [[nodiscard]] Subject of_set(std::string measure, std::string round,
                                 const std::vector<TeamId>& teams) const {
        return {.measure = std::move(measure),
                .round = std::move(round),
                .name = listed(game_.roster, teams),
                .detail = ids(teams)};
    }
    [[nodiscard]] std::string ids(const std::vector<TeamId>& teams) const {
        std::string text;
        for (const auto team : teams)
            text += (text.empty() ? "" : " ") + game_.roster.teams[team].id;
        return text;
    }

    [[nodiscard]] Table take() { return std::move(table_); }

  private:
    static Cell real(double value) { return Cell::number(significant(value), value); }

    void add(Subject subject, std::vector<Cell> numbers) {
        std::vector<Cell> row{std::move(subject.measure), std::move(subject.round), std::move(subject.team),
                              std::move(subject.name), std::move(subject.detail)};
        row.insert(row.end(), numbers.begin(), numbers.end());
        table_.rows.push_back(std::move(row));
    }

    const Game& game_;
    const Survival& survival_;
    Table table_;
};

Subject with(Subject subject, std::string detail) {
    subject.detail = std::move(detail);
    return subject;
}

/// What was run, so that a file explains itself.
void add_run(Rows& rows, const RunReport& report) {
    const auto& [variant, set, counterfactual] = report.changes;
    if (!report.game.scenario.title.empty())
        rows.text({.measure = "run", .name = report.game.scenario.title, .detail = "title"});
    if (variant)
        rows.text({.measure = "run", .name = *variant, .detail = "variant"});
    if (counterfactual)
        rows.text({.measure = "run", .name = "yes", .detail = "counterfactual"});
    for (const auto& [path, value] : set)
        rows.text({.measure = "run",
                   .name = value.is_null()     ? ""
                           : value.is_scalar() ? value.text
                                               : to_json(value),
                   .detail = "set:" + path});
    rows.number("trials", report.survival.trials);
    rows.number("seed", report.seed);
    rows.amount({"confidence"}, report.survival.confidence.value);
    if (!report.game.resolved.is_null())
        rows.text(with({"digest"}, digest(report.game.resolved)));
}

void add_team(Rows& rows, const Game& game, const TeamSurvival& team) {
    rows.estimate(rows.of_team("final", team.team), team.final);
    for (std::size_t i = 0; i < team.rounds.size(); ++i) {
        const RoundId round{i};
        const auto& here = team.rounds[round];
        rows.count(rows.of_team_in_round("entered", round, team.team), here.entered);
        rows.estimate(rows.of_team_in_round("survived", round, team.team), here.survives);
        for (const auto& [cause, count] : here.exits)
            rows.count(with(rows.of_team_in_round("exit", round, team.team),
                            game.roster.rounds[round].causes[cause]),
                       count);
    }
    for (const auto& exit : team.last_exits)
        rows.estimate(with(rows.of_team_in_round("last_exit", exit.round, team.team),
                           game.roster.rounds[exit.round].causes[exit.cause]),
                      exit.estimate);
    for (std::size_t i = 0; i < team.awards.size(); ++i)
        rows.amount(with(rows.of_team("award", team.team), game.roster.awards[AwardId{i}]),
                    team.awards[AwardId{i}]);
}

void add_round(Rows& rows, const Game& game, RoundId round, const RoundSurvival& survival) {
    for (const auto& [size, count] : survival.survivors)
        rows.count(with(rows.of_round("survivors", round), std::to_string(size)), count);
    rows.count(rows.of_round("ties", round), survival.ties);
    for (const auto& flow : survival.flows)
        for (const auto& [team, count] : flow.teams)
            rows.count(with(rows.of_team_in_round("flow", round, team),
                            flow.from ? game.roster.rounds[*flow.from].id : "entry"),
                       count);
    if (survival.path)
        for (const auto& set : *survival.path)
            rows.estimate(rows.of_set("path", game.roster.rounds[round].id, set.teams), set.estimate);
}

void add_design(Rows& rows, const DesignQuality& design) {
    const auto subject = [](const char* detail) { return Subject{.measure = "design", .detail = detail}; };
    rows.estimate(subject("strongest_survives"), design.strongest_survives);
    rows.estimate(subject("strongest_two_final"), design.strongest_are_final);
    rows.amount(subject("strength_lost"), design.strength_lost);
    rows.amount(subject("kendall"), design.kendall);
}

} // namespace

Table survival_rows(const RunReport& report) {
    Rows rows{report};
    add_run(rows, report);
    for (const auto& team : report.survival.teams)
        add_team(rows, report.game, team);
    if (report.survival.finals)
        for (const auto& set : *report.survival.finals)
            rows.estimate(rows.of_set("finals", "", set.teams), set.estimate);
    for (std::size_t i = 0; i < report.survival.rounds.size(); ++i)
        add_round(rows, report.game, RoundId{i}, report.survival.rounds[RoundId{i}]);
    if (report.design)
        add_design(rows, *report.design);
    return rows.take();
}

} // namespace cutline
