#pragma once
/// One round of the scenario made into one round of the plan.

#include "plan/criteria.hpp"
#include "plan/numbers.hpp"
#include "plan/order.hpp"
#include "plan/weighting.hpp"

#include <cutline/plan/plan.hpp>
#include <cutline/plan/roster.hpp>

#include <map>
#include <string>
#include <vector>

namespace cutline {

/// What all rounds of a scenario share while they are made.
class RoundMaker {
  public:
    RoundMaker(const Scenario& scenario, const Roster& roster, const Criteria& criteria, Numbers& numbers,
               Weighting& weighting, const Complaints& complaints);

    /// @param position  in Scenario::rounds
    [[nodiscard]] RoundPlan make(std::size_t position, const RoundGraph& graph);

    /// Complains about gates that leave a team of the possible field without a chance; call when fields are
    /// known.
    void check_gates(const RoundPlan& round) const;

    /// Values by team; of a team that neither the map nor its `else` names, `rest`.
    [[nodiscard]] PerId<TeamId, Value> by_team(const NumberMap& map, const std::string& path,
                                               const Measure& measure, const Value& rest = {});
    /// Values by leaf.
    [[nodiscard]] PerId<LeafId, Value> by_leaf(const NumberMap& map, const std::string& path,
                                               const Measure& measure);

    /// The team of this id in this scenario; complains about the key or the value at `path`.
    [[nodiscard]] std::optional<TeamId> team_key(const std::string& id, const std::string& path) const;
    [[nodiscard]] std::optional<TeamId> team_value(const std::string& id, const std::string& path) const;

  private:
    void make_published(const Published& published, RoundPlan& plan) const;
    void make_entries(const Round& round, std::size_t position, const std::string& path, RoundPlan& plan);
    void make_scoring(const Round& round, const std::string& path, RoundPlan& plan);
    void make_cut(const Round& round, const std::string& path, RoundPlan& plan);
    [[nodiscard]] GatePlan make_gate(const Gate& gate, const Round& round, const std::string& path,
                                     RoundId id);
    [[nodiscard]] LeafPlan make_leaf(LeafId leaf, const Value& noise, const LeafScoring* again,
                                     const std::string& again_path);
    [[nodiscard]] std::vector<std::string> team_ids() const;

    const Scenario& scenario_;
    const Roster& roster_;
    const Criteria& criteria_;
    Numbers& numbers_;
    Weighting& weighting_;
    const Complaints& complaints_;
    PerId<LeafId, Value> weights_; ///< of rounds that say nothing
    PerId<LeafId, Value> noise_;
    PerId<TeamId, Value> form_;
    std::map<std::string, TeamSet> chances_told_; ///< by path of a gate: the teams that it gives a chance
};

} // namespace cutline
