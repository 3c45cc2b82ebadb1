#pragma once
/// The random numbers of one trial, wherever they come from: computed at their address, or taken from columns
/// that hold many trials.

#include <cutline/engine/draws.hpp>

#include <cstddef>
#include <cstdint>

namespace cutline {

/// `round` and `gate` are positions in Plan::rounds and RoundPlan::gates. Floats are standard normal; words
/// are read as signed.
class TrialDraws {
  public:
    TrialDraws() = default;
    TrialDraws(const TrialDraws&) = delete;
    TrialDraws& operator=(const TrialDraws&) = delete;
    virtual ~TrialDraws() = default;

    [[nodiscard]] virtual float strength(TeamId team) const = 0;
    [[nodiscard]] virtual float growth(TeamId team) const = 0;
    [[nodiscard]] virtual float profile(TeamId team, LeafId leaf) const = 0;
    [[nodiscard]] virtual float form(std::size_t round, TeamId team) const = 0;
    [[nodiscard]] virtual float noise(std::size_t round, TeamId team, LeafId leaf) const = 0;
    [[nodiscard]] virtual std::int32_t gate(std::size_t round, std::size_t gate, TeamId team) const = 0;
    [[nodiscard]] virtual std::int32_t entry(std::size_t round, TeamId team) const = 0;
    [[nodiscard]] virtual std::int32_t admission(std::size_t round, TeamId team) const = 0;
    [[nodiscard]] virtual std::int32_t withdrawal(std::size_t round, TeamId team) const = 0;
    [[nodiscard]] virtual std::int32_t lot(std::size_t round, TeamId team) const = 0;
};

/// Each draw computed at its address.
class AddressedDraws final : public TrialDraws {
  public:
    /// @param draws  outlives this
    AddressedDraws(const Draws& draws, std::uint64_t trial) : draws_(draws), trial_(trial) {}

    [[nodiscard]] float strength(TeamId team) const override { return draws_.strength(team, trial_); }
    [[nodiscard]] float growth(TeamId team) const override { return draws_.growth(team, trial_); }
    [[nodiscard]] float profile(TeamId team, LeafId leaf) const override {
        return draws_.profile(team, leaf, trial_);
    }
    [[nodiscard]] float form(std::size_t round, TeamId team) const override {
        return draws_.form(round, team, trial_);
    }
    [[nodiscard]] float noise(std::size_t round, TeamId team, LeafId leaf) const override {
        return draws_.noise(round, team, leaf, trial_);
    }
    [[nodiscard]] std::int32_t gate(std::size_t round, std::size_t gate, TeamId team) const override {
        return draws_.gate(round, gate, team, trial_);
    }
    [[nodiscard]] std::int32_t entry(std::size_t round, TeamId team) const override {
        return draws_.entry(round, team, trial_);
    }
    [[nodiscard]] std::int32_t admission(std::size_t round, TeamId team) const override {
        return draws_.admission(round, team, trial_);
    }
    [[nodiscard]] std::int32_t withdrawal(std::size_t round, TeamId team) const override {
        return draws_.withdrawal(round, team, trial_);
    }
    [[nodiscard]] std::int32_t lot(std::size_t round, TeamId team) const override {
        return draws_.lot(round, team, trial_);
    }

  private:
    const Draws& draws_;
    std::uint64_t trial_;
};

} // namespace cutline
