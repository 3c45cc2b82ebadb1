#pragma once
/// The loops of the batch engine that are worth a vector unit. Each does lane by lane what the reference
/// engine does for one trial, with the same operations in the same order, so that the bits agree on every
/// instruction set.
///
/// Columns hold one value for each lane, and a lane is a trial. `lanes` is a multiple of 32, and columns are
/// aligned to 32 bytes; lanes past the last trial are computed and never read.

#include <cutline/base/team_set.hpp>
#include <cutline/random/stream.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace cutline::batch {

/// The most lanes that a loop looks at together.
inline constexpr std::size_t most_lanes = 16;

/// One value for each lane, or the same for all: then `step` is 0 and `data` holds it `most_lanes` times.
template <class T>
struct Column {
    const T* data = nullptr;
    std::size_t step = 0;
    [[nodiscard]] const T* at(std::size_t lane) const { return data + lane * step; }
    [[nodiscard]] explicit operator bool() const { return data != nullptr; }
};

/// One score for each lane: clamped(((base + lift) + profile) + noise × z), or a certain one.
struct LeafScore {
    Column<double> certain; ///< the score itself; none: the sum of what follows
    Column<float> base;
    Column<float> lift;
    Column<float> profile; ///< none: without
    Column<float> noise;   ///< standard deviation
    Column<float> z;       ///< none: without noise
    Column<double> steps;  ///< of the resolution; none: not rounded
    Column<double> weight;
};

/// How a gate judges one team: by a word that must be below the bar, or by a total that must not.
struct Judged {
    TeamId team;
    const std::int32_t* values;
    Column<std::int64_t> bar;
    bool fails_below;
    TeamSet* here;   ///< in and out
    TeamSet* failed; ///< in and out
};

/// A cut by total. Lanes in which totals tie across the cut are marked and left to the caller.
struct Cut {
    std::span<const TeamId> teams;               ///< who may be judged
    std::span<const std::int32_t* const> totals; ///< for each of `teams`
    const TeamSet* judged;
    Column<std::int32_t> count; ///< `keep`, or what is left of `drop`
    bool keeps;
    Column<std::int32_t> bar; ///< `at_least`; none: without
    TeamSet* stay;            ///< out
    std::uint32_t* tied;      ///< out: 0, or all ones
};

/// Words of whole tiles of one stream: lane i is trial 32 × first_tile + i.
void fill_words(Key key, std::uint64_t first_tile, std::size_t lanes, std::int32_t* words);
/// The same as standard normals.
void fill_normals(Key key, std::uint64_t first_tile, std::size_t lanes, float* normals);

/// a = scale × z.
void scale(std::size_t lanes, Column<float> scale, const float* z, float* a);
/// lift = (strength + growth × months) + form; all but the result may be none.
void make_lift(std::size_t lanes, Column<float> strength, Column<float> growth, float months,
               Column<float> form, float* lift);

/// Sums weight × score over the leaves, in their order, in ten-thousandths of a point; must be below 200,000
/// points.
void make_totals(std::size_t lanes, std::span<const LeafScore> leaves, std::int32_t* totals);

/// Moves a team that fails a gate from `here` to `failed`.
void fail(std::size_t lanes, const Judged& gate);

void cut(std::size_t lanes, const Cut& rule);

/// Puts the larger of two values first.
struct Comparison {
    std::uint32_t i, j; ///< i < j
};
/// The comparisons that sort `count` values, at most max_teams, largest first: Batcher's odd-even merge
/// (Knuth, The Art of Computer Programming 3, 5.2.2, algorithm M).
[[nodiscard]] std::span<const Comparison> comparisons_that_sort(std::size_t count);

} // namespace cutline::batch
