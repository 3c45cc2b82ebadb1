#pragma once
/// Draws that agree with the published results of rounds that have been held.
///
/// Every trial that takes them plays the held rounds as they were published; strength, profile, growth, and
/// every uncertain number that those rounds ask for, have the distribution that the evidence has given them
/// (docs/evidence.md).

#include <cutline/base/diagnostic.hpp>
#include <cutline/base/ids.hpp>
#include <cutline/base/team_set.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/random/known.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cutline {

/// What one draw says about the teams.
struct Insight {
    std::vector<double> strength; ///< by team of the roster: share of the points
    std::vector<std::vector<double>>
        totals; ///< by held round, by team of the roster: points; 0 if not scored
    /// How many draws before it missed the evidence when they were played again, in single precision.
    std::uint64_t refused = 0;
};

/// A round that has been held, as the evidence tells it.
struct HeldField {
    RoundId round;
    TeamSet scored;
    std::optional<RoundOutcome> outcome; ///< if it was published who left
};

/// The distribution of all that the evidence touches, as an endless sequence of draws. Immutable but for a
/// cache; may be shared between threads.
class Posterior final : public KnownDraws {
  public:
    /// Learns from the published results of the scenario as it stands without open rules.
    /// @throws InputError if the results contradict the rules or one another: it names a set of them that
    /// can't hold together, of which none can be spared
    Posterior(Game game, std::uint64_t seed);
    ~Posterior() override;

    [[nodiscard]] const KnownAbout& about() const override;
    [[nodiscard]] bool knows(Key key) const override;
    [[nodiscard]] std::shared_ptr<const Stretch> stretch(std::uint64_t number,
                                                         std::uint32_t replicate = 0) const override;

    /// The names in which everything here is told; another game's may differ.
    [[nodiscard]] const Roster& roster() const;
    /// The rounds that have been held, in their order.
    [[nodiscard]] std::vector<HeldField> held() const;
    /// What the draws of a stretch say: stretch_draws of them.
    [[nodiscard]] std::shared_ptr<const std::vector<Insight>> insights(std::uint64_t number) const;

    /// The evidence's chance before it was known, as a power of two; an estimate.
    [[nodiscard]] double log2_chance() const;
    /// Evidence that had less than one chance in a million.
    [[nodiscard]] const std::vector<Diagnostic>& warnings() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Learns what a document's published results say under some changes: under what they say about teams and
/// numbers, but under the rules as the file has them. Null if there are none.
/// @throws InputError as Posterior
[[nodiscard]] std::shared_ptr<const Posterior> learn(const Node& document, const Changes& changes,
                                                     std::uint64_t seed);

/// Makes a game's trials take the draws of a posterior.
/// @param played_again  else rounds that have been held go in every trial as they went, whatever the game's
/// rules would make of them
void let_know(Game& game, std::shared_ptr<const Posterior> posterior, bool played_again = false);

/// The game of a document under some changes, which knows what its published results say.
/// @throws InputError as make_game and Posterior
[[nodiscard]] Game make_known_game(const Node& document, const Changes& changes, std::uint64_t seed);

} // namespace cutline
