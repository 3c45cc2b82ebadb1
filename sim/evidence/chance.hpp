#pragma once
/// Uniform and normal numbers from a stream, for the sampler.

#include <cutline/numeric/normal.hpp>
#include <cutline/random/engine.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace cutline::evidence {

/// The word of a stream whose quantile is taken at a place in (0, 1).
[[nodiscard]] inline std::int32_t word_of(double place) {
    return static_cast<std::int32_t>(static_cast<std::int64_t>(std::floor(place * 0x1p32)) -
                                     (std::int64_t{1} << 31));
}

/// A value: copy it to repeat the draws.
class Chance {
  public:
    Chance(Key key, std::uint64_t trial, std::uint32_t replicate = 0) : words_(key, trial, replicate) {}

    [[nodiscard]] std::uint32_t word() { return words_(); }
    /// In (0, 1).
    [[nodiscard]] double uniform() { return (static_cast<double>(words_()) + 0.5) * 0x1p-32; }
    [[nodiscard]] double normal() { return normal_from_word(static_cast<std::int32_t>(words_())); }
    /// 0 … count-1.
    [[nodiscard]] std::size_t below(std::size_t count) {
        return static_cast<std::size_t>(static_cast<std::uint64_t>(words_()) * count >> 32);
    }
    [[nodiscard]] WordEngine& words() { return words_; }

  private:
    WordEngine words_;
};

} // namespace cutline::evidence
