#include "analysis/lift.hpp"

#include <cutline/plan/means.hpp>

#include <algorithm>
#include <stdexcept>

namespace cutline {

namespace {

/// The leaves of a plan that the question is about; none where it doesn't have the criterion.
std::vector<LeafId> leaves_of(const Plan& plan, const TargetQuestion& question) {
    std::vector<LeafId> leaves;
    if (!question.criterion)
        for (std::size_t i = 0; i < plan.leaves.size(); ++i)
            leaves.emplace_back(i);
    else
        for (const auto& criterion : plan.criteria)
            if (criterion.id == *question.criterion)
                for (std::size_t i = 0; i < criterion.leaves; ++i)
                    leaves.emplace_back(criterion.first.index() + i);
    return leaves;
}

/// Never beyond full points, nor below none, unless it is there already.
double lifted_share(double share, double lift) {
    return lift > 0 ? std::max(share, std::min(1.0, share + lift))
                    : std::min(share, std::max(0.0, share + lift));
}

/// Calls visit(leaf, share) with the mean expected share of each leaf of the question.
template <class Visit>
void for_shares(const Plan& plan, const TargetQuestion& question, Visit visit) {
    const auto expected = means_of(plan, plan.teams[question.team].expected);
    for (const auto leaf : leaves_of(plan, question))
        visit(leaf, expected[leaf] / plan.leaves[leaf].points);
}

/// The first plan that has the criterion.
const Plan& plan_of(const Game& game, const TargetQuestion& question) {
    for (const auto& plan : game.plans)
        if (plan.teams[question.team].present && !leaves_of(plan, question).empty())
            return plan;
    throw std::invalid_argument("no plan has the team and the criterion");
}

} // namespace

Game lifted(const Game& game, const TargetQuestion& question, double lift) {
    (void)plan_of(game, question);
    auto made = game;
    for (auto& plan : made.plans) {
        auto& team = plan.teams[question.team];
        if (!team.present)
            continue;
        const auto raise = [&](LeafId leaf, double share) {
            team.expected[leaf].constant += (lifted_share(share, lift) - share) * plan.leaves[leaf].points;
        };
        for_shares(plan, question, raise);
    }
    return made;
}

LiftRange range_of_lifts(const Game& game, const TargetQuestion& question) {
    LiftRange range;
    for_shares(plan_of(game, question), question, [&](LeafId, double share) {
        range.full = std::max(range.full, 1 - share);
        range.none = std::min(range.none, -share);
    });
    return range;
}

double points_of_lift(const Game& game, const TargetQuestion& question, double lift) {
    const auto& plan = plan_of(game, question);
    double points = 0;
    for_shares(plan, question, [&](LeafId leaf, double share) {
        points += (lifted_share(share, lift) - share) * plan.leaves[leaf].points;
    });
    return points;
}

} // namespace cutline
