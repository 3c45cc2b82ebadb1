#pragma once
/// Which pairs to compare in order to sort a few values, whatever they are.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline::batch {

/// Puts the larger of two values first.
struct Comparison {
    std::uint32_t i, j; ///< i < j
};

/// Calls use(i, j) for the comparisons that sort `count` values, largest first: Batcher's odd-even merge
/// (Knuth, The Art of Computer Programming 3, 5.2.2, algorithm M).
template <class Use>
constexpr void for_comparisons(std::size_t count, Use use) {
    for (std::size_t p = 1; p < count; p *= 2)
        for (std::size_t k = p; k >= 1; k /= 2)
            for (std::size_t j = k % p; j + k < count; j += 2 * k)
                for (std::size_t i = j; i < j + k && i + k < count; ++i)
                    if (i / (2 * p) == (i + k) / (2 * p))
                        use(i, i + k);
}

[[nodiscard]] constexpr std::size_t comparison_count(std::size_t count) {
    std::size_t comparisons = 0;
    for_comparisons(count, [&](std::size_t, std::size_t) { ++comparisons; });
    return comparisons;
}

/// The same as a list, at compile time.
template <std::size_t count>
[[nodiscard]] constexpr std::array<Comparison, comparison_count(count)> comparisons() {
    std::array<Comparison, comparison_count(count)> all{};
    std::size_t next = 0;
    for_comparisons(count, [&](std::size_t i, std::size_t j) {
        all[next++] = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)};
    });
    return all;
}

/// The same at run time, for at most max_teams values.
[[nodiscard]] std::span<const Comparison> comparisons_that_sort(std::size_t count);

} // namespace cutline::batch
