#pragma once
/// The reference engine: one trial at a time, in plain code that reads like the rules. Every other engine is
/// held against it.

#include <cutline/engine/draws.hpp>
#include <cutline/engine/record.hpp>
#include <cutline/engine/strength.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/outcome.hpp>

#include <cstdint>
#include <vector>

namespace cutline {

/// Plays one trial of one plan. Pure: the same plan, draws and trial give the same outcome.
/// @param outcome  is overwritten; sized by the roster.
/// @param record    if given, is told everything that happened.
/// @param strength  if given, the outcome tells how good the teams are.
void play(const Plan& plan, const Draws& draws, const Roster& roster, std::uint64_t trial, Outcome& outcome,
          TrialRecord* record = nullptr, const StrengthRule* strength = nullptr);

/// Plays trials of a game: settles the open rules, then plays the plan that they make. Thread-safe: `play` is
/// const.
class ReferenceEngine {
  public:
    /// @param game  outlives the engine
    ReferenceEngine(const Game& game, std::uint64_t seed, Strengths strengths = Strengths::untold,
                    const Redraw& redraw = {});

    /// @return the index of the plan that the trial is played under, in Game::plans.
    [[nodiscard]] std::size_t plan_of(std::uint64_t trial) const;
    void play(std::uint64_t trial, Outcome& outcome, TrialRecord* record = nullptr) const;

  private:
    const Game* game_;
    std::vector<Key> open_rules_;
    std::vector<Draws> draws_;            ///< one for each plan
    std::vector<StrengthRule> strengths_; ///< the same; none if they aren't told
};

} // namespace cutline
