#pragma once
/// A long run split into shards that several machines play, each on its own.

#include <cstdint>

namespace cutline {

inline constexpr std::uint64_t most_shards = 65'536;

/// Number `number` of `count`, from 1. The whole run is 1 of 1.
struct Shard {
    std::uint64_t number = 1;
    std::uint64_t count = 1; ///< at most most_shards
    friend bool operator==(const Shard&, const Shard&) = default;
};

/// Trials first … last-1.
struct TrialRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    friend bool operator==(const TrialRange&, const TrialRange&) = default;
};

/// The trials of a shard of a run: whole batches, as many as the others' or one more or less; the last shard
/// takes what is left of a batch too. Where there are fewer batches than shards, some have none.
[[nodiscard]] TrialRange trials_of(Shard shard, std::uint64_t trials);

} // namespace cutline
