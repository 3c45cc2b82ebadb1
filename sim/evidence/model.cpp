#include "evidence/model.hpp"

#include <algorithm>
#include <set>
#include <type_traits>
#include <utility>

namespace cutline::evidence {
namespace {

/// Which drawn numbers the held rounds ask for, and what for.
class TouchReader {
  public:
    explicit TouchReader(const Model& model) : model_(model) {}

    void operator()() {
        for (const auto& held : model_.held) {
            const auto& round = model_.plan.rounds[held.position];
            for (const auto team : held.scored)
                read_team(round, team);
            for (const auto& leaf : round.leaves) {
                add(spreads, leaf.noise);
                add(scores, leaf.resolution);
            }
            read_totals(round);
            for (const auto& verdict : held.verdicts)
                add(chances, verdict.chance);
        }
    }

    std::set<std::size_t> scores, chances, means, spreads; ///< drawn numbers

  private:
    static void add(std::set<std::size_t>& to, const Value& value) {
        for (const auto& term : value.terms)
            to.insert(term.draw);
    }
    void read_team(const RoundPlan& round, TeamId id) {
        const auto& team = model_.plan.teams[id];
        for (const auto& expected : team.expected)
            add(means, expected);
        add(means, team.growth);
        for (const auto* value : {&team.strength_spread, &team.growth_spread, &round.form[id]})
            add(spreads, *value);
        for (const auto& profile : model_.plan.profile)
            add(spreads, profile);
    }
    void read_totals(const RoundPlan& round) {
        for (const auto& weight : round.weights)
            add(scores, weight);
        add(scores, round.carry);
        add(scores, round.cut.count);
        if (round.cut.at_least)
            add(scores, *round.cut.at_least);
        for (const auto& gate : round.gates)
            if (!gate.by_chance) {
                add(scores, gate.at_least);
                add(scores, gate.per_month);
                if (gate.of)
                    add(scores, *gate.of);
            }
    }
    const Model& model_;
};

/// Whether what was published of a round depends on a leaf's scores: by the totals, or by a criterion.
bool asks(const Plan& plan, const HeldRound& held, LeafId leaf) {
    const auto& round = plan.rounds[held.position];
    const auto covers = [&](CriterionId id) {
        const auto& criterion = plan.criteria[id];
        return leaf.index() >= criterion.first.index() &&
               leaf.index() < criterion.first.index() + criterion.leaves;
    };
    const auto measures = [&](const Fact& fact) {
        return std::visit(
            [&]<class Says>(const Says& says) {
                if constexpr (std::is_same_v<Says, GateFact>)
                    return round.gates[says.gate].measure && covers(*round.gates[says.gate].measure);
                else if constexpr (std::is_same_v<Says, CutFact>)
                    return std::ranges::any_of(round.cut.tie_criteria, covers);
                else
                    return says.of && covers(*says.of);
            },
            fact.says);
    };
    return !round.weights[leaf].is(0) || std::ranges::any_of(held.facts, measures);
}

} // namespace

Model::Model(Plan the_plan, const Roster& the_roster, std::vector<HeldRound> rounds)
    : plan(std::move(the_plan)), roster(the_roster), held(std::move(rounds)), carries(false) {
    for (std::size_t r = 0; r < held.size(); ++r) {
        const auto& round = plan.rounds[held[r].position];
        carries = carries || !round.carry.is(0);
        for (std::size_t l = 0; l < plan.leaves.size(); ++l)
            for (const auto team : held[r].scored)
                if (!round.certain(team, LeafId{l}) && asks(plan, held[r], LeafId{l}))
                    coordinates.push_back({r, team, LeafId{l}});
    }
    std::ranges::stable_sort(coordinates, {}, &Coordinate::team);
    TouchReader read(*this);
    read();
    for (std::size_t n = 0; n < plan.numbers.size(); ++n) {
        const Touch touch{.draw = n,
                          .scores = read.scores.contains(n),
                          .chances = read.chances.contains(n),
                          .means = read.means.contains(n),
                          .spreads = read.spreads.contains(n)};
        if (touch.scores || touch.chances || touch.abilities())
            touches.push_back(touch);
    }
    for (std::size_t w = 0; w < plan.weights.size(); ++w) {
        const auto first = plan.weights[w].first_draw;
        const auto last = first + plan.weights[w].law.alpha.size();
        if (std::ranges::any_of(read.scores, [&](std::size_t draw) { return draw >= first && draw < last; }))
            weights.push_back(w);
    }
}

} // namespace cutline::evidence
