#include "report/numbers.hpp"

#include <cutline/report/weights_report.hpp>
#include <cutline/scenario/json.hpp>

#include <cmath>

namespace cutline {
namespace {

/// What a row is about; empty where it doesn't apply.
struct Subject {
    std::string measure;
    std::string round = {};
    std::string team = {};
    std::string detail = {};
};

class Rows {
  public:
    explicit Rows(const WeightsReport& report)
        : report_(report), roster_(report.study.game().roster), studied_(report.study.studied().criteria()) {
        for (const char* text : {"measure", "round", "team", "name", "detail"})
            table_.columns.push_back({text});
        for (const char* number : {"value", "low", "high"})
            table_.columns.push_back({number, Align::right});
        for (const auto& criterion : studied_)
            table_.columns.push_back({"weight:" + criterion.id, Align::right});
    }

    [[nodiscard]] Table operator()() {
        add_run();
        for (const auto& team : report_.acceptability.teams)
            add_team(team);
        for (const auto& out : report_.teams_left_out)
            add_team_left_out(out);
        add_flip();
        for (const auto& point : report_.acceptability.grid)
            for (std::size_t team = 0; team < point.final.size(); ++team)
                add({.measure = "grid", .team = id(TeamId{team})}, point.final[TeamId{team}], point.weights);
        return std::move(table_);
    }

  private:
    [[nodiscard]] const std::string& id(TeamId team) const { return roster_.teams[team].id; }
    [[nodiscard]] std::string ids(const std::vector<TeamId>& teams) const {
        std::string text;
        for (const auto team : teams)
            text += (text.empty() ? "" : " ") + id(team);
        return text;
    }

    [[nodiscard]] static Cell real(double value) {
        return std::isfinite(value) ? Cell::number(significant(value), value) : Cell{};
    }

    void add(const Subject& subject, double value, const Interval* interval,
             const std::vector<double>& weights = {}) {
        const auto team = roster_.team(subject.team);
        std::vector<Cell> row{subject.measure, subject.round,
                              subject.team,    team ? roster_.teams[*team].name : "",
                              subject.detail,  real(value)};
        row.push_back(interval != nullptr ? real(interval->low) : Cell{});
        row.push_back(interval != nullptr ? real(interval->high) : Cell{});
        for (const double weight : weights)
            row.push_back(real(weight));
        row.resize(table_.columns.size());
        table_.rows.push_back(std::move(row));
    }
    void add(const Subject& subject, const Estimate& chance, const std::vector<double>& weights = {}) {
        add(subject, chance.p, &chance.interval, weights);
    }
    void add(const Subject& subject, const Estimated& estimated, const std::vector<double>& weights = {}) {
        add(subject, estimated.value, &estimated.interval, weights);
    }

    void add_run() {
        const auto& game = report_.study.game();
        const double none = std::nan("");
        add({.measure = "trials"}, static_cast<double>(report_.acceptability.trials), nullptr);
        add({.measure = "seed", .detail = std::to_string(report_.seed)}, none, nullptr);
        add({.measure = "confidence_level"}, report_.acceptability.confidence.value, nullptr);
        add({.measure = "digest", .detail = game.resolved.is_null() ? "" : digest(game.resolved)}, none,
            nullptr);
    }

    void add_team(const TeamAcceptability& team) {
        const auto& name = id(team.team);
        add({.measure = "final", .team = name}, team.final);
        add({.measure = "nominal", .team = name}, team.nominal, report_.study.studied().nominal());
        if (const auto& confidence = report_.confidence[team.team]) {
            std::vector<double> centre;
            for (const auto& weight : team.central)
                centre.push_back(weight.value);
            add({.measure = "confidence", .team = name}, *confidence, centre);
        }
        for (std::size_t c = 0; c < studied_.size(); ++c) {
            const auto& criterion = studied_[c].id;
            if (team.has_central)
                add({.measure = "central_weight", .team = name, .detail = criterion}, team.central[c]);
            add({.measure = "without_criterion", .team = name, .detail = criterion},
                team.without_criterion[c]);
            add({.measure = "without_criterion_difference", .team = name, .detail = criterion},
                team.without_difference[c]);
        }
        for (std::size_t r = 0; r < team.rounds.size(); ++r)
            add_ranks(roster_.rounds[RoundId{r}].id, team.team, team.rounds[RoundId{r}]);
    }

    void add_ranks(const std::string& round, TeamId team, const RankAcceptability& ranks) {
        for (std::size_t rank = 0; rank < ranks.ranks.size(); ++rank)
            add({"acceptability", round, id(team), std::to_string(rank + 1)}, ranks.ranks[rank]);
        for (std::size_t other = 0; other < ranks.beats.size(); ++other)
            if (TeamId{other} != team)
                add({"pairwise", round, id(team), id(TeamId{other})}, ranks.beats[TeamId{other}]);
        add({"entropy", round, id(team)}, ranks.entropy);
    }

    void add_team_left_out(const TeamLeftOut& out) {
        for (std::size_t i = 0; i < out.final.size(); ++i) {
            const TeamId team{i};
            if (team == out.team)
                continue;
            add({.measure = "without_team", .team = id(team), .detail = id(out.team)}, out.final[team]);
            add({.measure = "without_team_difference", .team = id(team), .detail = id(out.team)},
                out.difference[team]);
        }
        for (const auto& [a, b] : out.reversals)
            add({.measure = "reversal", .team = id(a), .detail = id(b) + " " + id(out.team)}, std::nan(""),
                nullptr);
    }

    void add_flip() {
        const auto& flips = report_.flips;
        if (flips.nearest)
            add({.measure = "flip", .detail = ids(flips.nearest->to)}, flips.nearest->distance,
                flips.nearest->weights);
        if (flips.check)
            add({.measure = "flip_check", .detail = ids(flips.nearest->to)}, flips.check->difference,
                flips.check->weights);
        for (std::size_t c = 0; c < flips.stability.size(); ++c) {
            add({.measure = "stability_low", .detail = studied_[c].id}, flips.stability[c].low.weight);
            add({.measure = "stability_high", .detail = studied_[c].id}, flips.stability[c].high.weight);
        }
    }

    const WeightsReport& report_;
    const Roster& roster_;
    const std::vector<StudiedCriterion>& studied_;
    Table table_;
};

} // namespace

Table weights_rows(const WeightsReport& report) {
    return Rows{report}();
}

} // namespace cutline
