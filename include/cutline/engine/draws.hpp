#pragma once
/// The random numbers of a trial, by what they stand for. A draw is a pure function of (seed, its name,
/// trial): any trial can be replayed alone, and adding a team or a round moves no other draw.

#include <cutline/base/ids.hpp>
#include <cutline/engine/redraw.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/plan.hpp>
#include <cutline/random/known.hpp>
#include <cutline/random/stream.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace cutline {

/// The stream of every draw. One that the plan never asks for may have no key.
struct DrawKeys {
    struct OfRound {
        PerId<TeamId, Key> form, entry, admission, withdrawal, lot;
        PerId<TeamId, PerId<LeafId, Key>> noise;
        std::vector<PerId<TeamId, Key>> gates; ///< by position in RoundPlan::gates
    };
    std::vector<Key> numbers, weights; ///< as in Plan::numbers and Plan::weights
    PerId<TeamId, Key> strength, growth;
    PerId<TeamId, PerId<LeafId, Key>> profile;
    std::vector<OfRound> rounds; ///< by position in Plan::rounds
};

[[nodiscard]] DrawKeys make_draw_keys(const Plan& plan, const Roster& roster, std::uint64_t seed);
/// The streams of the same plan with some sources redrawn, but for what is known.
[[nodiscard]] DrawKeys redrawn(DrawKeys keys, const Plan& plan, const Roster& roster, const Redraw& redraw,
                               const KnownDraws* known = nullptr);

/// All draws that a plan may ask for. Immutable; may be shared between threads.
///
/// Streams are named (source, round, team, criterion or gate) by the ids of the scenario file:
/// | source | named by | is |
/// | strength, growth | team | standard normal |
/// | profile | team, leaf | standard normal |
/// | form | round, team | standard normal |
/// | noise | round, team, leaf | standard normal |
/// | gates | round, team, gate; with memory team, gate | word |
/// | entry | round, team, "enter", "admit" or "withdraw" | word |
/// | ties | round, team | word: the larger lot stays |
/// | numbers | path or input | word → quantile |
/// | weights | path | words → simplex |
class Draws {
  public:
    /// @param known  takes the place of the streams that it knows; may be null
    Draws(const Plan& plan, const Roster& roster, std::uint64_t seed, const Redraw& redraw = {},
          std::shared_ptr<const KnownDraws> known = nullptr);

    /// Fills the plan's uncertain numbers, then its drawn weights. @param drawn  plan.draws() values.
    void numbers(std::uint64_t trial, std::span<double> drawn) const;

    [[nodiscard]] float strength(TeamId team, std::uint64_t trial) const;
    [[nodiscard]] float growth(TeamId team, std::uint64_t trial) const;
    [[nodiscard]] float profile(TeamId team, LeafId leaf, std::uint64_t trial) const;

    // `round` and `gate` are positions in Plan::rounds and RoundPlan::gates. Words are read as signed.
    [[nodiscard]] float form(std::size_t round, TeamId team, std::uint64_t trial) const;
    [[nodiscard]] float noise(std::size_t round, TeamId team, LeafId leaf, std::uint64_t trial) const;
    [[nodiscard]] std::int32_t gate(std::size_t round, std::size_t gate, TeamId team,
                                    std::uint64_t trial) const;
    [[nodiscard]] std::int32_t entry(std::size_t round, TeamId team, std::uint64_t trial) const;
    [[nodiscard]] std::int32_t admission(std::size_t round, TeamId team, std::uint64_t trial) const;
    [[nodiscard]] std::int32_t withdrawal(std::size_t round, TeamId team, std::uint64_t trial) const;
    [[nodiscard]] std::int32_t lot(std::size_t round, TeamId team, std::uint64_t trial) const;

    /// The streams, for an engine that draws many trials at once.
    [[nodiscard]] const DrawKeys& keys() const { return keys_; }

  private:
    [[nodiscard]] std::shared_ptr<const Stretch> known_at(std::uint64_t trial) const;
    [[nodiscard]] float normal(Key key, std::uint64_t trial) const;
    [[nodiscard]] std::int32_t word(Key key, std::uint64_t trial) const;

    std::vector<DrawnNumber> numbers_;
    std::vector<DrawnWeights> weights_;
    DrawKeys keys_;
    std::shared_ptr<const KnownDraws> known_;
    std::uint32_t known_replicate_;
};

/// @throws std::invalid_argument if rounds of the game have published results that its draws know nothing of:
/// see let_know
void expect_known(const Game& game);

/// The largest word, plus one, that passes a chance: a word passes iff it is below. 0 and 1 are exact.
/// @param chance  0 … 1
[[nodiscard]] std::int64_t chance_threshold(double chance);

/// @return whether an event of this chance happens at this word.
[[nodiscard]] inline bool happens(std::int32_t word, double chance) {
    return word < chance_threshold(chance);
}

} // namespace cutline
