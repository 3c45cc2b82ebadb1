#pragma once
/// The same trials under many weightings, on one set of draws: what is drawn is drawn once, and only totals
/// and cuts are made anew for each weighting.

#include <cutline/base/team_set.hpp>
#include <cutline/engine/draws.hpp>
#include <cutline/engine/reference.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/studied_weights.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace cutline {

/// Plays trials under each of some weightings. The finalists are, trial by trial, those of the game played
/// with these weights by any other engine.
///
/// Where the rules are common ones, totals are made in single precision, and a trial in which two of them
/// come so near that rounding could decide is played by the reference's rules. Other plans are played
/// weighting by weighting. Immutable; `play` may be called by several threads at once.
class WeightSweep {
  public:
    /// Takes the finalists of some trials under one weighting. @param trials  the trial of each set
    using Take = std::function<void(std::size_t weighting, std::span<const TeamSet> finalists,
                                    std::span<const std::uint64_t> trials)>;

    /// @param game        outlives the sweep, as do `studied` and its game
    /// @param weightings  each with one weight for each studied criterion
    WeightSweep(const Game& game, const StudiedWeights& studied, std::uint64_t seed,
                std::vector<std::vector<double>> weightings);
    WeightSweep(const WeightSweep&) = delete;
    WeightSweep& operator=(const WeightSweep&) = delete;
    ~WeightSweep();

    /// Plays the trials first … last-1 under every weighting. @param first  a multiple of 32
    void play(std::uint64_t first, std::uint64_t last, const Take& take) const;

    [[nodiscard]] const std::vector<std::vector<double>>& weightings() const { return weightings_; }
    /// Whether every plan has common rules only.
    [[nodiscard]] bool fast() const;

  private:
    class Rooms;
    void play_block(std::uint64_t first, std::size_t lanes, struct SweepRoom& room, const Take& take) const;

    const Game* game_;
    const StudiedWeights* studied_;
    std::vector<std::vector<double>> weightings_;
    ReferenceEngine settled_; ///< tells which plan a trial is played under
    std::vector<Draws> draws_;
    std::vector<struct SweepPlan> plans_;
    std::unique_ptr<Rooms> rooms_;
};

} // namespace cutline
