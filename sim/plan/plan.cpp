#include "plan/criteria.hpp"
#include "plan/numbers.hpp"
#include "plan/oddities.hpp"
#include "plan/order.hpp"
#include "plan/published.hpp"
#include "plan/reach.hpp"
#include "plan/rounds.hpp"
#include "plan/weighting.hpp"

#include <cutline/plan/plan.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace cutline {
namespace {

class PlanMaker {
  public:
    PlanMaker(const Scenario& scenario, const Roster& roster, const Complaints& complaints)
        : scenario_(scenario), roster_(roster), complaints_(complaints),
          criteria_(scenario.criteria, complaints), numbers_(complaints),
          weighting_(criteria_, numbers_, complaints),
          rounds_(scenario, roster, criteria_, numbers_, weighting_, complaints) {}

    Plan make() {
        Plan plan;
        if (!sizes_fit() || criteria_.leaves().size() > max_leaves)
            return plan;
        plan.leaves = criteria_.leaves();
        plan.criteria = criteria_.all();
        plan.finalists = scenario_.finalists;
        plan.profile = rounds_.by_leaf(scenario_.spread.profile.value_or(NumberMap{}), "spread.profile",
                                       measure::spread);
        if (!ids_differ())
            return plan;
        make_teams(plan);
        const auto graph = make_round_graph(scenario_.rounds, complaints_);
        for (const auto position : graph.order)
            plan.rounds.push_back(rounds_.make(position, graph));
        find_reach(plan, numbers_, complaints_);
        for (auto& round : plan.rounds) {
            rounds_.check_gates(round);
            find_certain_scores(plan, round);
        }
        for (const auto& round : scenario_.rounds)
            if (round.published)
                check_published(round, criteria_, rounds_, complaints_);
        check_finalists(plan);
        if (!complaints_.any())
            warn_of_oddities(scenario_, plan, numbers_, complaints_);
        plan.numbers = numbers_.drawn();
        plan.weights = weighting_.place_behind(plan.numbers.size(), plan.rounds);
        return plan;
    }

  private:
    [[nodiscard]] bool sizes_fit() const {
        const auto fits = [&](std::size_t count, std::size_t most, const std::string& what,
                              const std::string& path) {
            if (count > most)
                complaints_.error(path, fmt::format("there are {} {}", count, what),
                                  fmt::format("at most {} can be played", most));
            if (count == 0)
                complaints_.error(path, fmt::format("there are no {}", what), "give at least one");
            return count > 0 && count <= most;
        };
        const bool teams_fit = fits(scenario_.teams.size(), max_teams, "teams", "teams");
        return fits(scenario_.rounds.size(), max_rounds, "rounds", "rounds") && teams_fit &&
               roster_.teams.size() <= max_teams;
    }

    /// A file can't give an id twice, but an API user can.
    [[nodiscard]] bool ids_differ() const {
        bool all_differ = true;
        const auto check = [&](const auto& items, const std::string& what, const std::string& path) {
            for (auto item = items.begin(); item != items.end(); ++item)
                if (std::any_of(items.begin(), item,
                                [&](const auto& other) { return other.id == item->id; })) {
                    complaints_.key_error(path + item->id,
                                          fmt::format("{} '{}' stands twice", what, item->id),
                                          fmt::format("give each {} an id of its own", what));
                    all_differ = false;
                }
        };
        check(scenario_.teams, "team", "teams.");
        check(scenario_.rounds, "round", "rounds.");
        for (const auto& round : scenario_.rounds)
            check(round.gates, "gate", "rounds." + round.id + ".gates.");
        return all_differ;
    }

    void make_teams(Plan& plan) {
        plan.teams = PerId<TeamId, TeamPlan>(roster_.teams.size());
        const auto strength = rounds_.by_team(scenario_.spread.strength.value_or(NumberMap{}),
                                              "spread.strength", measure::spread);
        const auto growth =
            rounds_.by_team(scenario_.spread.growth.value_or(NumberMap{}), "spread.growth", measure::spread);
        const auto rest = expected(scenario_.expected, "expected");
        for (const auto& team : scenario_.teams) {
            const auto id = *roster_.team(team.id);
            const auto path = "teams." + team.id;
            auto& made = plan.teams[id];
            made.present = true;
            made.strength_spread = strength[id];
            made.growth_spread = growth[id];
            if (team.growth)
                made.growth = numbers_.value(*team.growth, path + ".growth", measure::growth);
            if (team.withdraw)
                made.withdraw = numbers_.value(*team.withdraw, path + ".withdraw", measure::chance);
            const auto own = expected(team.expected, path + ".expected");
            std::string missing;
            for (std::size_t i = 0; i < own.size(); ++i) {
                const LeafId leaf{i};
                if (!own[leaf] && !rest[leaf])
                    missing +=
                        fmt::format("{}'{}'", missing.empty() ? "" : ", ", criteria_.leaves()[leaf].id);
                made.expected.add(own[leaf] ? *own[leaf] : rest[leaf].value_or(Value{}));
            }
            if (!missing.empty() && !complaints_.follows_from_known("expected"))
                complaints_.error(
                    path, fmt::format("team '{}' has no expected points on {}", team.id, missing),
                    "give them under its `expected`, or for all under the top-level `expected`");
        }
    }

    PerId<LeafId, std::optional<Value>> expected(const ById<Number>& map, const std::string& path) {
        ById<Value> values;
        for (const auto& [id, number] : map) {
            const auto at = path + "." + id;
            values.emplace_back(id, numbers_.value(number, at, measure::expected));
            if (const auto criterion = criteria_.find(id); criterion && number.certain()) {
                const auto points = criteria_.all()[*criterion].points;
                if (points > 0 && (number.value < 0 || number.value > points))
                    complaints_.warning(at, fmt::format("{} expected points of {}", number.value, points),
                                        "scores will mostly be clamped");
            }
        }
        return criteria_.share(values, {path, &numbers_, true});
    }

    /// A score that no draw moves is computed in double, exactly as written.
    void find_certain_scores(const Plan& plan, RoundPlan& round) const {
        round.certain_scores = PerId<TeamId, PerId<LeafId, bool>>(roster_.teams.size());
        for (const auto id : round.possible_field) {
            const auto& team = plan.teams[id];
            const bool steady = team.strength_spread.is(0) && team.growth_spread.is(0) &&
                                round.form[id].is(0) && team.growth.certain();
            for (std::size_t i = 0; i < plan.leaves.size(); ++i) {
                const LeafId leaf{i};
                round.certain_scores[id].add(steady && plan.profile[leaf].is(0) &&
                                             round.leaves[leaf].noise.is(0) && team.expected[leaf].certain());
            }
        }
    }

    void check_finalists(const Plan& plan) const {
        std::size_t least = 0;
        std::size_t most = 0;
        for (const auto& round : plan.rounds)
            if (round.final) {
                least += round.least_survivors;
                most += round.most_survivors;
            }
        if (plan.rounds.empty() || complaints_.any())
            return;
        if (least > plan.finalists || most < plan.finalists)
            complaints_.warning(
                "finalists",
                fmt::format("the competition means to leave {}, but its rounds leave {}", plan.finalists,
                            least == most ? fmt::format("{}", most) : fmt::format("{} to {}", least, most)),
                "set `finalists`, or change the cut of the last round");
    }

    const Scenario& scenario_;
    const Roster& roster_;
    const Complaints& complaints_;
    Criteria criteria_;
    Numbers numbers_;
    Weighting weighting_;
    RoundMaker rounds_;
};

} // namespace

std::size_t Plan::draws() const {
    return std::accumulate(weights.begin(), weights.end(), numbers.size(),
                           [](std::size_t sum, const DrawnWeights& w) { return sum + w.law.alpha.size(); });
}

std::optional<Plan> make_plan(const Scenario& scenario, const Roster& roster, Diagnostics& diagnostics) {
    const auto before = diagnostics.errors();
    const Complaints complaints(scenario.places, diagnostics);
    auto plan = PlanMaker(scenario, roster, complaints).make();
    if (diagnostics.errors() > before || plan.rounds.empty())
        return std::nullopt;
    return plan;
}

} // namespace cutline
