#include "plan/oddities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

namespace cutline {
namespace {

/// Points may differ by rounding alone.
constexpr double slack = 1e-9;

/// The most that a total can be.
double full_points(const RoundPlan& round, const Numbers& numbers) {
    double sum = 0;
    for (const auto& weight : round.weights)
        sum += numbers.range(weight).high;
    return sum;
}

void check_bar(const Support& bar, double full, const std::string& path, const Complaints& complaints) {
    if (bar.low > full + slack)
        complaints.warning(
            path,
            fmt::format("a bar of {:g} points or more, but there are only {:g}: nobody reaches it", bar.low,
                        full),
            "lower it, or write a share with %");
}

void check_gate(const Plan& plan, const RoundPlan& round, const GatePlan& gate, const Numbers& numbers,
                const Complaints& complaints) {
    if (gate.by_chance)
        return;
    const auto path = "rounds." + round.key + ".gates." + gate.id + ".at_least";
    const auto bar = numbers.range(gate.at_least);
    const double full = gate.measure ? plan.criteria[*gate.measure].points : full_points(round, numbers);
    if (gate.is_share) {
        if (!gate.of && bar.low > 1 + slack)
            complaints.warning(
                path, fmt::format("a bar of {:g}% of the full points: nobody reaches it", bar.low * 100),
                "lower it");
        return;
    }
    check_bar(bar, full, path, complaints);
    if (gate.at_least.certain() && bar.high > 0 && bar.high <= 1 && full > 10)
        complaints.warning(path, fmt::format("a bar of {:g} of {:g} points", bar.high, full),
                           fmt::format("write {:g}% if a share is meant", bar.high * 100));
}

void check_cut(const RoundPlan& round, const Numbers& numbers, const Complaints& complaints) {
    const auto path = "rounds." + round.key;
    if (round.cut.at_least)
        check_bar(numbers.range(*round.cut.at_least), full_points(round, numbers), path + ".at_least",
                  complaints);
    if (round.cut.kind != CutPlan::Kind::keep)
        return;
    const auto keep = numbers.range(round.cut.count);
    const auto field = static_cast<double>(round.possible_field.size());
    if (keep.low > field)
        complaints.warning(
            path + ".keep",
            fmt::format("keeps {:g}, but only {:g} can be in the field: nobody is cut", keep.low, field),
            "lower it, or remove it");
}

void check_names(const Scenario& scenario, const Complaints& complaints) {
    std::map<std::string, std::string> called; // name → the first team that has it
    for (const auto& team : scenario.teams) {
        const auto& name = team.name.empty() ? team.id : team.name;
        if (const auto [first, is_new] = called.try_emplace(name, team.id); !is_new)
            complaints.warning(
                "teams." + team.id,
                fmt::format("teams '{}' and '{}' are both called '{}'", first->second, team.id, name),
                "give each a name of its own, which tables can tell apart");
    }
}

/// Whether any score can differ from trial to trial.
bool scores_vary(const Plan& plan) {
    return std::ranges::any_of(plan.rounds, [&](const RoundPlan& round) {
        return std::ranges::any_of(round.possible_field, [&](TeamId team) {
            for (std::size_t leaf = 0; leaf < plan.leaves.size(); ++leaf)
                if (!round.certain(team, LeafId{leaf}))
                    return true;
            return false;
        });
    });
}

} // namespace

void warn_of_oddities(const Scenario& scenario, const Plan& plan, const Numbers& numbers,
                      const Complaints& complaints) {
    check_names(scenario, complaints);
    for (const auto& round : plan.rounds) {
        check_cut(round, numbers, complaints);
        for (const auto& gate : round.gates)
            check_gate(plan, round, gate, numbers, complaints);
    }
    if (!scores_vary(plan))
        complaints.warning("spread", "scores never vary: every trial scores the same",
                           "give a `spread` if that is not meant");
}

} // namespace cutline
