#include "engine/batch/lanes.hpp"

#include "engine/batch/kernels.hpp"

#include <numeric>

namespace cutline::batch {
namespace {

std::size_t whole_tiles(std::size_t lanes) {
    return (lanes + tile_trials - 1) / tile_trials * tile_trials;
}

} // namespace

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
    return find_or_make(words_, spare_words_, key, fill_words);
}
const float* ColumnCache::normals(Key key) {
    return find_or_make(normals_, spare_normals_, key, fill_normals);
}

Lanes::Lanes(std::uint64_t first, std::size_t count, Arena& arena, const Stretch* known)
    : trials_(count), padded_(whole_tiles(count)), arena_(&arena), known_(known) {
    std::iota(trials_.begin(), trials_.end(), first);
}

Lanes::Lanes(ColumnCache& cache, std::span<const std::uint32_t> chosen, Arena& arena, const Stretch* known)
    : padded_(whole_tiles(chosen.size())), cache_(&cache), chosen_(chosen), arena_(&arena), known_(known) {
    for (const auto position : chosen)
        trials_.push_back(cache.first() + position);
}

template <class T>
const T* Lanes::spread(const T* known, T* column) const {
    for (std::size_t lane = 0; lane < padded_; ++lane)
        column[lane] = known[Stretch::draw_of(trials_[lane < trials_.size() ? lane : 0])];
    return column;
}

const std::int32_t* Lanes::words(Key key) const {
    auto* const column = arena_->take<std::int32_t>(padded_);
    if (known_ != nullptr)
        if (const auto* const known = known_->words(key))
            return spread(known, column);
    if (cache_ == nullptr) {
        fill_words(key, trials_.front() / tile_trials, padded_, column);
        return column;
    }
    const auto* const all = cache_->words(key);
    for (std::size_t lane = 0; lane < padded_; ++lane)
        column[lane] = all[chosen_[lane < chosen_.size() ? lane : 0]];
    return column;
}

const float* Lanes::normals(Key key) const {
    auto* const column = arena_->take<float>(padded_);
    if (known_ != nullptr)
        if (const auto* const known = known_->normals(key))
            return spread(known, column);
    if (cache_ == nullptr) {
        fill_normals(key, trials_.front() / tile_trials, padded_, column);
        return column;
    }
    const auto* const all = cache_->normals(key);
    for (std::size_t lane = 0; lane < padded_; ++lane)
        column[lane] = all[chosen_[lane < chosen_.size() ? lane : 0]];
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
