#pragma once
/// The batch engine: the same outcome as the reference engine, trial by trial, for a few hundred trials at a
/// time.

#include <cutline/engine/draws.hpp>
#include <cutline/engine/redraw.hpp>
#include <cutline/engine/strength.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/outcome_columns.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace cutline {

/// Whether outcomes tell totals and drawn numbers.
enum class Totals { untold, told };

/// Plays trials of a game in blocks. Immutable; `play` may be called by several threads at once.
class BatchEngine {
  public:
    /// Takes the outcomes of a block. @param trials  the trial of each lane; neither outlives the call
    using Take = std::function<void(const OutcomeColumns& outcomes, std::span<const std::uint64_t> trials)>;

    /// @param game  outlives the engine
    BatchEngine(const Game& game, std::uint64_t seed, Strengths strengths = Strengths::untold,
                Totals totals = Totals::untold);
    BatchEngine(const Game& game, std::uint64_t seed, Totals totals)
        : BatchEngine(game, seed, Strengths::untold, totals) {}
    BatchEngine(const BatchEngine&) = delete; // what threads work in refers to its keys
    BatchEngine& operator=(const BatchEngine&) = delete;
    BatchEngine(BatchEngine&&) = default;
    BatchEngine& operator=(BatchEngine&&) = default;
    ~BatchEngine() = default;

    /// Plays the trials first … last-1 and hands on their outcomes, block by block; under open rules the
    /// trials of a block are handed on plan by plan. @param first  a multiple of 32  @param redraw  the
    /// sources that these trials draw anew
    void play(std::uint64_t first, std::uint64_t last, const Take& take, const Redraw& redraw = {}) const;

  private:
    class Room;
    class Rooms;

    void play_block(std::uint64_t first, std::size_t lanes, Room& room, const Take& take) const;
    void choose_plans(std::uint64_t first, std::size_t lanes, Room& room) const;

    const Game* game_;
    Totals totals_;
    std::vector<StrengthRule> strengths_; ///< one for each plan; none if they aren't told
    std::vector<Key> open_rules_;
    std::vector<DrawKeys> keys_;   ///< one for each plan
    std::shared_ptr<Rooms> rooms_; ///< what threads work in
};

/// The instruction sets that this program knows, best first.
[[nodiscard]] std::vector<std::string_view> known_instruction_sets();
/// Those of them that this machine has; the first is used.
[[nodiscard]] std::vector<std::string_view> instruction_sets();
/// Uses one of them from now on, instead of the best; results don't depend on it. For tests and measurements.
/// @throws std::invalid_argument if the machine doesn't have it
void use_instruction_set(std::string_view name);

} // namespace cutline
