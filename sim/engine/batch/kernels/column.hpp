#pragma once
/// What the loops of the batch engine read and write: one value for each lane, and a lane is a trial.
///
/// Each loop does lane by lane what the reference engine does for one trial, with the same operations in the
/// same order, so that the bits agree on every instruction set. `lanes` is a multiple of 32, and columns are
/// aligned to 64 bytes; lanes past the last trial are computed and never read.

#include <cstddef>

namespace cutline::batch {

/// The most lanes that a loop looks at together.
inline constexpr std::size_t most_lanes = 16;

/// One value for each lane, or the same for all, which then stands there `most_lanes` times.
template <class T>
struct Column {
    const T* data = nullptr; ///< null: no column
    std::size_t mask = 0;    ///< of the lane: all ones, or 0 if all lanes have the same
    [[nodiscard]] static Column each(const T* data) { return {data, ~std::size_t{0}}; }
    [[nodiscard]] static Column same(const T* data) { return {data, 0}; }
    [[nodiscard]] const T* at(std::size_t lane) const { return data + (lane & mask); }
    [[nodiscard]] explicit operator bool() const { return data != nullptr; }
};

} // namespace cutline::batch
