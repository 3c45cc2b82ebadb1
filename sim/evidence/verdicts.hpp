#pragma once
/// What has fallen by chance: how likely it was, and words that make it fall that way again.

#include "evidence/chance.hpp"
#include "evidence/model.hpp"

#include <cutline/engine/draws.hpp>
#include <cutline/random/known.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace cutline::evidence {

/// Verdicts that one word decides together: those of a gate with memory over all rounds, any other alone.
class Verdicts {
  public:
    /// @param model  outlives this
    explicit Verdicts(const Model& model);

    /// The chance that all fell as they did. 0 … 1
    [[nodiscard]] double chance(std::span<const double> drawn) const;
    /// Its logarithm; minus infinity where it is 0.
    [[nodiscard]] double log_chance(std::span<const double> drawn) const;

    /// Draws the words and writes them down.
    void explain(std::span<const double> drawn, Chance& chance, const DrawKeys& keys, std::size_t draw,
                 Stretch& stretch) const;

    [[nodiscard]] bool empty() const { return together_.empty(); }

  private:
    using Together = std::vector<const Verdict*>;
    /// The words, from low to high-1, that decide so.
    struct Range {
        std::int64_t low, high;
    };
    [[nodiscard]] static Range range(const Together& verdicts, std::span<const double> drawn);
    [[nodiscard]] static Key key_of(const Verdict& verdict, const DrawKeys& keys);

    std::vector<Together> together_;
};

} // namespace cutline::evidence
