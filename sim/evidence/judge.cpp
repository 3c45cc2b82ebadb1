#include "evidence/judge.hpp"

#include "engine/round.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cutline::evidence {
namespace {

/// Points apart that rounding may leave between figures that are equal on paper.
constexpr double on_paper = 1e-7;
/// What a fact misses that fails by nothing that can be measured, such as a lot.
constexpr double least = 1e-4;

double beyond(double distance, double allowed) {
    return std::max(0.0, distance - allowed - on_paper);
}

class Judge {
  public:
    Judge(const Plan& plan, const HeldRound& round, const Standing& standing, std::span<const double> drawn)
        : plan_(plan), round_(round), rule_(plan.rounds[round.position]), standing_(standing), drawn_(drawn) {
    }

    double operator()(const ScoreFact& fact) const {
        return beyond(std::abs(points(fact.of, fact.team) - fact.value), fact.half_unit);
    }
    double operator()(const MeanFact& fact) const {
        double sum = 0;
        for (const auto team : round_.scored)
            sum += points(fact.of, team);
        const auto count = static_cast<double>(round_.scored.size());
        return beyond(std::abs(sum / count - fact.value), fact.half_unit) * count;
    }
    double operator()(const PlacingFact& fact) const {
        const double sign = fact.best ? 1 : -1;
        double first = -std::numeric_limits<double>::infinity();
        for (const auto team : round_.scored)
            first = std::max(first, sign * points(fact.of, team));
        double missing = 0;
        for (const auto team : fact.teams)
            missing += beyond(first - sign * points(fact.of, team), fact.within);
        return missing;
    }
    double operator()(const TopFact& fact) const {
        double missing = 0;
        for (const auto below : round_.scored - fact.teams)
            for (const auto above : fact.teams)
                if (const double lead = points(fact.of, above) - points(fact.of, below); !(lead > on_paper))
                    missing += least - std::min(0.0, lead);
        return missing;
    }
    double operator()(const GateFact& fact) const {
        const auto& gate = rule_.gates[fact.gate];
        const auto bar = gate_bar(plan_, rule_, gate, drawn_);
        double missing = 0;
        const auto reached = [&](TeamId team) {
            return gate.measure ? to_ten_thousandths(points(gate.measure, team))
                                : standing_.scores.total[team.index()];
        };
        for (const auto team : fact.passed)
            missing += to_points(std::max<TenThousandths>(0, bar - reached(team)));
        for (const auto team : fact.failed)
            missing += to_points(std::max<TenThousandths>(0, reached(team) - bar + 1));
        return missing;
    }
    double operator()(const CutFact& fact) const {
        auto count = cut_count(rule_.cut, drawn_);
        if (rule_.cut.kind == CutPlan::Kind::drop)
            count -= std::min(count, fact.spent);
        if (clearly(fact, count))
            return 0;
        Ranking ranking;
        ranking.total = standing_.scores.total;
        ranking.lot = standing_.lots;
        for (const auto team : fact.judged)
            for (const auto criterion : rule_.cut.tie_criteria)
                ranking.tie_scores[team.index()].push_back(to_ten_thousandths(
                    criterion_points(plan_, criterion, standing_.scores.entering[team.index()])));
        std::optional<TenThousandths> bar;
        if (rule_.cut.at_least)
            bar = to_ten_thousandths(rule_.cut.at_least->in(drawn_));
        const auto stay = make_cut(rule_.cut, count, bar, fact.judged, ranking).stay;
        return stay == fact.stayed ? 0 : missing(fact, stay);
    }

  private:
    [[nodiscard]] double points(Measure of, TeamId team) const {
        return measured(plan_, of, team, standing_);
    }

    /// The common case, at a fraction of the cost: no bar, the right number stay, and no total ties across
    /// the cut.
    [[nodiscard]] bool clearly(const CutFact& fact, std::size_t count) const {
        const auto stayed = fact.stayed.size();
        const auto judged = fact.judged.size();
        const bool keeps = rule_.cut.kind == CutPlan::Kind::keep;
        if (rule_.cut.at_least || rule_.cut.kind == CutPlan::Kind::none ||
            stayed != (keeps ? std::min(count, judged) : judged - std::min(count, judged)))
            return false;
        TenThousandths low = std::numeric_limits<TenThousandths>::max();
        TenThousandths high = std::numeric_limits<TenThousandths>::min();
        for (const auto team : fact.stayed)
            low = std::min(low, standing_.scores.total[team.index()]);
        for (const auto team : fact.judged - fact.stayed)
            high = std::max(high, standing_.scores.total[team.index()]);
        return low > high;
    }

    /// How far those who wrongly stayed are above those who should have, or above nobody.
    [[nodiscard]] double missing(const CutFact& fact, TeamSet stay) const {
        const auto& total = standing_.scores.total;
        double missing = least;
        for (const auto wrong : stay - fact.stayed) {
            TenThousandths low = total[wrong.index()];
            for (const auto team : fact.stayed)
                low = std::min(low, total[team.index()]);
            missing += least + to_points(total[wrong.index()] - low);
            if (rule_.cut.at_least)
                missing += std::max(0.0, to_points(total[wrong.index()]) - rule_.cut.at_least->in(drawn_));
        }
        for (const auto wrong : fact.stayed - stay) {
            TenThousandths high = total[wrong.index()];
            for (const auto team : fact.judged - fact.stayed)
                high = std::max(high, total[team.index()]);
            missing += least + to_points(high - total[wrong.index()]);
            if (rule_.cut.at_least)
                missing += std::max(0.0, rule_.cut.at_least->in(drawn_)-to_points(total[wrong.index()]));
        }
        return missing;
    }

    const Plan& plan_;
    const HeldRound& round_;
    const RoundPlan& rule_;
    const Standing& standing_;
    std::span<const double> drawn_;
};

} // namespace

void add_up_criteria(const Plan& plan, const HeldRound& round, TeamSet teams, Standing& standing) {
    standing.points.resize(plan.teams.size() * plan.criteria.size());
    for (const auto criterion : round.criteria)
        for (const auto team : teams)
            standing.points[team.index() * plan.criteria.size() + criterion.index()] =
                criterion_points(plan, criterion, standing.scores.measured[team.index()]);
}

double measured(const Plan& plan, Measure of, TeamId team, const Standing& standing) {
    return of ? standing.points[team.index() * plan.criteria.size() + of->index()]
              : to_points(standing.scores.total[team.index()]);
}

double violation(const Fact& fact, const Plan& plan, const HeldRound& round, const Standing& standing,
                 std::span<const double> drawn) {
    return std::visit(Judge(plan, round, standing, drawn), fact.says);
}

} // namespace cutline::evidence
