#pragma once
/// A stream at one trial as a generator for library code that wants one.

#include <cutline/random/stream.hpp>

#include <cstdint>
#include <limits>

namespace cutline {

/// The words 0, 1, 2 ... of a stream for one trial: a UniformRandomBitGenerator, for Boost.Random, <random>
/// and whatever takes as many words as it needs. A value: copy it to repeat the draws. Wraps around after
/// 2^32 words.
class WordEngine {
  public:
    using result_type = std::uint32_t;

    constexpr WordEngine(Key key, std::uint64_t trial, std::uint32_t replicate = 0)
        : key_(key), trial_(trial), replicate_(replicate) {}

    [[nodiscard]] static constexpr result_type min() { return 0; }
    [[nodiscard]] static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    constexpr result_type operator()() {
        return static_cast<result_type>(word_at(key_, trial_, next_++, replicate_));
    }

    /// How many words have been taken.
    [[nodiscard]] constexpr std::uint32_t taken() const { return next_; }

  private:
    Key key_;
    std::uint64_t trial_;
    std::uint32_t replicate_;
    std::uint32_t next_ = 0;
};

} // namespace cutline
