#include "evidence/replay.hpp"

#include "engine/round.hpp"
#include "engine/trial_draws.hpp"
#include "evidence/judge.hpp"

namespace cutline::evidence {
namespace {

/// The draws of one tile; what nothing is known of is 0.
class KnownTrial final : public TrialDraws {
  public:
    KnownTrial(const DrawKeys& keys, const Stretch& stretch, std::size_t draw)
        : keys_(keys), stretch_(stretch), draw_(draw) {}

    [[nodiscard]] float strength(TeamId team) const override { return normal(keys_.strength[team]); }
    [[nodiscard]] float growth(TeamId team) const override { return normal(keys_.growth[team]); }
    [[nodiscard]] float profile(TeamId team, LeafId leaf) const override {
        return normal(keys_.profile[team][leaf]);
    }
    [[nodiscard]] float form(std::size_t round, TeamId team) const override {
        return normal(keys_.rounds[round].form[team]);
    }
    [[nodiscard]] float noise(std::size_t round, TeamId team, LeafId leaf) const override {
        return normal(keys_.rounds[round].noise[team][leaf]);
    }
    [[nodiscard]] std::int32_t gate(std::size_t round, std::size_t gate, TeamId team) const override {
        return word(keys_.rounds[round].gates[gate][team]);
    }
    [[nodiscard]] std::int32_t entry(std::size_t round, TeamId team) const override {
        return word(keys_.rounds[round].entry[team]);
    }
    [[nodiscard]] std::int32_t admission(std::size_t round, TeamId team) const override {
        return word(keys_.rounds[round].admission[team]);
    }
    [[nodiscard]] std::int32_t withdrawal(std::size_t round, TeamId team) const override {
        return word(keys_.rounds[round].withdrawal[team]);
    }
    [[nodiscard]] std::int32_t lot(std::size_t round, TeamId team) const override {
        return word(keys_.rounds[round].lot[team]);
    }

  private:
    [[nodiscard]] float normal(Key key) const {
        const auto* const known = stretch_.normals(key);
        return known == nullptr ? 0 : known[draw_];
    }
    [[nodiscard]] std::int32_t word(Key key) const {
        const auto* const known = stretch_.words(key);
        return known == nullptr ? 0 : known[draw_];
    }

    const DrawKeys& keys_;
    const Stretch& stretch_;
    std::size_t draw_;
};

} // namespace

bool agrees(const Model& model, const DrawKeys& keys, const Stretch& stretch, std::size_t draw,
            std::span<const double> drawn, std::vector<std::vector<double>>& totals) {
    const auto& plan = model.plan;
    const KnownTrial draws(keys, stretch, draw);
    TrialState state(plan);
    state.drawn = drawn;
    state.latents = draw_latents(plan, draws, drawn);
    Standing standing;
    RoundRules rules(plan, draws, state, standing.scores, nullptr);
    totals.assign(model.held.size(), std::vector<double>(plan.teams.size()));
    for (std::size_t r = 0; r < model.held.size(); ++r) {
        const auto& held = model.held[r];
        RoundOutcome told;
        rules.hold(held.position, told);
        if (told.field != held.field || (held.outcome_known && told.survivors != held.survivors))
            return false;
        add_up_criteria(plan, held, held.scored, standing);
        for (const auto team : held.scored) {
            standing.lots[team.index()] = draws.lot(held.position, team);
            totals[r][team.index()] = to_points(standing.scores.total[team.index()]);
        }
        for (const auto& fact : held.facts)
            if (violation(fact, plan, held, standing, drawn) > 0)
                return false;
    }
    return true;
}

} // namespace cutline::evidence
