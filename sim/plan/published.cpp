#include "plan/published.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cutline {
namespace {

class PublishedCheck {
  public:
    PublishedCheck(const Round& round, const Criteria& criteria, const RoundMaker& rounds,
                   const Complaints& complaints)
        : round_(round), published_(*round.published), criteria_(criteria), rounds_(rounds),
          complaints_(complaints), path_("rounds." + round.id + ".published") {}

    void check() const {
        for (const auto& [team, scores] : published_.scores) {
            const auto at = path_ + ".scores." + team;
            team_key(team, at);
            check_points(scores, at);
        }
        check_points(published_.mean, path_ + ".mean");
        check_placings(published_.best, path_ + ".best");
        check_placings(published_.worst, path_ + ".worst");
        for (const auto& [criterion, teams] : published_.top) {
            (void)check_criterion(criterion, path_ + ".top." + criterion);
            check_teams(teams, path_ + ".top." + criterion);
        }
        check_exits();
        if (published_.field)
            check_teams(*published_.field, path_ + ".field");
    }

  private:
    /// Full points of a criterion, or of the total.
    [[nodiscard]] std::optional<double> check_criterion(const std::string& id, const std::string& at) const {
        if (id == "total")
            return measure::most_points; // weights make what a total may be
        const auto criterion = criteria_.find_key(id, at);
        return criterion ? std::optional{criteria_.all()[*criterion].points} : std::nullopt;
    }

    void check_points(const ById<Printed>& scores, const std::string& path) const {
        for (const auto& [id, printed] : scores) {
            const auto at = path + "." + id;
            const auto points = check_criterion(id, at);
            if (points && (printed.value < 0 || printed.value > *points))
                complaints_.error(at, fmt::format("{} is not within the points of '{}'", printed.value, id),
                                  fmt::format("give 0 to {}", *points));
        }
    }

    void check_placings(const ById<Placing>& placings, const std::string& path) const {
        for (const auto& [id, placing] : placings) {
            const auto at = path + "." + id;
            (void)check_criterion(id, at);
            check_teams(placing.teams, at);
        }
    }

    void team_key(const std::string& id, const std::string& at) const {
        if (rounds_.team_key(id, at))
            check_takes_part(id, at);
    }

    void check_teams(const std::vector<std::string>& teams, const std::string& path) const {
        for (std::size_t i = 0; i < teams.size(); ++i) {
            const auto at = teams.size() > 1 ? fmt::format("{}[{}]", path, i) : path;
            if (rounds_.team_value(teams[i], at))
                check_takes_part(teams[i], at);
        }
    }

    void check_takes_part(const std::string& id, const std::string& at) const {
        if (published_.field && std::ranges::find(*published_.field, id) == published_.field->end())
            complaints_.error(at, fmt::format("'{}' is not in the published field of '{}'", id, round_.id),
                              "add it to `field`, or remove it here");
    }

    void check_exits() const {
        std::vector<std::string> causes{"cut", "withdrew"};
        for (const auto& gate : round_.gates)
            causes.push_back("gate:" + gate.id);
        if (!published_.exits)
            return;
        for (const auto& [team, cause] : *published_.exits) {
            const auto at = path_ + ".exits." + team;
            team_key(team, at);
            if (std::ranges::find(causes, cause) == causes.end())
                complaints_.error(at, fmt::format("'{}' is no way out of '{}'", cause, round_.id),
                                  suggestion(cause, causes));
        }
    }

    const Round& round_;
    const Published& published_;
    const Criteria& criteria_;
    const RoundMaker& rounds_;
    const Complaints& complaints_;
    std::string path_;
};

} // namespace

void check_published(const Round& round, const Criteria& criteria, const RoundMaker& rounds,
                     const Complaints& complaints) {
    PublishedCheck(round, criteria, rounds, complaints).check();
}

} // namespace cutline
