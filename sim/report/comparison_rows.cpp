#include <cutline/report/comparison_report.hpp>

#include <cmath>

namespace cutline {
namespace {

Cell real(double value) {
    return std::isfinite(value) ? Cell::number({}, value) : Cell{};
}

class Rows {
  public:
    explicit Rows(const ComparisonReport& report) : report_(report) {
        for (const auto& game : report.games)
            for (const auto& [path, value] : game.point)
                if (std::ranges::find(paths_, path) == paths_.end())
                    paths_.push_back(path);
        table_.columns.push_back({"alternative"});
        for (const auto& path : paths_)
            table_.columns.push_back({path, Align::right});
        for (const char* text : {"stage", "team", "name"})
            table_.columns.push_back({text});
        for (const char* number : {"p", "low", "high", "difference", "difference_low", "difference_high",
                                   "both", "only_baseline", "only_alternative", "neither"})
            table_.columns.push_back({number, Align::right});
    }

    Table operator()() {
        const auto& comparison = report_.comparison;
        for (std::size_t stage = 0; stage < comparison.stages.size(); ++stage)
            for (std::size_t i = 0; i < comparison.baseline.size(); ++i)
                add(0, stage, TeamId{i}, comparison.baseline[TeamId{i}][stage], nullptr);
        for (std::size_t game = 1; game < report_.games.size(); ++game)
            for (std::size_t stage = 0; stage < comparison.stages.size(); ++stage)
                for (std::size_t i = 0; i < comparison.baseline.size(); ++i) {
                    const auto& change = comparison.changes[game - 1][TeamId{i}][stage];
                    add(game, stage, TeamId{i}, change.p, &change);
                }
        return std::move(table_);
    }

  private:
    void add(std::size_t game, std::size_t stage, TeamId team, const Estimate& p, const Change* change) {
        const auto& compared = report_.games[game];
        const auto& roster = report_.study.roster();
        const auto round = report_.comparison.stages[stage].round;
        std::vector<Cell> row{compared.name};
        for (const auto& path : paths_) {
            const auto found =
                std::ranges::find(compared.point, path, &std::pair<std::string, std::string>::first);
            row.emplace_back(found == compared.point.end() ? "" : found->second);
        }
        row.insert(row.end(),
                   {Cell{round ? roster.rounds[*round].id : "final"}, Cell{roster.teams[team].id},
                    Cell{roster.teams[team].name}, real(p.p), real(p.interval.low), real(p.interval.high)});
        if (change != nullptr)
            row.insert(row.end(), {real(change->difference.value), real(change->difference.interval.low),
                                   real(change->difference.interval.high), Cell::count(change->both),
                                   Cell::count(change->only_baseline), Cell::count(change->only_alternative),
                                   Cell::count(change->neither)});
        row.resize(table_.columns.size());
        table_.rows.push_back(std::move(row));
    }

    const ComparisonReport& report_;
    std::vector<std::string> paths_;
    Table table_;
};

} // namespace

Table comparison_rows(const ComparisonReport& report) {
    return Rows{report}();
}

} // namespace cutline
