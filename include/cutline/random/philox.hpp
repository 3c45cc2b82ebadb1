#pragma once
/// Philox4x32-10: a bijection of 128-bit counters, keyed, whose outputs pass as random (Salmon, Moraes, Dror
/// & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC '11). A number is computed from its address,
/// never "next".

#include <array>
#include <cstdint>

namespace cutline {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// The constants of section 3.3 and table 2 of the paper.
struct PhiloxConstants {
    static constexpr std::uint32_t multiplier_0 = 0xD2511F53; ///< of counter word 0
    static constexpr std::uint32_t multiplier_1 = 0xCD9E8D57; ///< of counter word 2
    static constexpr std::uint32_t weyl_0 = 0x9E3779B9;       ///< golden ratio
    static constexpr std::uint32_t weyl_1 = 0xBB67AE85;       ///< sqrt(3) - 1
    static constexpr int rounds = 10;
};

[[nodiscard]] constexpr PhiloxCounter philox4x32_10(PhiloxCounter counter, PhiloxKey key) {
    for (int round = 0; round < PhiloxConstants::rounds; ++round) {
        const std::uint64_t product_0 = std::uint64_t{PhiloxConstants::multiplier_0} * counter[0];
        const std::uint64_t product_1 = std::uint64_t{PhiloxConstants::multiplier_1} * counter[2];
        counter = {static_cast<std::uint32_t>(product_1 >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(product_1),
                   static_cast<std::uint32_t>(product_0 >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(product_0)};
        key[0] += PhiloxConstants::weyl_0;
        key[1] += PhiloxConstants::weyl_1;
    }
    return counter;
}

} // namespace cutline
