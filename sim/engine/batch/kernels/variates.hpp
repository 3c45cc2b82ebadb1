#pragma once
/// Random words and normal variates, a column at a time.

#include <cutline/random/stream.hpp>

#include <cstddef>
#include <cstdint>

namespace cutline::batch {

/// Words of whole tiles of one stream: lane i is trial 32 × first_tile + i. @param word  as in `word_at`
void fill_words(Key key, std::uint64_t first_tile, std::size_t lanes, std::int32_t* words,
                std::uint32_t word = 0);
/// The same as standard normals.
void fill_normals(Key key, std::uint64_t first_tile, std::size_t lanes, float* normals);

} // namespace cutline::batch
