#pragma once
/// Which trials a block plays, and their draws as columns.

#include "engine/batch/arena.hpp"

#include <cutline/random/known.hpp>
#include <cutline/random/stream.hpp>

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace cutline::batch {

/// Draws of consecutive trials, each column made when it is first asked for and kept until the next block.
class ColumnCache {
  public:
    /// @param first  trial, a multiple of 32  @param lanes  a multiple of 32
    void start(std::uint64_t first, std::size_t lanes);

    [[nodiscard]] const std::int32_t* words(Key key);
    [[nodiscard]] const float* normals(Key key);
    [[nodiscard]] std::uint64_t first() const { return first_; }
    [[nodiscard]] std::size_t lanes() const { return lanes_; }

  private:
    /// More columns than this are made anew each time, into one that is overwritten, so that memory stays
    /// bounded.
    static constexpr std::size_t most_columns = 8192;

    template <class T, class Fill>
    const T* find_or_make(std::unordered_map<std::uint64_t, const T*>& known, T* spare, Key key, Fill fill);

    Arena arena_;
    std::uint64_t first_ = 0;
    std::size_t lanes_ = 0;
    std::unordered_map<std::uint64_t, const std::int32_t*> words_;
    std::unordered_map<std::uint64_t, const float*> normals_;
    std::int32_t* spare_words_ = nullptr;
    float* spare_normals_ = nullptr;
};

/// The trials of a block: consecutive ones, or those of a larger block that fall to one plan.
class Lanes {
  public:
    /// Consecutive trials. @param first  a multiple of 32
    /// @param known  of the stretch in which the trials lie, for as long as they are played; may be null
    void start(std::uint64_t first, std::size_t count, const Stretch* known = nullptr);
    /// Some of the trials that a cache holds. @param chosen  their positions in it, at least one
    void start(ColumnCache& cache, std::span<const std::uint32_t> chosen, const Stretch* known = nullptr);

    [[nodiscard]] std::size_t count() const { return trials_.size(); }
    /// `count` rounded up to whole tiles: the length of every column.
    [[nodiscard]] std::size_t padded() const { return padded_; }
    [[nodiscard]] const std::vector<std::uint64_t>& trials() const { return trials_; }

    /// Columns of a stream; they live as long as what is taken from the arena. @param word  as in `word_at`
    [[nodiscard]] const std::int32_t* words(Key key, Arena& arena, std::uint32_t word = 0) const;
    [[nodiscard]] const float* normals(Key key, Arena& arena) const;

    /// The word of one lane, where a column would be too much.
    [[nodiscard]] std::int32_t word(Key key, std::size_t lane) const;
    /// What is known of numbers that a stream draws together, in one lane; null if nothing is.
    [[nodiscard]] const double* together(Key key, std::size_t lane) const;

  private:
    /// What is known of a stream, in every lane.
    template <class T>
    [[nodiscard]] const T* spread(const T* known, Arena& arena) const;
    template <class T>
    [[nodiscard]] const T* chosen_of(const T* all, Arena& arena) const;

    std::vector<std::uint64_t> trials_;
    std::size_t padded_ = 0;
    ColumnCache* cache_ = nullptr;
    const Stretch* known_ = nullptr;
    Arena room_;                           ///< of the places
    const std::int32_t* places_ = nullptr; ///< in the cache; past the last trial, the first again
};

/// `lanes` rounded up to whole tiles.
[[nodiscard]] std::size_t whole_tiles(std::size_t lanes);

} // namespace cutline::batch
