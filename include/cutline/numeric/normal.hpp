#pragma once
/// The standard normal distribution: the variate of a trial, made from one 32-bit word, and its exact
/// functions.

#include <bit>
#include <cstddef>
#include <cstdint>

namespace cutline {

/// The coefficients of `normal_from_word`: c[group][power][lane]. Group g holds the octaves 8g ... 8g+7 of
/// the two-sided tail probability, each in the lane that the low three bits of its float exponent name.
struct NormalTable {
    static constexpr std::size_t groups = 4;
    static constexpr std::size_t powers = 7; ///< degree 6
    static constexpr std::size_t lanes = 8;
    alignas(32) float c[groups][powers][lanes];
};

/// The one table: polynomials fitted to `normal_quantile` at Chebyshev nodes, octave by octave. Made on first
/// use (less than 1 ms), the same bits everywhere.
[[nodiscard]] const NormalTable& normal_table();

/// The two-sided tail probability that a word stands for, in [2^-32, 1): its magnitude m counts from 0 at the
/// ends, INT32_MIN and INT32_MAX, to 2^31 - 1 at the centre, -1 and 0, and p = m 2^-31 + 2^-32 in float.
[[nodiscard]] inline float two_sided_tail(std::int32_t word) {
    const std::int32_t magnitude = (word ^ ~(word >> 31)) & 0x7fffffff;
    const float p = static_cast<float>(magnitude) * 0x1p-31F + 0x1p-32F;
    return p < 0x1.fffffep-1F ? p : 0x1.fffffep-1F;
}

/// The normal variate of a trial: the quantile of the word read as a signed number, so that a larger word
/// gives a larger variate (but for rounding, 1e-6) and ~word exactly the opposite one. Its error is below
/// 1.4e-6 for each of the 2^32 words, and |z| < 6.34.
///
/// The arithmetic is part of the contract, since the batch engine repeats it lane by lane. All in float,
/// round to nearest, no fused multiply-add:
/// 1. p = two_sided_tail(word), of which the octave is p in [2^-(k+1), 2^-k);
/// 2. group g = k / 8 and p' = p * 2^(8g), which is exact; g = 0 for all but one word in 256;
/// 3. lane = exponent bits of p' (bits 23 and up) modulo 8, c_j = c[g][j][lane];
/// 4. z = c_6; for j = 5 ... 0: z = z * p' + c_j;
/// 5. the sign bit of z is flipped if word < 0.
[[nodiscard]] inline float normal_from_word(const NormalTable& table, std::int32_t word) {
    float p = two_sided_tail(word);
    std::size_t group = 0;
    for (; p < 0x1p-8F; p *= 0x1p8F)
        ++group;
    const std::size_t lane = std::bit_cast<std::uint32_t>(p) >> 23 & 7U;
    const auto& c = table.c[group];
    float z = c[NormalTable::powers - 1][lane];
    for (std::size_t power = NormalTable::powers - 1; power-- > 0;)
        z = z * p + c[power][lane];
    const std::uint32_t sign = static_cast<std::uint32_t>(word) & 0x80000000U;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(z) ^ sign);
}
/// The same with the one table.
[[nodiscard]] float normal_from_word(std::int32_t word);

/// The standard normal quantile of 0 < p < 1, within 1e-15 relative (2e-15 absolute near the centre):
/// algorithm AS 241, PPND16 (Wichura, Applied Statistics 37, 1988). -infinity at 0, infinity at 1.
[[nodiscard]] double normal_quantile(double p);

/// P(Z <= z), within 1e-14 relative in both tails until it underflows near z = -38.5.
[[nodiscard]] double normal_cdf(double z);

/// P(Z > z), accurate where 1 - normal_cdf(z) is not.
[[nodiscard]] double normal_tail(double z);

} // namespace cutline
