#pragma once
/// Streams of random words by name. Each random number of a model has a stream of its own, and each trial its
/// place in it, so that any number can be drawn alone, in any order, and adding one moves no other.

#include <cutline/random/philox.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace cutline {

/// Which stream: the 64-bit key of Philox, low half first.
struct Key {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(Key, Key) = default;

    [[nodiscard]] constexpr PhiloxKey words() const {
        return {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32)};
    }
};

/// The key of the stream that a seed and a name make, such as {"noise", "stage2", "lg", "expert"}: the first
/// 8 bytes, read big-endian, of the SHA-256 of: the seed in 8 bytes, then for each part its length in bytes,
/// in 8 bytes, and its bytes; whole numbers big-endian. No two lists of parts are encoded alike: {"ab"} is
/// not {"a", "b"}.
[[nodiscard]] Key stream_key(std::uint64_t seed, std::span<const std::string_view> name_parts);
[[nodiscard]] Key stream_key(std::uint64_t seed, std::initializer_list<std::string_view> name_parts);

/// The key of an independent repeat of a stream; number 0 is the stream itself. Two different keys never
/// become one under the same number. The bits are scrambled as in SplitMix64 (Steele, Lea & Flood, OOPSLA
/// '14).
[[nodiscard]] constexpr Key redrawn(Key key, std::uint32_t replicate) {
    if (replicate == 0)
        return key;
    std::uint64_t bits = key.value + replicate * std::uint64_t{0x9E3779B97F4A7C15}; // golden ratio
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
    return {bits ^ bits >> 31};
}

/// The trials of a tile share 8 counters; the four words of a counter are four trials of the same number.
/// Trial 32 q + 8 j + lane, with j < 4 and lane < 8, is output word j of the counter (n low, n high,
/// replicate, word) with n = 8 q + lane: contiguous for every SIMD width, and the same numbers for all.
inline constexpr std::size_t tile_trials = 32;
inline constexpr std::size_t tile_counters = 8;

/// The word of one trial. `word` counts where a trial needs several from one stream, `replicate` independent
/// repeats of the whole experiment.
[[nodiscard]] constexpr std::int32_t word_at(Key key, std::uint64_t trial, std::uint32_t word = 0,
                                             std::uint32_t replicate = 0) {
    const std::uint64_t counter = trial / tile_trials * tile_counters + trial % tile_counters;
    const auto output = philox4x32_10(
        {static_cast<std::uint32_t>(counter), static_cast<std::uint32_t>(counter >> 32), replicate, word},
        key.words());
    return static_cast<std::int32_t>(output[trial % tile_trials / tile_counters]);
}

/// The words of the trials 32 * tile ... 32 * tile + 31, in that order.
[[nodiscard]] std::array<std::int32_t, tile_trials>
tile_words(Key key, std::uint64_t tile, std::uint32_t word = 0, std::uint32_t replicate = 0);

} // namespace cutline
