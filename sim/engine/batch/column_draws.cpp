#include "engine/batch/column_draws.hpp"

namespace cutline::batch {

ColumnDraws::ColumnDraws(const Plan& plan, const DrawKeys& keys, std::size_t position, const Lanes& lanes,
                         Arena& arena)
    : keys_(keys.rounds[position]), lanes_(lanes), form_(plan.teams.size()), profile_(plan.teams.size()),
      noise_(plan.teams.size()), lots_(plan.teams.size()),
      gates_(keys_.gates.size(), PerId<TeamId, const std::int32_t*>(plan.teams.size())) {
    const auto& round = plan.rounds[position];
    for (const auto team : round.possible_field) {
        lots_[team] = lanes.words(keys_.lot[team], arena);
        if (!round.form[team].is(0))
            form_[team] = lanes.normals(keys_.form[team], arena);
        for (std::size_t i = 0; i < plan.leaves.size(); ++i) {
            const LeafId leaf{i};
            profile_[team].add(plan.profile[leaf].is(0) ? nullptr
                                                        : lanes.normals(keys.profile[team][leaf], arena));
            noise_[team].add(round.leaves[leaf].noise.is(0) ? nullptr
                                                            : lanes.normals(keys_.noise[team][leaf], arena));
        }
        for (std::size_t g = 0; g < gates_.size(); ++g)
            if (round.gates[g].by_chance && !round.gates[g].pass[team].is(1))
                gates_[g][team] = lanes.words(keys_.gates[g][team], arena);
    }
}

} // namespace cutline::batch
