#pragma once
/// What a sensitivity study asks of a model: its outputs in a range of trials, with some sources redrawn. A
/// competition is one; so is any function of independent inputs.

#include <cutline/analysis/sensitivity_source.hpp>
#include <cutline/base/ids.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/random/stream.hpp>
#include <cutline/run/run.hpp>
#include <cutline/run/shard.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cutline {

/// For each source, whether it is drawn from its second replicate rather than its first.
using RedrawnSources = std::vector<bool>;

/// Outputs of some trials as whole numbers, at most 2^21 in magnitude so that sums of products are exact.
class OutputValues {
  public:
    OutputValues(std::size_t outputs, std::size_t trials) : trials_(trials), values_(outputs * trials) {}

    [[nodiscard]] std::span<std::int32_t> operator[](std::size_t output) {
        return {values_.data() + output * trials_, trials_};
    }
    [[nodiscard]] std::span<const std::int32_t> operator[](std::size_t output) const {
        return {values_.data() + output * trials_, trials_};
    }

  private:
    std::size_t trials_;
    std::vector<std::int32_t> values_; ///< [output][trial], 0 at first
};

/// Thread-safe: all is const.
class SensitivityModel {
  public:
    SensitivityModel() = default;
    SensitivityModel(const SensitivityModel&) = delete;
    SensitivityModel& operator=(const SensitivityModel&) = delete;
    virtual ~SensitivityModel() = default;

    [[nodiscard]] virtual std::size_t sources() const = 0;
    [[nodiscard]] virtual std::size_t outputs() const = 0;
    /// Whether the output is 1 where something happened and else 0.
    [[nodiscard]] virtual bool is_event(std::size_t output) const = 0;

    /// The stream of a source that is one word in each trial; none for any other.
    [[nodiscard]] virtual std::optional<Key> stream(std::size_t source) const = 0;

    /// Plays trials. The same trials with the same sources redrawn give the same outputs.
    [[nodiscard]] virtual OutputValues play(TrialRange trials, const RedrawnSources& redrawn) const = 0;
};

/// What is asked about a team: whether it reaches the final, whether it survives a round, or its place, 1 for
/// those who come farthest. Teams that leave in the same round share a place, those that survive a round
/// nobody goes on from stand before those that leave it, and finalists before all.
struct SensitivityOutput {
    enum class Kind { final, round, place };
    std::string name; ///< "lg", or "stage2:lg"
    TeamId team;
    Kind kind = Kind::final;
    RoundId round{}; ///< of Kind::round
};

/// The outputs that a word means: "" or "final", "places", or a round's id; or one of them for a single team,
/// as in "stage2:lg". A round of that name goes before what the word else means.
/// @throws SourceError for an unknown round or team
[[nodiscard]] std::vector<SensitivityOutput> sensitivity_outputs(const Game& game, const std::string& word);

/// A competition as a model.
/// @param game  outlives the model
[[nodiscard]] std::unique_ptr<SensitivityModel> make_game_model(const Game& game, std::vector<Source> sources,
                                                                std::vector<SensitivityOutput> outputs,
                                                                std::uint64_t seed,
                                                                Engine engine = Engine::batch);

} // namespace cutline
