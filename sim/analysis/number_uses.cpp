#include "analysis/number_uses.hpp"

#include <algorithm>

namespace cutline {
namespace {

/// Walks over every value of a plan.
class Uses {
  public:
    explicit Uses(const Plan& plan) : plan_(plan) {}

    std::map<std::size_t, SourceKind> operator()() {
        for (const auto& team : plan_.teams)
            if (team.present)
                of_team(team);
        see(SourceKind::ability, plan_.profile);
        for (const auto& round : plan_.rounds)
            of_round(round);
        return std::move(kinds_);
    }

  private:
    void see(SourceKind kind, const Value& value) {
        for (const auto& term : value.terms) {
            if (term.factor == 0 || term.draw >= plan_.numbers.size())
                continue;
            auto& known = kinds_.try_emplace(term.draw, kind).first->second;
            known = std::min(known, kind);
        }
    }
    void see(SourceKind kind, const std::optional<Value>& value) {
        if (value)
            see(kind, *value);
    }
    template <class Id>
    void see(SourceKind kind, const PerId<Id, Value>& values) {
        for (const auto& value : values)
            see(kind, value);
    }

    void of_team(const TeamPlan& team) {
        see(SourceKind::ability, team.expected);
        for (const auto* value : {&team.growth, &team.strength_spread, &team.growth_spread})
            see(SourceKind::ability, *value);
        see(SourceKind::events, team.withdraw);
    }

    void of_round(const RoundPlan& round) {
        for (const auto team : round.possible_field) {
            if (round.entrants.contains(team))
                see(SourceKind::events, round.entry[team]);
            if (!round.from.empty())
                see(SourceKind::events, round.admit[team]);
            see(SourceKind::luck, round.form[team]);
        }
        for (const auto& leaf : round.leaves) {
            see(SourceKind::luck, leaf.noise);
            see(SourceKind::rules, leaf.resolution);
        }
        see(SourceKind::weights, round.weights);
        see(SourceKind::rules, round.carry);
        for (const auto& gate : round.gates)
            of_gate(round, gate);
        see(SourceKind::rules, round.cut.count);
        see(SourceKind::rules, round.cut.at_least);
    }

    void of_gate(const RoundPlan& round, const GatePlan& gate) {
        if (gate.by_chance) {
            for (const auto team : round.possible_field)
                see(SourceKind::events, gate.pass[team]);
            return;
        }
        for (const auto* value : {&gate.at_least, &gate.per_month})
            see(SourceKind::rules, *value);
        see(SourceKind::rules, gate.of);
    }

    const Plan& plan_;
    std::map<std::size_t, SourceKind> kinds_;
};

} // namespace

std::map<std::size_t, SourceKind> number_uses(const Plan& plan) {
    return Uses{plan}();
}

} // namespace cutline
