#include "report/labels.hpp"
#include "report/survival_view.hpp"

#include <cutline/report/percent.hpp>
#include <cutline/report/survival_tables.hpp>

#include <algorithm>
#include <numeric>

namespace cutline {
namespace {

/// In how many trials a team goes out for good for a cause, whatever the round.
std::uint64_t lost_to(const Roster& roster, const TeamSurvival& team, const std::string& cause) {
    std::uint64_t count = 0;
    for (const auto& exit : team.last_exits)
        if (roster.rounds[exit.round].cause_names[exit.cause] == cause)
            count += exit.estimate.count;
    return count;
}

/// The trials in which a team neither goes out nor is a finalist: nobody let it in.
std::uint64_t not_let_in(const Survival& survival, const TeamSurvival& team) {
    const auto told =
        std::transform_reduce(team.last_exits.begin(), team.last_exits.end(), team.final.count, std::plus{},
                              [](const Exit& exit) { return exit.estimate.count; });
    return survival.trials - std::min(survival.trials, told);
}

/// The labels of the causes that occurred: cut, the gates in the order of the file, withdrew.
std::vector<std::string> causes(const RunReport& report) {
    std::vector<std::string> labels;
    std::vector<std::string> at_the_end;
    const auto add = [&](const std::string& label, CauseId cause) {
        auto& where = cause == cause_withdrew ? at_the_end : labels;
        const bool occurred = std::ranges::any_of(report.survival.teams, [&](const TeamSurvival& team) {
            return lost_to(report.game.roster, team, label) > 0;
        });
        if (occurred && std::ranges::find(where, label) == where.end())
            where.push_back(label);
    };
    for (const auto& round : report.game.roster.rounds)
        for (std::size_t i = 0; i < round.cause_names.size(); ++i)
            add(round.cause_names[CauseId{i}], CauseId{i});
    labels.insert(labels.end(), at_the_end.begin(), at_the_end.end());
    return labels;
}

/// The labels of gates are the writer's own.
std::string column_heading(const std::string& label) {
    return label == "cut" || label == "withdrew" ? capitalised(label) : label;
}

class ExitsTable {
  public:
    explicit ExitsTable(const RunReport& report) : report_(report), decimals_(decimals_of(report.survival)) {}

    [[nodiscard]] Table make() {
        const auto labels = causes(report_);
        const bool outsiders = std::ranges::any_of(report_.survival.teams, [&](const TeamSurvival& team) {
            return not_let_in(report_.survival, team) > 0;
        });
        Table table{.title = "Why teams go out for good, in any round, as a share of all trials"};
        if (labels.size() + (outsiders ? 1 : 0) < 2)
            return table;
        table.columns.push_back({"Team"});
        for (const auto& label : labels)
            table.columns.push_back({column_heading(label), Align::right});
        if (outsiders)
            table.columns.push_back({"Not let in", Align::right});
        table.columns.push_back({capitalised(finalists_word(report_.game.scenario.finalists)), Align::right});

        for (const auto* team : likeliest_first(report_.survival)) {
            std::vector<Cell> row{label_with_id(report_.game.roster.teams[team->team])};
            for (const auto& label : labels)
                row.push_back(share_of(lost_to(report_.game.roster, *team, label), is_proven(*team)));
            if (outsiders)
                row.push_back(share_of(not_let_in(report_.survival, *team)));
            row.push_back(Cell::number(percent(team->final, decimals_), team->final.p));
            table.rows.push_back(std::move(row));
        }
        if (absent_)
            table.notes.push_back(std::string(impossible) + " this happened in no trial.");
        return table;
    }

  private:
    /// How it went out is published.
    [[nodiscard]] static bool is_proven(const TeamSurvival& team) {
        return team.last_exits.size() == 1 && team.last_exits.front().estimate.always;
    }

    Cell share_of(std::uint64_t count, bool always = false) {
        if (count == 0) {
            absent_ = true;
            return impossible;
        }
        const auto& survival = report_.survival;
        auto estimate = counted_share(count, survival.trials, survival.confidence);
        estimate.always = always;
        return Cell::number(percent(estimate, decimals_), estimate.p);
    }

    const RunReport& report_;
    int decimals_;
    bool absent_ = false;
};

} // namespace

Table exits_table(const RunReport& report) {
    return ExitsTable{report}.make();
}

} // namespace cutline
