#pragma once
/// The draws of one round as columns, of which one lane at a time is looked at: for rounds that are played
/// lane by lane.

#include "engine/batch/lanes.hpp"
#include "engine/trial_draws.hpp"

#include <cutline/plan/plan.hpp>

#include <vector>

namespace cutline::batch {

class ColumnDraws final : public TrialDraws {
  public:
    /// All outlive this.
    ColumnDraws(const Plan& plan, const DrawKeys& keys, std::size_t position, const Lanes& lanes,
                Arena& arena);
    void look_at(std::size_t lane) { lane_ = lane; }

    // What stays with a team is drawn before the first round, its profile apart.
    [[nodiscard]] float strength(TeamId) const override { return 0; }
    [[nodiscard]] float growth(TeamId) const override { return 0; }
    [[nodiscard]] float profile(TeamId team, LeafId leaf) const override {
        return profile_[team][leaf][lane_];
    }
    [[nodiscard]] float form(std::size_t, TeamId team) const override { return form_[team][lane_]; }
    [[nodiscard]] float noise(std::size_t, TeamId team, LeafId leaf) const override {
        return noise_[team][leaf][lane_];
    }
    [[nodiscard]] std::int32_t gate(std::size_t, std::size_t gate, TeamId team) const override {
        return gates_[gate][team][lane_];
    }
    [[nodiscard]] std::int32_t lot(std::size_t, TeamId team) const override { return lots_[team][lane_]; }
    // Rarely asked for: computed at their address.
    [[nodiscard]] std::int32_t entry(std::size_t, TeamId team) const override {
        return word(keys_.entry[team]);
    }
    [[nodiscard]] std::int32_t admission(std::size_t, TeamId team) const override {
        return word(keys_.admission[team]);
    }
    [[nodiscard]] std::int32_t withdrawal(std::size_t, TeamId team) const override {
        return word(keys_.withdrawal[team]);
    }

  private:
    [[nodiscard]] std::int32_t word(Key key) const { return lanes_.word(key, lane_); }

    const DrawKeys::OfRound& keys_;
    const Lanes& lanes_;
    PerId<TeamId, const float*> form_;
    PerId<TeamId, PerId<LeafId, const float*>> profile_, noise_;
    PerId<TeamId, const std::int32_t*> lots_;
    std::vector<PerId<TeamId, const std::int32_t*>> gates_;
    std::size_t lane_ = 0;
};

} // namespace cutline::batch
