#pragma once
/// Everything that happened in one trial, for people who want to see it: draws, scores, gates, who went and
/// why.

#include <cutline/base/ids.hpp>
#include <cutline/base/team_set.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cutline {

struct GateRecord {
    std::size_t gate = 0; ///< position in RoundPlan::gates
    TeamId team;
    bool passed = false;
    double chance = 0;            ///< by chance
    double measured = 0, bar = 0; ///< by score, points
};

struct TeamRecord {
    float form = 0;                       ///< share of the points
    PerId<LeafId, double> scores;         ///< points, rounded and clamped, before normalise
    PerId<LeafId, double> entering_total; ///< points, after normalise
    double total = 0;                     ///< points, after carry
};

struct RoundRecord {
    std::size_t round = 0;                            ///< position in Plan::rounds
    PerId<TeamId, std::optional<TeamRecord>> teams{}; ///< of those who were scored
    PerId<LeafId, double> weights{};
    std::vector<TeamId> withdrew{};
    std::vector<GateRecord> gates{};
    std::size_t count = 0;         ///< the trial's `keep`, or what is left of its `drop`
    std::vector<TeamId> ranking{}; ///< of those whom the cut judged, best first
    std::vector<TeamId> tied_at_cut{};
    std::vector<TeamId> cut{};
};

struct TrialRecord {
    std::size_t plan = 0;             ///< in Game::plans
    std::vector<std::string> settled; ///< the variant of each open rule
    std::vector<double> numbers;      ///< Plan::draws() drawn numbers
    PerId<TeamId, float> strength;    ///< share of the points
    PerId<TeamId, float> growth;      ///< share of the points per month, drawn and given together
    std::vector<RoundRecord> rounds;
};

} // namespace cutline
