#include "engine/batch/lanes.hpp"

#include "engine/batch/kernels/values.hpp"
#include "engine/batch/kernels/variates.hpp"

#include <algorithm>
#include <numeric>

namespace cutline::batch {

std::size_t whole_tiles(std::size_t lanes) {
    return (lanes + tile_trials - 1) / tile_trials * tile_trials;
}

void ColumnCache::start(std::uint64_t first, std::size_t lanes) {
    arena_.reset();
    words_.clear();
    normals_.clear();
    first_ = first;
    lanes_ = whole_tiles(lanes);
    spare_words_ = arena_.take<std::int32_t>(lanes_);
    spare_normals_ = arena_.take<float>(lanes_);
}

template <class T, class Fill>
const T* ColumnCache::find_or_make(std::unordered_map<std::uint64_t, const T*>& known, T* spare, Key key,
                                   Fill fill) {
    if (const auto found = known.find(key.value); found != known.end())
        return found->second;
    const bool keep = words_.size() + normals_.size() < most_columns;
    auto* const column = keep ? arena_.take<T>(lanes_) : spare;
    fill(key, first_ / tile_trials, lanes_, column);
    if (keep)
        known.emplace(key.value, column);
    return column;
}

const std::int32_t* ColumnCache::words(Key key) {
    return find_or_make(words_, spare_words_, key,
                        [](Key of, std::uint64_t tile, std::size_t lanes, std::int32_t* to) {
                            fill_words(of, tile, lanes, to);
                        });
}
const float* ColumnCache::normals(Key key) {
    return find_or_make(normals_, spare_normals_, key, fill_normals);
}

void Lanes::start(std::uint64_t first, std::size_t count, const Stretch* known) {
    known_ = known;
    trials_.resize(count);
    std::iota(trials_.begin(), trials_.end(), first);
    padded_ = whole_tiles(count);
    cache_ = nullptr;
}

void Lanes::start(ColumnCache& cache, std::span<const std::uint32_t> chosen, const Stretch* known) {
    known_ = known;
    trials_.resize(chosen.size());
    std::ranges::transform(chosen, trials_.begin(),
                           [&](std::uint32_t position) { return cache.first() + position; });
    padded_ = whole_tiles(chosen.size());
    cache_ = &cache;
    room_.reset();
    auto* const places = room_.take<std::int32_t>(padded_);
    std::ranges::copy(chosen, places);
    std::fill(places + chosen.size(), places + padded_, static_cast<std::int32_t>(chosen.front()));
    places_ = places;
}

template <class T>
const T* Lanes::chosen_of(const T* all, Arena& arena) const {
    auto* const column = arena.take<T>(padded_);
    pick(padded_, places_, all, column);
    return column;
}

template <class T>
const T* Lanes::spread(const T* known, Arena& arena) const {
    auto* const column = arena.take<T>(padded_);
    for (std::size_t lane = 0; lane < padded_; ++lane)
        column[lane] = known[Stretch::draw_of(trials_[lane < trials_.size() ? lane : 0])];
    return column;
}

const std::int32_t* Lanes::words(Key key, Arena& arena, std::uint32_t word) const {
    if (known_ != nullptr && word == 0)
        if (const auto* const known = known_->words(key))
            return spread(known, arena);
    if (cache_ != nullptr && word == 0)
        return chosen_of(cache_->words(key), arena);
    const auto length = cache_ != nullptr ? cache_->lanes() : padded_;
    const auto first = cache_ != nullptr ? cache_->first() : trials_.front();
    auto* const column = arena.take<std::int32_t>(length);
    fill_words(key, first / tile_trials, length, column, word);
    return cache_ != nullptr ? chosen_of(column, arena) : column;
}

const float* Lanes::normals(Key key, Arena& arena) const {
    if (known_ != nullptr)
        if (const auto* const known = known_->normals(key))
            return spread(known, arena);
    if (cache_ != nullptr)
        return chosen_of(cache_->normals(key), arena);
    auto* const column = arena.take<float>(padded_);
    fill_normals(key, trials_.front() / tile_trials, padded_, column);
    return column;
}

std::int32_t Lanes::word(Key key, std::size_t lane) const {
    if (known_ != nullptr)
        if (const auto* const known = known_->words(key))
            return known[Stretch::draw_of(trials_[lane])];
    return word_at(key, trials_[lane]);
}

const double* Lanes::together(Key key, std::size_t lane) const {
    return known_ == nullptr ? nullptr : known_->together(key, Stretch::draw_of(trials_[lane]));
}

} // namespace cutline::batch
